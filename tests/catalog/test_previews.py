"""The pictures by which pages are announced elsewhere."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from gallery import flowzap
from gallery.catalog.models import Category, DiagramTemplate, Revision
from gallery.catalog.previews import addresses
from gallery.catalog.previews.composing import HEIGHT, LEAST, LEAST_WHOLE, MOST, WIDTH, compose
from gallery.catalog.previews.subjects import category_picture, list_picture, template_picture
from gallery.catalog.state import state_of
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


class Box(NamedTuple):
    """Where something is in a picture."""

    left: float
    top: float
    right: float
    bottom: float


def sheet_of(picture: str) -> Box:
    """Return where the sheet of a whole drawing is."""
    (sheet,) = ET.fromstring(picture).findall("rect[@rx='18']", SVG)  # noqa: S314 (our own)
    x, y, width, height = (float(sheet.get(name, "")) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + width, y + height)


def place_of(picture: str) -> tuple[float, float, float]:
    """Return where a drawing begins, and how large it is."""
    (group,) = ET.fromstring(picture).findall(".//svg/..", SVG)  # noqa: S314 (our own)
    x, y, scale = map(float, re.findall(r"[\d.]+", group.get("transform", "")))
    return x, y, scale


def words_of(picture: str) -> list[tuple[str, Box]]:
    """Return the words that do not belong to the drawing, and where they are."""
    found = []
    for text in ET.fromstring(picture).findall("text", SVG):  # noqa: S314 (our own)
        x, y, size, width = (float(text.get(name, "")) for name in ("x", "y", "font-size", "textLength"))
        found.append((text.text or "", Box(x, y - 0.75 * size, x + width, y + 0.22 * size)))
    return found


def sized(width: int, height: int) -> flowzap.Drawing:
    """Return a drawing that takes up so much room."""
    return chain(3)[0]._replace(width=width, height=height)


def chain(length: int) -> list[flowzap.Drawing]:
    """Draw steps after each other, from top to bottom and from left to right."""
    nodes = [f'n{number}: rectangle label:"Step {number}"' for number in range(1, length + 1)]
    edges = [f"n{number}.handle(right) -> n{number + 1}.handle(left)" for number in range(1, length)]
    diagram = flowzap.analyze("\n".join(("A {", *nodes, *edges, "}"))).diagram
    return [flowzap.draw(diagram, orientation=orientation) for orientation in ("vertical", "horizontal")]


LONG = (
    "A title of so many words that it cannot stay on one line, whatever its size",
    "so long " * 15,
    "x" * 120,
)
WHOLE = [
    *product(("Short", LONG[0]), ((300, 200), (1400, 700), (2500, 600), (600, 900), (2600, 90))),
    *product(LONG[1:], ((300, 200), (1400, 700), (600, 900))),
]


class TestComposing:
    def test_shows_title_facts_and_drawing(self) -> None:
        words = texts(compose("A <title> & more", ["1 lane", "3 steps"], chain(3)))

        assert "FlowZap" in words
        assert "A <title> & more" in " ".join(words)
        assert {"Step 1", "Step 2", "Step 3"} <= set(words)

    @pytest.mark.parametrize(("title", "size"), WHOLE, ids=str)
    def test_shows_the_whole_drawing_on_its_sheet(self, title: str, size: tuple[int, int]) -> None:
        picture = compose(title, ["1 lane", "3 steps"], [sized(*size)])
        sheet, (x, y, scale) = sheet_of(picture), place_of(picture)

        assert LEAST_WHOLE <= scale <= MOST
        assert min(sheet.left, sheet.top, WIDTH - sheet.right, HEIGHT - sheet.bottom) >= 40
        assert min(x - sheet.left, y - sheet.top) > 5
        assert x - sheet.left == pytest.approx(sheet.right - x - size[0] * scale, abs=1)
        assert y - sheet.top == pytest.approx(sheet.bottom - y - size[1] * scale, abs=1)

    @pytest.mark.parametrize(("title", "size"), WHOLE, ids=str)
    def test_the_words_keep_clear_of_the_sheet_and_of_each_other(
        self, title: str, size: tuple[int, int]
    ) -> None:
        picture = compose(title, ["1 lane", "3 steps"], [sized(*size)])
        words = words_of(picture)
        boxes = [*(box for _text, box in words), sheet_of(picture)]

        assert "".join(title.split()) in "".join("".join(text for text, _box in words).split())
        for number, one in enumerate(boxes):
            assert min(one.left, one.top, WIDTH - one.right, HEIGHT - one.bottom) >= 40
            for other in boxes[:number]:
                across = one.right <= other.left or other.right <= one.left
                assert across or one.bottom <= other.top or other.bottom <= one.top

    def test_of_two_drawings_the_larger_one_is_shown(self) -> None:
        flat, deep = sized(1000, 300), sized(300, 1000)

        for drawings in ([flat, deep], [deep, flat]):
            picture = compose("Title", [], drawings)
            assert place_of(picture)[2] == place_of(compose("Title", [], [flat]))[2]

    def test_the_flatter_a_drawing_the_larger_its_title(self) -> None:
        flat, deep, tall = (
            dict(words_of(compose("Title", [], [drawing])))["Title"]
            for drawing in (sized(2400, 600), sized(1600, 800), sized(600, 900))
        )

        assert flat.bottom - flat.top > deep.bottom - deep.top > tall.bottom - tall.top

    @pytest.mark.parametrize(("width", "whole"), [(2700, True), (2720, False)])
    def test_one_that_would_be_too_small_is_shown_from_its_beginning(self, width: int, whole: bool) -> None:
        picture = compose("Title", [], [sized(width, 600)])

        assert ("url(#across)" in picture) is not whole
        assert (place_of(picture)[2] >= LEAST) is not whole

    def test_what_goes_on_fades_where_it_does(self) -> None:
        down, across = (compose("Title", [], [drawing]) for drawing in chain(60))

        assert "url(#down)" in down
        assert "url(#across)" not in down
        assert "url(#across)" in across
        assert "url(#down)" not in across
        assert "url(#" not in compose("Title", [], chain(3))

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
        with django_assert_num_queries(2):
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
