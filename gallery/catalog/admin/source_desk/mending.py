"""What the engine can mend in a source, shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gallery import flowzap, localize
from gallery.catalog.history.text_differences import Row, differences
from gallery.catalog.remarks import errors_in

if TYPE_CHECKING:
    from collections.abc import Sequence


MOST_REMARKS = 500
"""Remarks on a source that is mended at a go: with more, what was pasted is hardly a source."""


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
    excess: int = 0
    """The remarks on a source with too many of them, in which nothing was mended."""


def mend(source: str) -> Mended:
    """Make every repair that a source needs, and tell of each; none where there is too much to mend.

    Some ms for 60 nodes, up to about a second for the largest source that there may be.
    """
    analysis = flowzap.analyze(source)
    if (count := len(analysis.diagnostics)) > MOST_REMARKS:
        return Mended(source, (), (), 0, excess=count)
    fixed, lines, language = flowzap.fix(source), analysis.lines, localize.language()
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
