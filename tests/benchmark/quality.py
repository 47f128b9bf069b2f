"""How well the two subjects are drawn, beside the peers: crossings, bends, area."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gallery.flowzap import Mode, draw
from tests.benchmark.peers import PeerError, Peers
from tests.benchmark.pictures import Picture, of_drawing
from tests.benchmark.subjects import Subject, subjects
from tests.benchmark.tables import Cell, Column, Table

MODES: tuple[Mode, Mode] = ("auto", "flow")
NOTES = [
    "lanes: kept if each is one rectangle, stacked in order, its nodes inside",
    "bends: per edge, – for curves; area: px² of all that is drawn, without margins",
    "÷ best: over the best peer's that keeps lanes (crossings with one added to both); to be at most 1",
    "sum: of the three ratios; to be less than every such peer's; marks stand at the default mode",
]


class Figures(NamedTuple):
    """What is compared."""

    crossings: float
    bends: float | None
    area: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture in the table."""

    name: str
    picture: Picture
    figures: Figures
    mode: Mode | None = None

    @property
    def rival(self) -> bool:
        """Say whether this is a peer that the engine is measured against."""
        return self.mode is None and self.picture.keeps_lanes


def tables(peers: Peers) -> Iterator[Table]:
    """Measure both subjects."""
    for subject in subjects():
        notes = list(NOTES)
        entries = [_entry(f"engine, {mode}", of_drawing(draw(subject.diagram, mode)), mode) for mode in MODES]
        for peer in peers.present:
            try:
                entries.append(_entry(peer.name, peer.picture(subject)))
            except (PeerError, LookupError, ValueError) as error:  # another version may write it otherwise
                notes.append(f"{peer.name}: geometry not read, {error!r}")
        yield _table(subject, entries, notes)


def _entry(name: str, picture: Picture, mode: Mode | None = None) -> Entry:
    return Entry(name, picture, Figures(picture.crossings, picture.bends, picture.area), mode)


def _table(subject: Subject, entries: list[Entry], notes: list[str]) -> Table:
    table = Table(
        f"Quality, {subject.name}",
        (
            *(Column("program"), Column("lanes")),
            *(Column("crossings", "d"), Column("÷ best", ".2f"), Column("")),
            *(Column("bends", ".2f"), Column("÷ best", ".2f"), Column("")),
            *(Column("area", ",.0f"), Column("÷ best", ".2f"), Column("")),
            *(Column("sum", ".2f"), Column(""), Column("area ÷ nodes", ".1f")),
        ),
        notes=notes,
    )
    best = [_least(column) for column in zip(*(e.figures for e in entries if e.rival), strict=True)]
    ratios = {entry.name: _ratios(entry.figures, best) for entry in entries}
    sums = {name: _sum(found) for name, found in ratios.items()}
    best_sum = _least(sums[entry.name] for entry in entries if entry.rival)
    for entry in entries:
        marked = entry.mode == "auto"
        cells: list[Cell] = []
        for value, ratio in zip(entry.figures, ratios[entry.name], strict=True):
            cells += [value, ratio, ratio <= 1 if marked and ratio is not None else ""]
        total = sums[entry.name]
        better = total < best_sum if total is not None and best_sum is not None else None
        cells += [total, better if marked else ""]
        lanes = "kept" if entry.picture.keeps_lanes else "not kept"
        table.add(entry.name, lanes, *cells, entry.picture.spread)
    return table


def _least(values: Iterable[float | None]) -> float | None:
    return min((value for value in values if value is not None), default=None)


def _ratios(figures: Figures, best: list[float | None]) -> list[float | None]:
    """Divide by the best; a crossing is added to both, for the best may have none."""
    if not best:
        return [None] * len(figures)
    return [
        (value + more) / (limit + more) if value is not None and limit is not None and limit + more else None
        for value, limit, more in zip(figures, best, (1, 0, 0), strict=True)
    ]


def _sum(ratios: list[float | None]) -> float | None:
    known = [ratio for ratio in ratios if ratio is not None]
    return sum(known) if len(known) == len(ratios) else None
