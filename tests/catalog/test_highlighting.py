"""FlowZap Code in colour."""

import re
import tomllib
from html import unescape
from importlib.metadata import EntryPoint

import pytest
from django.conf import settings
from pygments.token import Comment, Error, Keyword, Name, Operator, String, _TokenType

from gallery.catalog.highlighting import FlowZapLexer, highlight

SOURCE = r"""Desk { # Support & sales (24/7)
  n1: circle label:"Start"
  n2: taskbox owner:"Ann \"Bo\"" system:"CRM"
  n1.handle(right) -> Back.n3.handle(left) [label="Go # on"]
  loop [retry <3 times>] n1 n2
  // a remark
}

stray ~ text "not closed
"""


def tokens(source: str) -> list[tuple[_TokenType, str]]:
    lexer = FlowZapLexer(stripnl=False, ensurenl=False)
    return [(kind, text) for kind, text in lexer.get_tokens(source) if text.strip()]


def test_knows_the_four_statements() -> None:
    found = tokens(SOURCE)

    for expected in [
        (Name.Class, "Desk"),
        (Comment.Special, "# Support & sales (24/7)"),
        (Name.Variable, "n1"),
        (Keyword.Type, "circle"),
        (Name.Attribute, "label"),
        (String, '"Start"'),
        (String, r'"Ann \"Bo\""'),
        (Name.Function, "handle"),
        (Keyword.Constant, "right"),
        (Operator, "->"),
        (Name.Class, "Back"),
        (String, '"Go # on"'),
        (Keyword, "loop"),
        (String, "retry <3 times>"),
        (Comment.Single, "// a remark"),
        (String, '"not closed'),
    ]:
        assert expected in found
    assert Error not in {kind for kind, _ in found}


@pytest.mark.parametrize(
    "source", [SOURCE, "", "\n\n  a\t{\n", "no line feed", "\u00a0é 流\n", "<script>&amp;</script>"]
)
def test_keeps_every_character_and_escapes_markup(source: str) -> None:
    html = highlight(source)

    assert unescape(re.sub(r"<[^>]*>", "", html)) == source
    assert "<script" not in html


def test_numbers_the_lines() -> None:
    html = highlight("Desk {\n\n}\n")

    assert re.findall(r'<span id="line-(\d+)">', html) == ["1", "2", "3"]


def test_is_registered_with_pygments() -> None:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    address = project["entry-points"]["pygments.lexers"]["flowzap"]

    assert EntryPoint("flowzap", address, "pygments.lexers").load() is FlowZapLexer
    assert {"flowzap", "fz"} <= set(FlowZapLexer.aliases)
    assert "*.fz" in FlowZapLexer.filenames


def test_what_is_not_seen_is_marked_and_stays() -> None:
    source = 'n1: circle label:"a\u202eb\u2066"\n'
    html = highlight(source)

    assert '<bdi class="unseen" title="U+202E">\u202e</bdi>' in html
    assert unescape(re.sub("<[^>]*>", "", html)) == source


def test_a_condition_that_is_not_closed_is_looked_at_once() -> None:
    """With a second look for each this took a minute."""
    source = "loop[" * 40_000

    assert highlight(source).count("<span") == 4
