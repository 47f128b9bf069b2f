"""A diagram on which the engine fails: kept with its code, told plainly everywhere, tried again."""

from __future__ import annotations

import logging
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches
from django.core.management import call_command

from gallery import flowzap
from gallery.catalog.api.drawings import drawing_of
from gallery.catalog.files.creating import create_templates
from gallery.catalog.history.comparing import compare_sources
from gallery.catalog.making import entries as making
from gallery.catalog.models import DiagramTemplate, Shortcoming
from gallery.catalog.previews.addresses import template_preview
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

DESK = "/admin/catalog/diagramtemplate/"
SAID = "This diagram could not be drawn."
SAID_IN_FRENCH = "Ce diagramme n’a pas pu être dessiné."


class BrokenEngineError(Exception):
    """What a fault of the engine raises."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Have the engine fail on every diagram, until the test undoes it."""

    def draw(*_args: object, **_kwargs: object) -> None:
        raise BrokenEngineError("no place for n7")

    drawing_of.cache_clear()
    caches["pictures"].clear()
    monkeypatch.setattr(flowzap, "draw", draw)
    return monkeypatch


@pytest.fixture
def undrawn(broken: pytest.MonkeyPatch) -> DiagramTemplate:
    return publish("canary", source_fr=FRENCH_SOURCE)


def undrawn_languages() -> list[str]:
    found = Shortcoming.objects.filter(kind="undrawn").order_by("language")
    return list(found.values_list("language", flat=True))


class TestSaving:
    @pytest.mark.usefixtures("undrawn")
    def test_keeps_the_template_with_its_code(self) -> None:
        kept = DiagramTemplate.objects.get(slug="canary")

        assert kept.source_en == SOURCE
        assert (kept.lane_count, kept.step_count) == (1, 2)
        assert not kept.drawings.exists()
        assert kept.search_entries.count() == 2

    @pytest.mark.usefixtures("broken")
    def test_is_logged_once_with_slug_and_traceback(self, caplog: pytest.LogCaptureFixture) -> None:
        publish("canary", source_fr=FRENCH_SOURCE)

        (record,) = caplog.records
        assert record.levelno == logging.ERROR
        assert "canary could not be drawn (en, fr)" in record.getMessage()
        assert "no place for n7" in record.getMessage()
        assert "Traceback" in record.getMessage()

    def test_takes_away_the_drawing_of_what_was_there_before(self, monkeypatch: pytest.MonkeyPatch) -> None:
        template = publish("canary", source_fr=FRENCH_SOURCE)
        assert template.drawings.count() == 4
        to_svg = flowzap.to_svg

        def write(drawing: flowzap.Drawing, title: str, *rest: str, **more: str) -> str:
            if title == "New":
                raise BrokenEngineError
            return to_svg(drawing, title, *rest, **more)

        monkeypatch.setattr(flowzap, "to_svg", write)
        template.title_en = "New"
        template.save()

        assert set(template.drawings.values_list("language", flat=True)) == {"fr"}
        assert undrawn_languages() == ["en"]

    @pytest.mark.usefixtures("broken")
    def test_in_bulk_is_the_same(self, caplog: pytest.LogCaptureFixture) -> None:
        (entry,) = making.templates(1, seed=1)
        make_category(entry.category)
        create_templates([entry])

        assert DiagramTemplate.objects.get().step_count >= 8
        assert undrawn_languages() == ["en", "fr"]
        assert [record.getMessage().split(" (")[0] for record in caplog.records] == [
            f"Template {entry.slug} could not be drawn"
        ]

    def test_redraw_tries_again(self, undrawn: DiagramTemplate, broken: pytest.MonkeyPatch) -> None:
        assert undrawn_languages() == ["en", "fr"]
        call_command("redraw", stdout=StringIO())
        assert undrawn_languages() == ["en", "fr"]

        broken.undo()
        call_command("redraw", stdout=(said := StringIO()))

        assert said.getvalue() == "1 redrawn, 1 indexed\n"
        assert undrawn_languages() == []
        assert undrawn.drawings.count() == 4

    def test_redraw_tries_again_what_is_drawn_in_one_language(self) -> None:
        template = publish("canary", source_fr=FRENCH_SOURCE)
        template.drawings.filter(language="fr").delete()
        template.shortcomings.create(kind="undrawn", language="fr", field="source_en")

        call_command("redraw", stdout=StringIO())

        assert template.drawings.count() == 4
        assert undrawn_languages() == []


@pytest.mark.usefixtures("undrawn")
class TestVisitors:
    @pytest.mark.parametrize(
        ("address", "said", "code"),
        [
            ("/templates/canary/", f"{SAID} Its whole code is below.", "Answer"),
            ("/fr/templates/canary/", f"{SAID_IN_FRENCH} Son code complet figure ci-dessous.", "Answer"),
        ],
    )
    def test_the_page_says_so_and_shows_the_code(
        self, client: Client, address: str, said: str, code: str
    ) -> None:
        response = client.get(address)
        page = Page(response.text)

        assert response.status_code == 200
        assert said in page.lines
        assert f'n2: rectangle label:"{code}"' in page.lines
        assert not any(str(link).endswith((".svg", ".png")) for link in page.links)

    @pytest.mark.parametrize(("address", "said"), [("/templates/", SAID), ("/fr/templates/", SAID_IN_FRENCH)])
    def test_its_card_says_so(self, client: Client, address: str, said: str) -> None:
        page = Page(client.get(address).text)

        assert said in page.lines
        assert not page.all("img", width="640")

    @pytest.mark.parametrize(
        ("address", "said"), [("/embed/canary/", SAID), ("/fr/embed/canary/", SAID_IN_FRENCH)]
    )
    def test_a_frame_says_so(self, client: Client, address: str, said: str) -> None:
        response = client.get(address)

        assert response.status_code == 200
        assert said in Page(response.text).lines

    @pytest.mark.parametrize("ending", ["svg", "png", "svg?theme=dark", "svg?labels=fr"])
    def test_a_picture_is_not_found(self, client: Client, ending: str) -> None:
        response = client.get(f"/templates/canary.{ending}")

        assert response.status_code == 404
        assert response.headers["Content-Type"].startswith("text/plain")
        assert response.text == f"Canary\n{SAID}\nhttp://testserver/templates/canary/\n"

    def test_a_preview_has_words_only(self, client: Client) -> None:
        template = DiagramTemplate.objects.get()
        response = client.get(template_preview(template, "en"))

        assert response.status_code == 200
        assert response.content.startswith(b"\x89PNG")

    @pytest.mark.parametrize("address", ["/feed.atom", "/fr/feed.atom", "/sitemap.xml", "/llms.txt"])
    def test_feeds_and_lists_are_whole(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 200

    def test_the_text_for_programs_says_so(self, client: Client) -> None:
        text = client.get("/templates/canary.md").text

        assert SAID in text
        assert "![" not in text
        assert 'n2: rectangle label:"Answer"' in text

    def test_the_api_has_no_drawing(self, client: Client) -> None:
        answer = client.get("/api/v1/templates/canary/").json()

        assert answer["drawing"] == {"en": None, "fr": None}
        assert answer["source"]

    def test_a_fault_in_telling_the_steps_costs_only_those(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def describe(*_args: object) -> None:
            raise BrokenEngineError

        monkeypatch.setattr(flowzap, "describe", describe)
        response = client.get("/templates/canary/")

        assert response.status_code == 200
        assert 'n2: rectangle label:"Answer"' in Page(response.text).lines
        assert client.get("/templates/canary.md").status_code == 200


def test_a_dark_picture_that_fails_is_not_found(client: Client, broken: pytest.MonkeyPatch) -> None:
    broken.undo()
    publish("canary")

    def fail(*_args: object, **_kwargs: object) -> None:
        raise BrokenEngineError

    broken.setattr(flowzap, "draw", fail)

    assert client.get("/templates/canary.svg").status_code == 200
    assert client.get("/templates/canary.svg?theme=dark").status_code == 404


@pytest.mark.usefixtures("undrawn")
class TestCurators:
    def test_the_quality_desk_lists_it(self, editor_client: Client) -> None:
        page = Page(editor_client.get(f"{DESK}quality/", {"kind": "undrawn"}).text)

        assert any("The engine failed on it" in line for line in page.lines)

    @pytest.mark.parametrize("address", ["", "{key}/change/", "add/"])
    def test_the_desk_answers(self, publisher_client: Client, address: str) -> None:
        key = DiagramTemplate.objects.get().pk

        assert publisher_client.get(DESK + address.format(key=key)).status_code == 200

    def test_a_source_that_is_typed_is_told_of(self, editor_client: Client) -> None:
        response = editor_client.post(f"{DESK}examine/", {"source_en": SOURCE})

        assert response.status_code == 200
        assert any(SAID in line for line in Page(response.text).lines)


def test_a_comparison_has_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise BrokenEngineError

    monkeypatch.setattr(flowzap, "draw_comparison", fail)

    assert compare_sources(SOURCE, SOURCE.replace("Answer", "Reply")).svg == ""
