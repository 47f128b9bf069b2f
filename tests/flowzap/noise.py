"""Texts that are almost a source: pieces of the language in any order, slips of the pen, anything else."""

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from hypothesis import strategies as st

from gallery.flowzap.source import decode

T = TypeVar("T")

_PIECES = st.sampled_from(
    [
        *("Shop { # Shop\n", "Depot {", "}", "{", "\n", "\r\n", " ", "\t", "# note", "// note", "```"),
        *("n1: circle", "n2: diamond", "n3: Taskbox", "n1", "n31", "Shop.n1", ' label:"a"', ' owner="b"'),
        *("n1.handle(right)", "n2.handle(", ".handle", "(left)", " -> ", " --> ", "[label=", '"c"', "]", '"'),
        *("loop [x] n1 n2", "loop [", "loop", ":", "=", ",", "'d'", "“e”", "\\", "\x00", "🚀", "\ud800"),
        *("n1 -> n2", "loop (x) n1 n2", " label:x", ";", "\u200b", "\udce9", "[", "n2.left"),
    ]
)

NOISE = st.text() | st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join)

BYTES = st.binary() | NOISE.map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def slips(draw: st.DrawFn, sources: list[str]) -> str:
    """Draw a source with a few slips: pieces left out, put in, moved, written otherwise."""
    text = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 12)), len(text))
        before, piece, after = text[:start], text[start:end], text[end:]
        at = draw(st.integers(0, len(after)))
        new = draw(_PIECES)
        moved = after[:at] + piece + after[at:]
        text = before + draw(st.sampled_from([after, moved, piece.swapcase() + after, new + piece + after]))
    return text


REPEATED = {
    "unclosed loops": "loop [",
    "dashes": "-",
    "equals signs": "=",
    "double quotes": '"',
    "single quotes": "'",
    "opening quotes": "“",
    "low quotes": "„",
    "guillemets": "«",
    "backslashes": '"\\',
    "braces": "{",
    "lanes": "A {\n",
    "closing braces": "}\n",
    "blanks": " ",
    "carriage returns": "\r",
    "one word": "a",
    "hyphens": "a-",
    "dots": "a.",
    "parentheses": "( ",
    "zeros": "\x00a",
    "surrogates": "\ud800",
    "lost bytes": "\udce9a",
    "emoji": "🚀a",
    "fences": "```\n",
    "keys": "a:",
    "arrows": "n1->",
    "brackets": "n1->n2[",
    "labels": 'label:"a" ',
    "commas": "loop [x]" + " n1, n2," * 12,
    "loops": "loop (x)" + " n1 n2" * 16 + "\n",
    "edges": "n1 -> n2\n",
}
"""What is said again and again; two of a piece mean no more than one. Loops are long, for they may be few."""


def calls(work: Callable[[T], object], large: T, small: T) -> tuple[int, int]:
    """Count the calls that some work on two things makes, whatever else the machine does."""
    work(small)  # which loads whatever is loaded when it is first needed
    return _calls(work, large), _calls(work, small)


def _calls(work: Callable[[T], object], given: T) -> int:
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    # What is called when garbage is collected (Hypothesis counts the time that it takes) is not the work's.
    gc.disable()
    sys.setprofile(note)
    try:
        work(given)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def at_the_limit() -> dict[str, str]:
    """Return texts as long as one may be, or as full of a thing."""
    whole = bytes(range(256))
    return {
        "bytes": decode(b"".join(whole[at:] + whole[:at] for at in range(0, 256, 3)) * 9)[:200_000],
        "noise": ('Shop { # Shop\n n1: circle label:"a"\n n2, -> "n1 } [label= 🚀\n' * 4_000)[:200_000],
        "braces": "{" * 10_000,
        "quotes": '"' * 100_000,
    }
