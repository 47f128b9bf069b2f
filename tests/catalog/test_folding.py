"""Folding: what readers type finds what editors wrote."""

from __future__ import annotations

import pytest

from gallery.catalog.folding import fold, fold_with_places


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Évaluation", "evaluation"),
        ("E\u0301valuation", "evaluation"),
        ("ŒUVRE cœur", "oeuvre coeur"),
        ("l’équilibreur d'eau", "l'equilibreur d'eau"),
        ("Straße", "strasse"),
        ("blue–green", "blue-green"),
        ("50\u00a0%  \n de", "50 % de"),
        ("A/B Testing", "a/b testing"),
        ("nul\0l", "nul l"),
        ("", ""),
    ],
)
def test_leaves_plain_lower_case(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize("text", ["Straße ŒUVRE", "E\u0301te\u0301", "PLAIN it's", "ﷺ 50\u00a0%", "", "A\0b"])
def test_leads_back_to_where_each_letter_was(text: str) -> None:
    folded, places = fold_with_places(text)

    assert " ".join(folded.split()) == fold(text)
    assert len(places) == len(folded)
    assert all(letter in fold(f"-{text[place]}-") + " " for letter, place in zip(folded, places, strict=True))
