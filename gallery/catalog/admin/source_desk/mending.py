"""What the engine can mend in a source, shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gallery import flowzap, localize
from gallery.catalog.history.text_differences import Row, differences
from gallery.catalog.remarks import errors_in

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Deed:
    """What a repair does, in the active language; its place is in the source as it is."""

    line: int
    column: int
    code: str
    name: str
    words: str


@dataclass(frozen=True)
class Mended:
    """A source with its repairs made, and what they were."""

    source: str
    deeds: Sequence[Deed]
    rows: Sequence[Row]
    errors_left: int
    """Errors that only the author can mend."""


def mend(source: str) -> Mended:
    """Make every repair that a source needs, and tell of each."""
    fixed, lines, language = flowzap.fix(source), flowzap.analyze(source).lines, localize.language()
    deeds = []
    for repair in fixed.repairs:
        rule = repair.diagnostic.rule
        deed = Deed(
            *lines.position(repair.diagnostic.span.start),
            code=rule.code,
            name=rule.name,
            words=flowzap.deeds_of(repair, source, lines, language),
        )
        deeds.append(deed)
    return Mended(fixed.source, deeds, differences(source, fixed.source), len(errors_in(fixed.source)))
