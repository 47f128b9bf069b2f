"""What compact mode costs in crossings, over the catalogue."""

from collections.abc import Iterator

from gallery.flowzap import Diagram, draw
from gallery.flowzap.routing.quality import crossings
from tests.benchmark.tables import TARGET, Cell, Column, Table
from tests.benchmark.workers import spread
from tests.flowzap.diagrams import catalogue

LIMIT = 1.5


def tables() -> Iterator[Table]:
    """Count crossings in both modes."""
    diagrams = catalogue()
    table = Table(
        "Compact against flow: crossings",
        (
            Column("diagram"),
            *(Column("flow", "d"), Column("compact", "d"), Column("compact ÷ flow", ".2f")),
            *(*TARGET, Column("flow w:h", ".1f"), Column("compact w:h", ".1f")),
        ),
        notes=["w:h: width over height"],
    )
    total = [0, 0]
    results = list(spread(_measure, [diagram for _, diagram in diagrams], "compact", chunk=1))
    for (name, _), (flow, compact, shapes) in zip(diagrams, results, strict=True):
        table.add(name, flow, compact, *_against(flow, compact), *shapes)
        total = [total[0] + flow, total[1] + compact]
    table.add("sum", *total, *_against(*total))
    yield table


def _measure(diagram: Diagram) -> tuple[int, int, tuple[float, float]]:
    flow, compact = draw(diagram, "flow"), draw(diagram, "compact")
    return crossings(flow), crossings(compact), (flow.width / flow.height, compact.width / compact.height)


def _against(flow: int, compact: int) -> tuple[Cell, Cell, Cell]:
    return (compact / flow if flow else None, f"≤ {LIMIT:g}", compact <= LIMIT * flow)
