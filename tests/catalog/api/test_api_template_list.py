"""The list of templates for programs: what readers find with the same parameters, and in the same order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from gallery.catalog.models import Tag
from tests.catalog.api.described import get
from tests.catalog.published import FRENCH_SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

LIST = "/api/v1/templates/"

DECISION = """Desk { # Support desk
  n1: circle label:"Start"
  n2: diamond label:"Urgent?"
  n3: rectangle label:"Escalate"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left) [label="Yes"]
  loop [until calm] n2 n3
}
Lab { # Laboratory
  n4: circle label:"End"
}
"""


def slugs(answer: dict[str, Any]) -> list[str]:
    return [template["slug"] for template in answer["results"]]


@pytest.fixture
def three() -> None:
    """Publish three templates of different kinds."""
    urgent = Tag.objects.create(slug="urgent", name_en="Urgent", name_fr="Urgence")
    publish("beta", published_at=datetime(2026, 3, 1, tzinfo=UTC), title_fr="Abeille")
    publish("alpha", published_at=datetime(2026, 2, 1, tzinfo=UTC), use_count=5)
    publish(
        "gamma",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        category=make_category("incidents"),
        source_en=DECISION,
        summary_en="Gamma rolls back.",
    ).tags.add(urgent)


@pytest.mark.usefixtures("three")
class TestAsked:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["beta", "alpha", "gamma"]),
            ("q=gam", ["gamma"]),
            ("q=GAMAM", ["gamma"]),
            ("category=patterns", ["beta", "alpha"]),
            ("category=patterns&category=incidents", ["beta", "alpha", "gamma"]),
            ("tag=urgent", ["gamma"]),
            ("lanes=2", ["gamma"]),
            ("size=small", ["beta", "alpha", "gamma"]),
            ("size=large", []),
            ("loop=1", ["gamma"]),
            ("decision=1", ["gamma"]),
            ("sort=title", ["alpha", "beta", "gamma"]),
            ("sort=title&language=fr", ["beta", "alpha", "gamma"]),
            ("sort=copied", ["alpha", "beta", "gamma"]),
            ("q=gamma&category=patterns", []),
            ("per_page=2", ["beta", "alpha"]),
            ("per_page=2&page=2", ["gamma"]),
        ],
    )
    def test_gives_what_was_asked_for(self, client: Client, query: str, found: list[str]) -> None:
        answer = get(client, f"{LIST}?{query}")

        assert slugs(answer) == found
        assert answer["ignored"] == []

    @pytest.mark.parametrize(
        ("query", "ignored"),
        [
            ("catgory=patterns", [("catgory", "patterns")]),
            ("utm=", [("utm", "")]),
            ("category=nowhere&category=patterns", [("category", "nowhere")]),
            (
                "lanes=0&size=huge&loop=no&decision=2",
                [("lanes", "0"), ("size", "huge"), ("loop", "no"), ("decision", "2")],
            ),
            ("tag=nothing", [("tag", "nothing")]),
            ("sort=random", [("sort", "random")]),
            ("sort=relevance", [("sort", "relevance")]),
            ("language=de", [("language", "de")]),
            ("per_page=0", [("per_page", "0")]),
            ("per_page=5&per_page=6", [("per_page", "5")]),
            ("language=en&language=fr&language=en", [("language", "en"), ("language", "fr")]),
            ("q=alpha&q=gamma", [("q", "alpha")]),
            ("per_page=101", [("per_page", "101")]),
            ("per_page=many", [("per_page", "many")]),
            ("page=0", [("page", "0")]),
            ("page=last", [("page", "last")]),
            ("page=99", [("page", "99")]),
            ("q=%00", [("q", "\0")]),
        ],
    )
    def test_what_cannot_be_drops_only_itself_and_is_listed(
        self, client: Client, query: str, ignored: list[tuple[str, str]]
    ) -> None:
        answer = get(client, f"{LIST}?{query}&decision=1")

        assert [(part["parameter"], part["value"]) for part in answer["ignored"]] == ignored
        assert slugs(answer) == ([] if "category=" in query else ["gamma"])

    def test_empty_parameters_are_not_asked_for(self, client: Client) -> None:
        answer = get(client, f"{LIST}?q=&category=&sort=&page=&per_page=&language=")

        assert answer["ignored"] == []
        assert answer["count"] == 3

    def test_counts_follow_the_other_filters(self, client: Client) -> None:
        facets = get(client, f"{LIST}?category=incidents&decision=1")["facets"]

        assert facets["category"] == [
            {"value": "incidents", "count": 1, "chosen": True},
            {"value": "patterns", "count": 0, "chosen": False},
        ]
        assert facets["tag"] == [{"value": "urgent", "count": 1, "chosen": False}]
        assert [value["count"] for value in facets["lanes"]] == [0, 1, 0, 0, 0]

    def test_leads_from_page_to_page(self, client: Client) -> None:
        address: str | None = f"{LIST}?size=small&sort=title&language=fr&per_page=1"
        found, back = [], []
        while address:
            answer = get(client, address)
            found += slugs(answer)
            back.append(answer["previous"])
            address = answer["next"]

        assert found == ["beta", "alpha", "gamma"]
        assert (answer["page"], answer["pages"], answer["per_page"], answer["count"]) == (3, 3, 1, 3)
        assert back[0] is None
        assert slugs(get(client, back[2])) == ["alpha"]

    def test_says_what_was_corrected(self, client: Client) -> None:
        answer = get(client, f"{LIST}?q=gamam")

        assert answer["corrections"] == [{"typed": "gamam", "used": "gamma"}]

    def test_says_which_label_was_found(self, client: Client) -> None:
        step, title = get(client, f"{LIST}?q=escalate"), get(client, f"{LIST}?q=gamma")

        assert step["results"][0]["found_in"] == {"kind": "step", "text": "Escalate", "translation": None}
        assert title["results"][0]["found_in"] is None

    def test_says_what_was_found_in_the_other_language(self, client: Client) -> None:
        tag, title = get(client, f"{LIST}?q=urgence"), get(client, f"{LIST}?q=abeille")

        assert tag["results"][0]["found_in"] == {
            "kind": "tag",
            "text": "Urgent",
            "translation": {"language": "fr", "text": "Urgence"},
        }
        assert title["results"][0]["found_in"] == {
            "kind": "title",
            "text": "Beta",
            "translation": {"language": "fr", "text": "Abeille"},
        }


def test_a_template_in_short(client: Client) -> None:
    template = publish("canary", source_fr=FRENCH_SOURCE)
    template.tags.add(Tag.objects.create(slug="urgent", name_en="Urgent"))
    (found,) = get(client, LIST)["results"]

    assert found["title"] == {"en": "Canary", "fr": "Canary en français"}
    assert found["category"] == {"slug": "patterns", "name": {"en": "patterns", "fr": "patterns"}}
    assert found["tags"] == [{"slug": "urgent", "name": {"en": "Urgent", "fr": None}}]
    assert found["facts"] == {"lanes": 1, "steps": 2, "decisions": 0, "loops": 0}
    assert found["published_at"] == found["updated_at"] == "2026-01-31T00:00:00Z"
    assert found["version"] == 1
    assert found["license"]["name"] == "MIT"


def test_a_missing_translation_is_null(client: Client) -> None:
    publish("canary", title_fr="", summary_fr="")
    (found,) = get(client, f"{LIST}?language=fr")["results"]

    assert found["title"] == {"en": "Canary", "fr": None}
    assert found["summary"]["fr"] is found["page"]["fr"] is found["picture"]["fr"] is None
    assert found["preview"]["fr"] is None


def test_only_what_is_public(client: Client) -> None:
    publish("alpha")
    publish("beta", status="draft")
    publish("gamma", published_at=timezone.now() + timedelta(days=1))

    assert slugs(get(client, LIST)) == ["alpha"]


def test_an_empty_gallery_is_an_empty_page(client: Client) -> None:
    answer = get(client, LIST)

    assert (answer["count"], answer["pages"], answer["results"]) == (0, 1, [])


@pytest.mark.parametrize(
    ("query", "number", "first"), [("", 3, 7), ("?q=alhpa&language=fr&size=small&page=2", 4, 9)]
)
def test_asks_the_database_so_many_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, query: str, number: int, first: int
) -> None:
    tag = Tag.objects.create(slug="urgent", name_en="Urgent")
    for position in range(3):
        publish(f"alpha-{position}", source_fr=FRENCH_SOURCE).tags.add(tag)

    with django_assert_num_queries(first):  # what facets count is read once for each state of the catalogue
        client.get(f"{LIST}{query}")
    with django_assert_num_queries(number):
        client.get(f"{LIST}{query}")
