import pytest

from gallery import localize
from gallery.flowzap import RULES, Diagnostic, Span, analyze, first_difference


@pytest.fixture(autouse=True)
def shouting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Translate into a language that shouts, and gives away an empty text as Django does."""

    def shout(template: str) -> str:
        return (
            template.replace("Unknown", "UNKNOWN").replace("Did", "DID").replace("stands", "STANDS")
            or "header"
        )

    monkeypatch.setattr(localize, "gettext", shout)


def test_templates_are_translated_before_they_are_filled() -> None:
    found = Diagnostic(RULES["unknown-node"], Span(0, 1), {"node": "Unknown", "nearest": "n1"})
    assert localize.message(found) == "UNKNOWN node Unknown."
    assert localize.hint(found) == "DID you mean n1?"


def test_no_hint_stays_no_hint() -> None:
    assert localize.hint(Diagnostic(RULES["comment"], Span(0, 1))) == ""


def test_differences_are_translated() -> None:
    one, two = analyze("A {\nn1: circle\n}\nB {\n}"), analyze("B {\n}\nA {\nn1: circle\n}")
    found = first_difference(one.diagram, two.diagram)
    assert found is not None
    assert localize.message(found) == "Lane B STANDS where the original has lane A."
