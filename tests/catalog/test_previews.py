"""The pictures by which pages are announced elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from gallery import flowzap
from gallery.catalog.conditional import state_of
from gallery.catalog.models import Category, DiagramTemplate, Revision
from gallery.catalog.previews import addresses
from gallery.catalog.previews.composing import BELOW, BESIDE, HEIGHT, LEAST, MOST, WIDTH, compose
from gallery.catalog.previews.subjects import category_picture, list_picture, template_picture
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

SVG = {"": "http://www.w3.org/2000/svg"}


def texts(picture: str) -> list[str]:
    """Return the words of a picture, which is sound XML."""
    root = ET.fromstring(picture)  # noqa: S314 (our own)
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    return ["".join(text.itertext()) for text in root.iter(f"{{{SVG['']}}}text")]


def chain(length: int) -> list[flowzap.Drawing]:
    """Draw steps after each other, from top to bottom and from left to right."""
    nodes = [f'n{number}: rectangle label:"Step {number}"' for number in range(1, length + 1)]
    edges = [f"n{number}.handle(right) -> n{number + 1}.handle(left)" for number in range(1, length)]
    diagram = flowzap.analyze("\n".join(("A {", *nodes, *edges, "}"))).diagram
    return [flowzap.draw(diagram, orientation=orientation) for orientation in ("vertical", "horizontal")]


class TestComposing:
    def test_shows_title_facts_and_drawing(self) -> None:
        words = texts(compose("A <title> & more", ["1 lane", "3 steps"], chain(3)))

        assert "FlowZap" in words
        assert "A <title> & more" in " ".join(words)
        assert {"Step 1", "Step 2", "Step 3"} <= set(words)

    def test_a_long_title_stays_in_its_column(self) -> None:
        title = "Anticonstitutionnellement " * 4 + "x" * 40
        root = ET.fromstring(compose(title, [], chain(3)))  # noqa: S314 (our own)
        lines = [text for text in root.findall("text", SVG) if text.text != "FlowZap"]

        assert "".join(title.split()) == "".join("".join(line.text or "" for line in lines).split())
        for line in lines:
            assert float(line.get("textLength", "0")) <= BELOW.column
            assert float(line.get("y", "0")) < HEIGHT

    @pytest.mark.parametrize("length", [1, 3, 12, 60])
    def test_no_drawing_is_shrunk_below_what_can_be_read(self, length: int) -> None:
        (sheet,) = ET.fromstring(compose("Title", [], chain(length))).findall("g[@clip-path]/g", SVG)  # noqa: S314
        scale = float(str(sheet.get("transform")).partition("scale(")[2].rstrip(")"))

        assert LEAST <= scale <= MOST

    def test_what_goes_on_fades_and_what_does_not_ends(self) -> None:
        assert "url(#down)" in compose("Title", [], chain(60)[:1])
        assert "url(#across)" in compose("Title", [], chain(60)[1:])
        assert "url(#" not in compose("Title", [], chain(1)).replace("url(#sheet)", "")

    def test_a_flat_drawing_stands_below_its_title_and_a_tall_one_beside(self) -> None:
        tall, flat = chain(12)

        assert f"M{WIDTH} {BELOW.top}H" in compose("Title", [], [flat])
        assert f"M{WIDTH} {BESIDE.top}H" in compose("Title", [], [tall])

    def test_without_a_drawing_the_title_stands_alone(self) -> None:
        assert texts(compose("Title", ["9 steps"], [])) == ["FlowZap", "Title", "9 steps"]


@pytest.mark.django_db
class TestSubjects:
    def test_a_template_has_the_labels_of_its_readers(self) -> None:
        template = publish("canary", source_fr=FRENCH_SOURCE)
        with translation.override("fr"):
            words = texts(template_picture(template, "fr"))

        assert {"Assistance", "Début", "Répondre"} <= set(words)
        assert "Canary en français" in " ".join(words)

    def test_without_french_labels_it_has_the_english_ones(self) -> None:
        template = publish("canary")
        with translation.override("fr"):
            words = texts(template_picture(template, "fr"))

        assert {"Support", "desk", "Start", "Answer"} <= set(" ".join(words).split())
        assert "Canary en français" in " ".join(words)

    def test_a_source_that_cannot_be_drawn_has_a_picture(self) -> None:
        words = texts(template_picture(publish("canary", source_en="?"), "en"))

        assert "Canary" in words

    def test_lists_show_the_newest(self) -> None:
        for number in range(8):
            publish(f"alpha-{number}")
        category, templates = Category.objects.get(), DiagramTemplate.objects.published()

        for picture in (category_picture(category, templates, "en"), list_picture(templates, "en")):
            assert picture.count("<clipPath") == 6
            assert "8 templates" in texts(picture)
        assert "Patterns" in texts(category_picture(category, templates, "en"))

    def test_a_list_of_nothing_has_a_picture(self) -> None:
        assert "0 templates" in texts(list_picture(DiagramTemplate.objects.published(), "en"))


@pytest.mark.django_db
class TestAddresses:
    def test_changes_with_what_is_shown(self) -> None:
        template = publish("canary", source_fr=FRENCH_SOURCE)
        seen = [addresses.template_preview(template, language) for language in ("en", "fr")]
        for field, value in (("title_fr", "Autre"), ("source_en", "A {\nn1: circle\n}\n")):
            setattr(template, field, value)
            template.save()
            seen.append(addresses.template_preview(template, "en"))

        assert len(set(seen)) == 4

    def test_stays_when_nothing_is_changed(self) -> None:
        template = publish("canary")
        before = addresses.template_preview(template, "en")
        template.save()

        assert addresses.template_preview(DiagramTemplate.objects.get(), "en") == before


@pytest.mark.django_db
class TestGiven:
    def test_is_made_once(
        self,
        client: Client,
        monkeypatch: pytest.MonkeyPatch,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        made: list[str] = []

        def to_png(svg: str, *_size: int, scale: float) -> bytes:
            made.append(svg)
            return b"picture"

        monkeypatch.setattr(flowzap, "to_png", to_png)
        path = addresses.template_preview(publish("made-once"), "en")
        client.get(path)
        with django_assert_num_queries(1):
            response = client.get(path)

        assert response.content == b"picture"
        assert len(made) == 1

    def test_a_former_name_leads_to_the_present_one(self, client: Client) -> None:
        template = publish("canary")
        state = state_of(Revision.current())
        for path in (
            addresses.template_preview(template, "fr"),
            addresses.category_preview(template.category, "fr", state),
            addresses.list_preview("fr", state),
        ):
            former = f"{path.rsplit('.', 2)[0]}.0123456789abcdef.png"
            response = client.get(former)
            assert (response.status_code, response["Location"]) == (302, path)
            assert "Cache-Control" not in response

    @pytest.mark.parametrize(
        "path",
        [
            "/previews/templates/nothing.en.0.png",
            "/previews/templates/hidden.en.0.png",
            "/previews/templates/canary.de.0.png",
            "/previews/categories/nothing.en.0.png",
            "/previews/templates.de.0.png",
        ],
    )
    def test_of_what_is_not_there_is_not_found(self, client: Client, path: str) -> None:
        publish("canary")
        publish("hidden", status="draft")

        assert client.get(path).status_code == 404
