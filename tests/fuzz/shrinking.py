"""Make what fails as small as simple means can: by leaving out, again and again, what does not matter."""

from __future__ import annotations

import json
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE = 60.0
"""Seconds after which what has been reached is small enough."""


def shrunk(text: str, fails: Callable[[str], bool], patience: float = PATIENCE) -> str:
    """Return a text that still fails: lines are left out first, then characters (Zeller, Hildebrandt 2002).

    It stops after `patience` seconds with what it has.
    """
    end = monotonic() + patience
    while monotonic() < end:
        lines = _fewer(text.splitlines(keepends=True), lambda parts: fails("".join(parts)), end)
        smaller = "".join(_fewer(list("".join(lines)), lambda parts: fails("".join(parts)), end))
        if smaller == text:
            break
        text = smaller
    return text


def _fewer(parts: Sequence[str], fails: Callable[[Sequence[str]], bool], end: float) -> Sequence[str]:
    """Leave out runs of parts, long ones first, as long as what remains fails."""
    size = len(parts) // 2
    while size:
        at = 0
        while at < len(parts):
            if monotonic() > end:
                return parts
            rest = [*parts[:at], *parts[at + size :]]
            if fails(rest):
                parts = rest
            else:
                at += size
        size //= 2
    return parts


def shrunk_request(text: str, fails: Callable[[str], bool], patience: float = PATIENCE) -> str:
    """Return a request that still fails, as JSON: fields are left out first, then characters of texts."""
    end = monotonic() + patience
    said: dict[str, Any] = json.loads(text)

    def still_fails() -> bool:
        return monotonic() < end and fails(json.dumps(said))

    for holder in (said, *(part for part in said.values() if isinstance(part, dict))):
        for name in [name for name in holder if name != "path"]:
            kept = holder.pop(name)
            if not still_fails():
                holder[name] = kept
    for holder in (said, *(said[name] for name in ("headers", "form") if name in said)):
        for name, value in list(holder.items()):
            if isinstance(value, str | list) and name != "path":
                holder[name] = _shorter(value, holder, name, still_fails, end)
    return json.dumps(said, indent=2) + "\n"


def _shorter(
    value: Any, holder: dict[str, Any], name: str, still_fails: Callable[[], bool], end: float
) -> Any:
    """Return a text, or a list of texts, of which as much is left out as can be."""

    def fails(other: Any) -> bool:
        holder[name] = other
        return still_fails()

    if isinstance(value, str):
        return "".join(_fewer(list(value), lambda parts: fails("".join(parts)), end))
    values = list(_fewer(value, lambda parts: fails(list(parts)), end))
    for at, text in enumerate(values):
        smaller = partial(_in_place, fails, values[:at], values[at + 1 :])
        values[at] = "".join(_fewer(list(text), smaller, end))
    return values


def _in_place(
    fails: Callable[[Any], bool], before: list[str], after: list[str], parts: Sequence[str]
) -> bool:
    return fails([*before, "".join(parts), *after])
