"""FlowZap Code in colour: a Pygments lexer, and the HTML of a source line by line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from pygments import highlight as pygments_highlight
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text, Whitespace

from gallery.catalog.revealing import reveal_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

groups: Callable[..., object] = bygroups
"""Pygments' own function, which its type stubs leave untyped."""


class FlowZapLexer(RegexLexer):
    """Lanes, nodes, edges and loops of FlowZap Code; it loses and adds no character."""

    name = "FlowZap Code"
    aliases = ["flowzap", "fz"]
    filenames = ["*.fz"]
    mimetypes = ["text/x-flowzap"]

    tokens = {
        "root": [
            (r"\s+", Whitespace),
            (r"//.*", Comment.Single),
            (r"#.*", Comment.Special),
            (
                r"(loop)([ \t]*)(\[)([^\]\n]*)(\]?)",  # to the end of the line: no second look at it
                groups(Keyword, Whitespace, Punctuation, String, Punctuation),
            ),
            (r"(\w+)([ \t]*)(\{)", groups(Name.Class, Whitespace, Punctuation)),
            (r'(\w+)([ \t]*)([:=])(?=[ \t]*")', groups(Name.Attribute, Whitespace, Punctuation)),
            (
                r"(\w+)([ \t]*)(:)([ \t]*)(\w+)",
                groups(Name.Variable, Whitespace, Punctuation, Whitespace, Keyword.Type),
            ),
            (r"(\w+)(\.)(?=\w+\.)", groups(Name.Class, Punctuation)),
            (
                r"(\.)(handle)([ \t]*)(\()(\s*)(\w*)",
                groups(Punctuation, Name.Function, Whitespace, Punctuation, Whitespace, Keyword.Constant),
            ),
            (r"->", Operator),
            (r'"(?:\\.|[^"\\\n])*"?', String),
            (r"[{}\[\]().:=,]", Punctuation),
            (r"\w+", Name.Variable),
            (r".", Text),
        ],
    }


class _LineFormatter(HtmlFormatter[str]):
    """Wrap each line in a span with an id, and the whole in nothing."""

    def wrap(self, source: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        yield from source

    def _wrap_div(self, inner: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        yield from inner


@lru_cache(maxsize=256)
def highlight(source: str) -> SafeString:
    """Return the HTML of a source: its exact text, each line in `<span id="line-N">`, the unseen marked."""
    lexer = FlowZapLexer(stripnl=False, ensurenl=False)
    html = pygments_highlight(source, lexer, _LineFormatter(linespans="line"))
    if not source.endswith("\n"):
        html = "</span>".join(html.rsplit("\n</span>", 1))
    return reveal_in(mark_safe(html))  # noqa: S308 (Pygments escapes)  # nosec B703
