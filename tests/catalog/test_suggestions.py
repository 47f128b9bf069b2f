"""What is suggested beside a template: what it shares with others, the rarer the better."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from gallery.catalog.models import DiagramTemplate, Tag
from gallery.catalog.suggestions import suggestions_for
from tests.catalog.published import SOURCE, publish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_django import DjangoAssertNumQueries

    from gallery.catalog.suggestions import Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def source(*steps: str) -> str:
    """Return a source with these steps in a row."""
    nodes = "".join(f'  n{number}: rectangle label:"{step}"\n' for number, step in enumerate(steps, start=1))
    edges = "".join(
        f"  n{number}.handle(right) -> n{number + 1}.handle(left)\n" for number in range(1, len(steps))
    )
    return f"Desk {{ # Crew\n{nodes}{edges}}}\n"


def make(
    slug: str, *, steps: Sequence[str] = ("Go",), tags: Sequence[str] = (), **fields: Any
) -> DiagramTemplate:
    """Publish a template that says nothing but these things."""
    plain = {"title_en": slug, "title_fr": "", "summary_en": "-", "summary_fr": ""}
    template = publish(slug, **plain | {"source_en": source(*steps)} | fields)
    template.tags.set(
        Tag.objects.get_or_create(slug=tag, name_en=tag, name_fr=f"{tag}-fr")[0] for tag in tags
    )
    return template


def fill(count: int = 8) -> None:
    """Publish templates that say other things."""
    for number in range(count):
        make(f"other{number}", tags=["common"], steps=("Wait",))


def slugs(suggestions: Sequence[Suggestion]) -> list[str]:
    return [suggestion.template.slug for suggestion in suggestions]


def test_a_shared_tag_is_a_reason() -> None:
    fill()
    one = make("one", tags=["deployment", "release"])
    make("two", tags=["deployment", "release", "else"])

    [suggestion] = suggestions_for(one, "en")

    assert suggestion.template.slug == "two"
    assert sorted(suggestion.shared_tags) == ["deployment", "release"]
    assert suggestion.shared_steps == suggestion.shared_words == []


def test_a_rare_tag_weighs_more_than_a_common_one() -> None:
    fill(6)
    one = make("one", tags=["rare", "common"])
    make("two", tags=["rare"])

    found = suggestions_for(one, "en")

    assert slugs(found)[0] == "two"
    assert found[1].shared_tags == ["common"]


def test_a_shared_step_is_a_reason_whatever_its_case_and_accents() -> None:
    fill()
    one = make("one", steps=("Déployer la version", "Roll back"))
    make("two", steps=("Start", "deployer la VERSION"))

    [suggestion] = suggestions_for(one, "en")

    assert suggestion.shared_steps == ["Déployer la version"]
    assert suggestion.shared_words == []  # they are in the step


def test_a_step_that_most_have_is_none() -> None:
    for number in range(4):
        make(f"other{number}", steps=("Wait", "Start"))
    one = make("one", steps=("Begin", "Wait"))

    assert suggestions_for(one, "en") == []


def test_steps_that_co_occur_rank_higher_than_their_words() -> None:
    fill()
    one = make("one", steps=("Review contract", "Archive ticket"))
    make("words", steps=("Review ticket", "Archive contract"))
    make("steps", steps=("Archive ticket", "Review contract"))

    found = suggestions_for(one, "en")

    assert slugs(found) == ["steps", "words"]
    assert sorted(found[1].shared_words) == ["archive", "contract", "review", "ticket"]


def test_words_are_shown_as_they_are_written() -> None:
    fill()
    one = make("one", title_en="Vérifier une API of SLA")
    make("two", title_en="verifier api")

    [suggestion] = suggestions_for(one, "en")

    assert sorted(suggestion.shared_words) == ["API", "vérifier"]


def test_the_language_asked_for_counts() -> None:
    fill()
    one = make("one", title_fr="Déploiement progressif", tags=["release"])
    make("two", title_fr="Un déploiement", tags=["release"])

    [suggestion] = suggestions_for(one, "fr")

    assert suggestion.shared_words == ["déploiement"]
    assert suggestion.shared_tags == ["release-fr"]
    assert suggestions_for(one, "en")[0].shared_words == []


@pytest.mark.parametrize(
    ("fields", "offered"),
    [
        ({"status": "draft", "published_at": None}, True),
        ({"published_at": datetime(2100, 1, 1, tzinfo=UTC)}, True),
        ({"status": "archived"}, False),
        ({"expires_at": datetime(2026, 2, 1, tzinfo=UTC)}, False),
    ],
)
def test_what_visitors_will_not_see_again_is_left_out(fields: dict[str, Any], *, offered: bool) -> None:
    fill()
    one = make("one", tags=["release"])
    make("two", tags=["release"], **fields)

    assert slugs(suggestions_for(one, "en")) == ["two"] * offered


def test_drafts_are_weighed_like_any_other() -> None:
    fill()
    draft = make("draft", tags=["release"], steps=("Ship it",), status="draft", published_at=None)
    make("two", tags=["release"], steps=("Ship it",))

    [suggestion] = suggestions_for(draft, "en")

    assert (suggestion.shared_tags, suggestion.shared_steps) == (["release"], ["Ship it"])


def test_a_template_with_a_broken_source_has_suggestions() -> None:
    fill()
    draft = make("draft", tags=["release"], status="draft", source_en="nonsense {")
    make("two", tags=["release"])

    assert slugs(suggestions_for(draft, "en")) == ["two"]


def test_what_is_recommended_already_is_left_out() -> None:
    fill()
    one, two, three = (make(slug, tags=["release"]) for slug in ("one", "two", "three"))

    assert slugs(suggestions_for(one, "en", without=[two.pk])) == [three.slug]
    assert slugs(suggestions_for(one, "en", limit=1)) == [three.slug]


def test_nothing_in_common_is_no_suggestion() -> None:
    fill()

    assert suggestions_for(make("one"), "en") == []


def test_takes_four_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    fill()
    one = make("one", tags=["release"], source_en=SOURCE)
    for number in range(20):
        make(f"like{number}", tags=["release"], source_en=SOURCE)

    with django_assert_num_queries(4):
        found = suggestions_for(one, "en")
        assert [suggestion.template.category.name for suggestion in found]
