"""The only module that emits markup: one writer of text, one of numbers, every value escaped."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from gallery.flowzap.geometry import Box

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | float


def number(value: float) -> str:
    """Write a number with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def escaped(text: str) -> str:
    """Escape a text for XML and drop the characters that XML cannot hold."""
    return _NOT_XML.sub("", text).translate(_ESCAPES)


class Writer:
    """Collects elements; attribute names are written with `_` for `-`, empty values are left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    @contextmanager
    def element(self, name: str, **attributes: Value | None) -> Iterator[None]:
        """Write an element around what is written inside the `with`."""
        self._parts.append(f"<{name}{_attributes(attributes)}>")
        yield
        self._parts.append(f"</{name}>")

    def leaf(self, name: str, text: str = "", **attributes: Value | None) -> None:
        """Write an element with text or nothing inside."""
        if text:
            self._parts.append(f"<{name}{_attributes(attributes)}>{escaped(text)}</{name}>")
        else:
            self._parts.append(f"<{name}{_attributes(attributes)}/>")

    def rect(self, box: Box, **attributes: Value | None) -> None:
        """Write a rectangle."""
        place: dict[str, Value | None] = {
            "x": box.left,
            "y": box.top,
            "width": box.width,
            "height": box.height,
        }
        self.leaf("rect", "", **(place | attributes))

    def pinned_text(self, text: str, width: float, **attributes: Value | None) -> None:
        """Write a line of text that is as wide as it was measured, whatever font the reader has."""
        self.leaf("text", text, **attributes, textLength=width, lengthAdjust="spacingAndGlyphs")

    def __str__(self) -> str:
        return "".join(self._parts)


def _attributes(attributes: dict[str, Value | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-") if name != "viewBox" else name}="{escaped(_written(value))}"'
        for name, value in attributes.items()
        if value is not None
    )


def _written(value: Value) -> str:
    return value if isinstance(value, str) else number(value)
