"""The engine speaks the language that Django has activated."""

from __future__ import annotations

import pytest
from django.utils.translation import deactivate_all, override

from gallery import localize
from gallery.flowzap import RULES, Diagnostic, Span, analyze, first_difference

UNKNOWN = Diagnostic(RULES["unknown-node"], Span(0, 1), {"node": "n31", "nearest": "n13"})


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        ("en", "Unknown node n31.", "Did you mean n13?"),
        ("fr", "Nœud inconnu\u00a0: n31.", "Vouliez-vous dire n13\u00a0?"),
        ("fr-ca", "Nœud inconnu\u00a0: n31.", "Vouliez-vous dire n13\u00a0?"),
        ("en-gb", "Unknown node n31.", "Did you mean n13?"),
        ("de", "Unknown node n31.", "Did you mean n13?"),
    ],
)
def test_diagnostics_are_said_in_the_active_language(code: str, message: str, hint: str) -> None:
    with override(code):
        assert localize.message(UNKNOWN) == message
        assert localize.hint(UNKNOWN) == hint


def test_english_is_said_where_nothing_is_active() -> None:
    with override(None):
        deactivate_all()
        assert localize.message(UNKNOWN) == "Unknown node n31."


def test_no_hint_stays_no_hint() -> None:
    with override("fr"):
        assert localize.hint(Diagnostic(RULES["comment"], Span(0, 1))) == ""


def test_differences_are_said_in_the_active_language() -> None:
    one, two = analyze("A {\nn1: circle\n}\nB {\n}"), analyze("B {\n}\nA {\nn1: circle\n}")
    found = first_difference(one.diagram, two.diagram)
    assert found is not None
    with override("fr"):
        assert localize.message(found) == "Le couloir B est à la place du couloir A de l’original."
