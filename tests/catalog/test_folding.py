"""Folding: what readers type finds what editors wrote."""

from __future__ import annotations

import pytest

from gallery.catalog.folding import fold


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
