"""Telling: a sentence for every kind, in the reader's language, whatever the rows hold."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from gallery.catalog.models import Shortcoming
from gallery.catalog.quality.telling import sentence

Kind = Shortcoming.Kind

REMARK = {"line": 3, "column": 7, "rule": "unknown-shape", "params": {"shape": "rectangel"}, "count": 1}
DETAILS = {
    Kind.ERROR: REMARK,
    Kind.WARNING: {"line": 2, "column": 1, "rule": "orphan-node", "params": {"node": "n1"}, "count": 3},
    Kind.BROKEN_LINK: {"address": "/templates/x/", "why": "missing"},
    Kind.CROSSINGS: {"count": 7, "edges": 20},
    Kind.ASPECT: {"width": 7000, "height": 1000},
}
FIELDS = {Kind.OUTDATED: "summary_fr", Kind.UNTRANSLATED: "title_fr"}


def shortcoming(kind: str, **fields: object) -> Shortcoming:
    plain = {"field": FIELDS.get(kind, "source_en"), "details": DETAILS.get(kind, {})}  # type: ignore[call-overload]
    return Shortcoming(kind=kind, **(plain | fields))


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_has_a_sentence(kind: str) -> None:
    said = sentence(shortcoming(kind))

    assert said.endswith((".", "”", '"'))
    assert "%" not in said


def test_names_what_there_is_more_of() -> None:
    assert sentence(shortcoming("warning")) == (
        "Line 2: No edge leads to n1 or away from it. Connect it, or remove it. And 2 more."
    )


def test_a_rule_that_is_not_there_any_more_is_told_by_its_kind() -> None:
    assert sentence(shortcoming("error", details=REMARK | {"rule": "gone"})) == "Error in the source"


def test_a_tall_drawing_is_told_the_other_way_round() -> None:
    tall = shortcoming("aspect", details={"width": 1000, "height": 2500})

    assert sentence(tall) == "The drawing is 2.5 times as high as wide."


def test_the_engine_speaks_the_language_of_the_reader() -> None:
    with override("fr"):
        assert "Forme inconnue" in sentence(shortcoming("error"))
