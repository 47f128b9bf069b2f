"""Source text → lines of tokens.

One regular expression does it, in linear time on any input: everything that repeats is possessive, and
an alternative that may fail late (a text or condition without its end) stops where the next one of its
kind would begin.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from gallery.flowzap.syntax.characters import TRIVIA
from gallery.flowzap.syntax.tokens import Kind, Token

_TOKEN = rf"""{TRIVIA}*+(?:
      (?P<line_end>\r\n?|\n|\Z)
    | (?P<loop>(?i:loop)[^\S\r\n]*+\[[^\[\]\r\n]*+\])
    | (?P<name>\w++(?:[-.]\w++)*+)
    | (?P<string>"(?:[^"\\\r\n]|\\[^\r\n])*+")
    | (?P<unclosed>"[^\r\n]*+)
    | (?P<side>\([^\S\r\n]*+\w*+[^\S\r\n]*+\))
    | (?P<arrow>-++>++|=++>++|[–—]>|[→⟶➜➝])
    | (?P<hash>\#[^\r\n]*+)
    | (?P<comment>//[^\r\n]*+)
    | (?P<fence>```[^\r\n]*+)
    | (?P<open>\{{)
    | (?P<close>\}})
    | (?P<bracket>\[)
    | (?P<unbracket>\])
    | (?P<colon>:)
    | (?P<equals>=++)
    | (?P<quoted>'[^'\r\n]*+'|“[^“”\r\n]*+”|”[^”\r\n]*+”|„[^„“”\r\n]*+[“”]|«[^«»\r\n]*+»|‘[^‘’\r\n]*+’)
    | (?P<other>-++|/|.)
    )"""


@cache
def _compiled() -> tuple[re.Pattern[str], Mapping[int, Kind]]:
    """Return the expression, and the kinds by the number of their group; a line end has none.

    Compiled when first needed, for it takes long, and most sources have only canonical lines.
    """
    pattern = re.compile(_TOKEN, re.VERBOSE | re.DOTALL)
    return pattern, {number: Kind(name) for name, number in pattern.groupindex.items() if name != "line_end"}


def lines(
    source: str, start: int = 0, end: int = sys.maxsize, number: int = 1
) -> Iterator[tuple[int, list[Token]]]:
    """Yield the number and the tokens of every line that has any, from one offset to another.

    `number` is that of the first line, from 1.
    """
    pattern, kinds = _compiled()
    tokens: list[Token] = []
    for match in pattern.finditer(source, start, end):
        index = match.lastindex or 0
        if index in kinds:
            tokens.append(Token(kinds[index], match[index], match.start(index), match.end()))
            continue
        if tokens:
            yield number, tokens
            tokens = []
        number += 1
