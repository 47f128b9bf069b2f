"""The only module that emits markup: one writer of texts, one of numbers, every value escaped.

An element is made once for each role and theme, with the attributes that never vary, and then written as
often as it is needed by filling its slots:

    chip = leaf("rect", class_="fz-chip", **BOX, rx=5)                 made once
    chip((left, top, width, height))                                   <rect class="fz-chip" x="8" … rx="5"/>

A `NUMBER` slot cannot hold markup, since it refuses whatever is not a number; a text goes through
`escaped` on its way in; path data come from `path` alone. Attribute names are written with `_` for `-`,
attributes without a value are left out.
"""

import re
from collections.abc import Callable
from typing import NewType, cast

Value = str | float | None
Fill = Callable[[tuple[float, ...]], str]
"""Fills the slots of an element with numbers, in the order of its attributes."""
PathData = NewType("PathData", str)

NUMBER = "\ue000"
"""A slot for a number, as an attribute's value or inside it."""
ROUNDED = "\ue001"
"""A slot for a number that is written in whole px."""
_TEXT = "\ue002"
_CONVERSIONS = {ord("%"): "%%", ord(NUMBER): "%.7g", ord(ROUNDED): "%.0f", ord(_TEXT): "%s"}
# Seven digits: hundredths of a px in drawings up to 100,000 px wide, no trailing zeros, no noise of floats.

BOX = {"x": NUMBER, "y": NUMBER, "width": NUMBER, "height": NUMBER}
END_GROUP = "</g>"

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NOT_PLAIN = re.compile(r'[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')


def escaped(text: str) -> str:
    """Escape a text for XML and drop the characters that XML cannot hold."""
    if not _NOT_PLAIN.search(text):
        return text
    return _NOT_PLAIN.sub(lambda found: _ESCAPES.get(found[0], ""), text)


def number(value: float) -> str:
    """Write a number."""
    return _CONVERSIONS[ord(NUMBER)] % value


def opening(name: str, **attributes: Value) -> str:
    """Write a start tag whose attributes are all known."""
    return f"<{name}{_attributes(**attributes)}>"


def closing(name: str) -> str:
    """Write an end tag."""
    return f"</{name}>"


def leaf(name: str, **attributes: Value) -> Fill:
    """Make an element with nothing inside, whose slots are numbers."""
    return _pattern(f"<{name}{_attributes(**attributes)}/>").__mod__


def path_leaf(**attributes: Value) -> Callable[[PathData], str]:
    """Make a path of any number of pieces."""
    return _pattern(f"<path{_attributes(d=_TEXT, **attributes)}/>").__mod__


def path(pattern: str) -> Callable[[tuple[float, ...]], PathData]:
    """Make a piece of path data, with slots for numbers."""
    return cast("Callable[[tuple[float, ...]], PathData]", _pattern(pattern).__mod__)


def text_leaf(name: str, text: str) -> str:
    """Write an element with a text inside."""
    return f"<{name}>{escaped(text)}</{name}>"


def style(rules: str) -> str:
    """Write a stylesheet; rules hold no text of an author, and nothing that XML would read otherwise."""
    return text_leaf("style", rules)


def turned_text(**attributes: Value) -> Callable[[float, float, float, float, str], str]:
    """Make a line of text that runs upwards, by x of its baseline, y of its middle, size, length and text."""
    slots = {
        "transform": f"translate({NUMBER} {NUMBER})rotate(-90)",
        "font_size": NUMBER,
        "textLength": NUMBER,
        "lengthAdjust": "spacingAndGlyphs",
    }
    pattern = _pattern(f"<text{_attributes(**attributes, **slots)}>{_TEXT}</text>")
    return lambda x, y, size, length, text: pattern % (x, y, size, length, escaped(text))


def linked_group(kind: str, **attributes: Value) -> Callable[[str, int], str]:
    """Make the start tag of a group that says which lane, node, edge or loop it shows, and in which line."""
    link = {f"data-{kind}": _TEXT, "data-line": ROUNDED}
    pattern = _pattern(opening("g", **attributes, **link))
    return lambda name, line: pattern % (escaped(name), line)


def connecting_group(kind: str, **attributes: Value) -> Callable[[str, str, str, int], str]:
    """Make the start tag of a linked group that also says from which node to which it leads."""
    link = {f"data-{kind}": _TEXT, "data-from": _TEXT, "data-to": _TEXT, "data-line": ROUNDED}
    pattern = _pattern(opening("g", **attributes, **link))
    return lambda name, start, end, line: pattern % (escaped(name), escaped(start), escaped(end), line)


def pinned_text(**attributes: Value) -> Callable[[float, float, float, str], str]:
    """Make a line of text, by x, baseline, width and text: as wide as measured in whatever font."""
    pinned = {"x": NUMBER, "y": NUMBER, "textLength": NUMBER, "lengthAdjust": "spacingAndGlyphs"}
    pattern = _pattern(f"<text{_attributes(**attributes, **pinned)}>{_TEXT}</text>")
    return lambda x, y, width, text: pattern % (x, y, width, escaped(text))


def _pattern(markup: str) -> str:
    return markup.translate(_CONVERSIONS)


def _attributes(**attributes: Value) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(_written(value))}"'
        for name, value in attributes.items()
        if value is not None
    )


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
