"""Whatever the engine says has its French, with the same parameters, and no French is left over."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from gallery import flowzap
from gallery.flowzap import LANGUAGES, RULES, Diagnostic, Span
from gallery.flowzap.comparison.kinds import KINDS as CHANGES
from gallery.flowzap.comparison.outcome import SUMMARIES
from gallery.flowzap.languages import counted, sentence
from gallery.flowzap.languages.french import CONCERNS, FRENCH
from gallery.flowzap.relabelling.difference import KINDS

ENGINE = Path(flowzap.__file__).parent

CODE = re.compile(r'(\w+[:=])?"[^"]*"|n1: circle|\{node\}: \{shape\}|\S*\((left|right)\)|\S*\{\{\S*')
"""Parts of a sentence that are FlowZap Code, which is not set as prose is."""

MISPRINT = re.compile(
    r"[^\u00a0][;!?»]"  # no no-break space before a double mark
    r"|[^\u00a0]:(?=[ \u00a0]|$)"
    r"|«[^\u00a0]"
    r"|\w'\w"  # a typewriter's apostrophe
    r"|\.\.\.| …"
    r"|[“”]"  # English quotation marks
    r"|  |^\s|\s$"
)


SAYING = {"sentence": 1, "counted": 2, "tell": 1, "say": 1, "saying": 1}
"""Functions and methods that take templates, and how many."""


def called(name: str) -> Iterator[list[ast.expr]]:
    """Yield the arguments of every call of a function or method in the engine."""
    for path in ENGINE.glob("**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=found) | ast.Attribute(attr=found), args=arguments):
                    if found == name:
                        yield arguments


def literals() -> Iterator[str]:
    """Yield every string that stands in the engine's code, but for the French."""
    for path in ENGINE.glob("**/*.py"):
        if ENGINE / "languages" not in path.parents:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def templates() -> set[str]:
    """Return the English of everything that the engine says."""
    found = {text for rule in RULES.values() for text in (rule.message, rule.hint, rule.plain_hint) if text}
    found |= {kind.message for kind in KINDS} | {kind.message for kind in CHANGES}
    found |= {template for templates in SUMMARIES.values() for template in templates}
    for name, count in SAYING.items():
        for arguments in called(name):
            found |= {
                node.value
                for node in arguments[:count]
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return found


def fields(template: str) -> Counter[str]:
    """Return the parameters of a template and its doubled braces, each as often as it is there."""
    return Counter(
        [name for _, name, _, _ in Formatter().parse(template) if name] + re.findall(r"\{\{|\}\}", template)
    )


def test_nothing_is_without_french() -> None:
    assert templates() <= FRENCH.keys()


def test_no_french_is_left_over() -> None:
    assert FRENCH.keys() <= set(literals())


@pytest.mark.parametrize("english", FRENCH)
def test_french_has_the_parameters_and_braces_of_the_english(english: str) -> None:
    assert fields(FRENCH[english]) == fields(english)


@pytest.mark.parametrize("english", FRENCH)
def test_french_is_set_as_printers_do(english: str) -> None:
    """No-break spaces before double marks and inside guillemets, curly apostrophes, true ellipses."""
    french = FRENCH[english]
    found = MISPRINT.search(CODE.sub("C", french))
    assert not found, french
    assert french.endswith((".", "?")) == english.endswith((".", "?")), french


def test_concerns_agree_where_they_share_a_sentence() -> None:
    for concern in CONCERNS:
        for english, french in concern.SENTENCES.items():
            assert FRENCH[english] == french


def test_diagnostics_speak_every_language() -> None:
    found = Diagnostic(RULES["unknown-node"], Span(0, 1), {"node": "n31", "nearest": "n13"})
    assert [(found.message_in(language), found.hint_in(language)) for language in LANGUAGES] == [
        ("Unknown node n31.", "Did you mean n13?"),
        ("Nœud inconnu\u00a0: n31.", "Vouliez-vous dire n13\u00a0?"),
    ]
    assert (found.message, found.hint) == (found.message_in("en"), found.hint_in("en"))


def test_differences_speak_every_language() -> None:
    two = [flowzap.analyze(source).diagram for source in ("A {\nn1: circle\n}", "A {\nn1: diamond\n}")]
    found = flowzap.first_difference(*two)
    assert found is not None
    assert found.message == "Node n1 is a circle in the original and a diamond here."
    assert found.message_in("fr") == "Le nœud n1 a la forme circle dans l’original, et ici la forme diamond."


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [(0, "0 things", "0 thing"), (1, "1 thing", "1 thing"), (2, "2 things", "2 things")],
)
def test_none_is_many_in_english_and_one_in_french(count: int, english: str, french: str) -> None:
    assert counted("{count} thing", "{count} things", count, "en") == english
    assert counted("{count} thing", "{count} things", count, "fr") == french


def test_what_has_no_french_is_said_in_english() -> None:
    assert sentence("{{{word}}}", "fr", {"word": "{0}"}) == "{{0}}"
    assert sentence("", "fr") == ""
