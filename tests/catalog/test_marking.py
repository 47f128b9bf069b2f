"""Marking: readers see what of a text matched."""

from __future__ import annotations

import pytest
from django.utils.safestring import SafeString

from gallery.catalog.search import Term
from gallery.catalog.search.marking import mark


@pytest.mark.parametrize(
    ("stems", "text", "marked"),
    [
        (["eval"], "Évaluation", "<mark>Éval</mark>uation"),
        (["eval"], "E\u0301valuation", "<mark>E\u0301val</mark>uation"),
        (["evaluatio"], "Évaluatio\u0303n", "<mark>Évaluatio\u0303</mark>n"),
        (["o"], "Œuvre", "<mark>Œ</mark>uvre"),
        (["oeuv"], "L’Œuvre", "L’<mark>Œuv</mark>re"),
        (["stras"], "Straße 1", "<mark>Straß</mark>e 1"),
        (["roll"], "Rollback, rollout & unroll", "<mark>Roll</mark>back, <mark>roll</mark>out &amp; unroll"),
        (["roll", "rollba"], "Rollback", "<mark>Rollba</mark>ck"),
        (
            ["b"],
            "<b> \"b\" 'b'",
            "&lt;<mark>b</mark>&gt; &quot;<mark>b</mark>&quot; &#x27;<mark>b</mark>&#x27;",
        ),
        (["mark"], "<mark>", "&lt;<mark>mark</mark>&gt;"),
        (["50"], "50\u00a0%", "<mark>50</mark>\u00a0%"),
        (["deploy"], "pre_deploy", "pre_<mark>deploy</mark>"),
        (["x"], "", ""),
        ([], "a < b", "a &lt; b"),
    ],
)
def test_marks_beginnings_of_words(stems: list[str], text: str, marked: str) -> None:
    result = mark(text, tuple(Term((stem,)) for stem in stems))

    assert result == marked
    assert isinstance(result, SafeString)


def test_marks_whole_words_where_these_are_asked_for() -> None:
    assert mark("Roll rollback", (Term(("roll",), whole=True),)) == "<mark>Roll</mark> rollback"


def test_marks_every_stem_of_a_term() -> None:
    assert mark("large merge", (Term(("larg", "merge")),)) == "<mark>larg</mark>e <mark>merge</mark>"
