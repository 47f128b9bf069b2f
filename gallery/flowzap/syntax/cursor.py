"""Reading the tokens of one line from left to right."""

import re
from collections.abc import Callable

from gallery.flowzap.diagnostics import COMMENT, STRAY_HASH_TEXT, UNEXPECTED_TEXT, Diagnostic, Rule
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.tokens import Kind, Token

_SHOWN = 30
"""Characters of the source that a message repeats at most."""

_WORD = re.compile(rf"\S{{1,{_SHOWN + 1}}}")

BREAKS = frozenset({Kind.OPEN, Kind.CLOSE, Kind.HASH, Kind.COMMENT})
"""What ends a text without quotes: braces, and what takes the rest of its line."""


class Cursor:
    """A place among the tokens of a line, and a way to say what is wrong there."""

    __slots__ = ("_report", "at", "line", "source", "tokens")

    def __init__(
        self, source: str, line: int, tokens: list[Token], report: Callable[[Diagnostic], None]
    ) -> None:
        self.source = source
        self.line = line
        self.tokens = tokens
        self.at = 0
        self._report = report

    def peek(self) -> Token | None:
        """Return the next token, `None` at the end of the line."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def kind(self, ahead: int = 0) -> Kind | None:
        """Return the kind of the next token, or of one further on."""
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else None

    def take(self) -> Token:
        """Return the next token and pass over it; there must be one."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def span_from(self, start: int) -> Span:
        """Return the range from an offset to the end of the token read last."""
        return Span(start, self.tokens[self.at - 1].end)

    def report(self, rule: Rule, start: int, end: int, **params: str) -> None:
        """Say that a rule is broken at a range of the source."""
        self._report(Diagnostic(rule, Span(start, end), params))

    def report_unexpected(self, token: Token, rule: Rule = UNEXPECTED_TEXT) -> None:
        """Say that a token is out of place, and show it with what follows up to the next blank."""
        word = _WORD.match(self.source, token.start)
        text = token.text if word is None or len(token.text) > len(word[0]) else word[0]
        self.report(rule, token.start, token.end, text=shown(text))

    def report_note(self, token: Token) -> None:
        """Say that a comment, or text behind `#` that labels no lane, is ignored."""
        self.report(COMMENT if token.kind is Kind.COMMENT else STRAY_HASH_TEXT, token.start, token.end)


def shown(text: str) -> str:
    """Return a text short enough to stand in a sentence."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
