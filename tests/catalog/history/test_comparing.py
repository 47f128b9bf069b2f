"""What sets two sources apart: texts, words and picture."""

from __future__ import annotations

from django.utils import translation

from gallery.catalog.history.comparing import compare_sources
from tests.catalog.published import SOURCE

LONGER = SOURCE.replace("Answer", "Reply").replace(
    "}\n", '  n3: circle label:"End"\n  n2.handle(right) -> n3.handle(left)\n}\n'
)


def test_changes_are_told_and_drawn() -> None:
    comparison = compare_sources(SOURCE, LONGER, "Support")

    assert {mark for mark, _sentence in comparison.sentences} == {"added", "altered"}
    assert any("Reply" in sentence for _mark, sentence in comparison.sentences)
    assert "fz-added" in comparison.svg
    assert "<title>Changes to Support</title>" in comparison.svg
    assert comparison.rows


def test_in_french() -> None:
    with translation.override("fr"):
        comparison = compare_sources(SOURCE, LONGER)

        assert "étape" in comparison.summary


def test_another_text_of_the_same_diagram_has_no_picture() -> None:
    comparison = compare_sources(SOURCE, SOURCE.replace("  n1", "    n1"))

    assert comparison.rows
    assert comparison.sentences == []
    assert comparison.svg == ""


def test_what_cannot_be_drawn_is_compared_as_text() -> None:
    assert compare_sources(SOURCE, "").rows
    assert compare_sources("", "").svg == ""
