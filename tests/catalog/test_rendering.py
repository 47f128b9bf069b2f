"""Rendering: when a template is drawn, and when not."""

from __future__ import annotations

import pytest

from gallery import flowzap
from gallery.catalog.rendering import redraw
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

pytestmark = pytest.mark.django_db


def test_draws_each_source_with_the_words_of_its_language(drawn: list[str]) -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)

    assert drawn == ["One", "One en français"]
    french = template.drawings.horizontal().get(language="fr")
    assert french.svg == (
        '<svg by="steps"><title>One en français</title>'
        "<desc>2\u00a0étapes dans 1\u00a0couloir\u00a0: Assistance. "
        "Le processus commence par «\u00a0Début\u00a0» et se termine par «\u00a0Répondre\u00a0».</desc></svg>"
    )
    assert french.engine == flowzap.ENGINE_VERSION
    assert french.width > 0
    assert french.height > 0


def test_draws_nothing_twice(drawn: list[str]) -> None:
    template = publish("one")
    template.description_en = "Something else."
    template.save()

    assert drawn == ["One"]
    assert not redraw(template)


@pytest.mark.parametrize(("field", "value"), [("source_en", FRENCH_SOURCE), ("title_en", "Two")])
def test_draws_again_what_changed(drawn: list[str], field: str, value: str) -> None:
    template = publish("one")
    setattr(template, field, value)
    template.save()

    assert len(drawn) == 2
    assert template.drawings.horizontal().count() == 1


def test_draws_again_with_another_engine(drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    template = publish("one")
    monkeypatch.setattr(flowzap, "ENGINE_VERSION", "next")

    assert redraw(template)
    assert template.drawings.horizontal().get().engine == "next"
    assert len(drawn) == 2


def test_draws_anew_when_told(drawn: list[str]) -> None:
    assert redraw(publish("one"), anew=True)
    assert len(drawn) == 2


@pytest.mark.usefixtures("drawn")
def test_removes_the_drawing_of_a_source_that_is_gone() -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)
    template.label_translations = {}
    template.save()

    assert [drawing.language for drawing in template.drawings.horizontal()] == ["en"]


def test_draws_a_source_with_errors_as_far_as_it_goes() -> None:
    template = publish("one", source_en=SOURCE + "nonsense\n", status="draft")

    assert "Answer" in template.drawings.horizontal().get().svg


@pytest.mark.parametrize(
    "source", ["nonsense", "A {\n" + "".join(f"n{n}: circle\n" for n in range(2001)) + "}\n"]
)
def test_draws_nothing_of_nothing_or_too_much(source: str) -> None:
    template = publish("one")
    template.source_en = source
    template.save()

    assert not template.drawings.exists()
