"""What visitors read of the editions of a template."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from django.utils.translation import override

from gallery.catalog.editions import editions_of
from tests.catalog.api.described import get
from tests.catalog.clock import set_clock
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from gallery.catalog.models import DiagramTemplate

pytestmark = pytest.mark.django_db

BEGIN = datetime(2026, 1, 31, tzinfo=UTC)


def with_editions(*notes: tuple[str, str]) -> DiagramTemplate:
    """Publish a template with an edition a day after the first, each with a note in English and French."""
    template = publish("canary", version=len(notes) + 1)
    for day, (english, french) in enumerate(notes, start=1):
        template.editions.create(
            number=day + 1, came_out_at=BEGIN + timedelta(days=day), note_en=english, note_fr=french
        )
    return template


def lines_after(page: Page, heading: str, count: int) -> list[str]:
    start = page.lines.index(heading) + 1
    return page.lines[start : start + count]


class TestOnThePage:
    @pytest.mark.parametrize(
        ("prefix", "rows"),
        [
            (
                "",
                [
                    *("v3", "Feb. 2, 2026", "Revised"),
                    *("v2", "Feb. 1, 2026", "Rolls back on a timeout"),
                    *("v1", "Jan. 31, 2026", "First published"),
                ],
            ),
            (
                "/fr",
                [
                    *("v3", "2 février 2026", "Révision"),
                    *("v2", "1 février 2026", "Revient en arrière après un délai"),
                    *("v1", "31 janvier 2026", "Première publication"),
                ],
            ),
        ],
    )
    def test_stand_latest_first_with_what_is_new(self, client: Client, prefix: str, rows: list[str]) -> None:
        with_editions(("Rolls back on a timeout", "Revient en arrière après un délai"), ("", ""))
        page = Page(client.get(f"{prefix}/templates/canary/").text)

        assert lines_after(page, "Versions", 9) == rows
        assert "#versions" in page.links
        assert page.all("time", datetime="2026-02-01")
        assert not page.all("details", class_="editions__earlier")

    def test_are_in_english_where_there_is_no_french(self, client: Client) -> None:
        with_editions(("Rolls back on a timeout", ""))
        page = Page(client.get("/fr/templates/canary/").text)

        assert page.all("span", class_="edition__note", lang="en")
        assert "Rolls back on a timeout" in page.lines

    def test_are_not_listed_while_there_is_but_one(self, client: Client) -> None:
        publish("canary")
        page = Page(client.get("/templates/canary/").text)

        assert "Versions" not in page.lines
        assert "#versions" not in page.links

    def test_are_folded_up_from_the_fourth_on(self, client: Client) -> None:
        with_editions(*[(f"News {number}", "") for number in range(2, 6)])
        page = Page(client.get("/templates/canary/").text)

        assert page.all("details", class_="editions__earlier")
        place = page.lines.index("2 earlier versions")
        assert "News 3" in page.lines[:place]
        assert "News 2" in page.lines[place:]
        assert "First published" in page.lines[place:]

    def test_cost_a_query_only_where_there_are_several(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with_editions(("", ""), ("", ""))
        client.get("/templates/canary/")  # takes the census
        with django_assert_num_queries(5):
            client.get("/templates/canary/")


def test_stand_in_the_markdown_file(client: Client) -> None:
    with_editions(("Rolls back on *any* timeout", ""))
    text = client.get("/templates/canary.md").text

    assert text.endswith(
        "\n## Versions\n\n"
        "- v2 (Feb. 1, 2026): Rolls back on \\*any\\* timeout\n"
        "- v1 (Jan. 31, 2026): First published\n"
    )


def test_the_markdown_file_says_nothing_of_a_single_one(client: Client) -> None:
    publish("canary")

    assert "## Versions" not in client.get("/templates/canary.md").text


def test_stand_in_the_api_in_both_languages(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with_editions(("Rolls back", "Revient en arrière"), ("", ""))
    client.get("/api/v1/templates/canary/")  # takes the census
    with django_assert_num_queries(5):
        answer = get(client, "/api/v1/templates/canary/")

    assert answer["editions"] == [
        {"version": 3, "published_at": "2026-02-02T00:00:00Z", "note": {"en": None, "fr": None}},
        {
            "version": 2,
            "published_at": "2026-02-01T00:00:00Z",
            "note": {"en": "Rolls back", "fr": "Revient en arrière"},
        },
        {"version": 1, "published_at": "2026-01-31T00:00:00Z", "note": {"en": None, "fr": None}},
    ]


def test_stand_in_the_feed(client: Client) -> None:
    with_editions(("Rolls <back>", ""))
    feed = ET.fromstring(client.get("/feed.atom").text)  # noqa: S314 (our own)
    (content,) = feed.iterfind(".//{http://www.w3.org/2005/Atom}content")

    assert lines_after(Page(content.text or ""), "Versions", 2) == [
        "v2 · Feb. 1, 2026 · Rolls <back>",
        "v1 · Jan. 31, 2026 · First published",
    ]


class TestComingOut:
    def test_what_an_editor_says_is_read_by_visitors(self) -> None:
        template = publish("canary")
        template.summary_en = "Something else."
        template.edition_notes = {"en": "Says more", "fr": "En dit plus"}
        template.save()
        with override("fr"):
            latest, first = editions_of(template)

        assert (latest.number, latest.text, latest.language) == (2, "En dit plus", "")
        assert first.came_out_at == template.published_at

    def test_what_is_written_before_the_first_comes_out_is_part_of_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = timezone.now().replace(microsecond=0) + timedelta(days=1)
        template = publish("canary", published_at=out)
        template.summary_en = "Something else."
        template.published_at = out + timedelta(hours=1)
        template.save()

        assert (template.version, template.updated_at) == (1, out + timedelta(hours=1))
        set_clock(monkeypatch, out + timedelta(hours=2))
        template.summary_en = "Something else again."
        template.save()
        assert (template.version, template.updated_at) == (2, out + timedelta(hours=2))

    def test_one_that_is_scheduled_comes_out_at_its_time(self) -> None:
        template = publish("canary")
        out = timezone.now().replace(microsecond=0) + timedelta(days=1)
        template.published_at, template.summary_en = out, "Something else."
        template.save()

        assert (template.version, template.updated_at) == (2, out)
        assert template.editions.get().came_out_at == out
