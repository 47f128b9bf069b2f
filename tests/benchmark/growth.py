"""What larger diagrams cost: time beside the canary's, its growth, memory."""

from collections.abc import Iterator
from functools import partial
from itertools import product
from math import log

from gallery.flowzap import Mode, analyze
from tests.benchmark.clock import interleave, repeat
from tests.benchmark.memory import peak
from tests.benchmark.options import Options
from tests.benchmark.subjects import picture, subjects
from tests.benchmark.synthetic import process
from tests.benchmark.tables import TARGET, Cell, Column, Table, at_most

LANES = (3, 6, 12)
LIMITS = {20: None, 60: 5.0, 100: None, 500: 60.0, 2_000: 400.0}
"""Times the canary that so many nodes may cost."""
MODES: tuple[Mode, Mode] = ("auto", "flow")
FROM, TO, EXPONENT = 60, 2_000, 1.35
MEMORY = 120.0
"""MB for the largest."""

Seconds = dict[tuple[int, int, Mode], float]


def tables(options: Options) -> Iterator[Table]:
    """Time synthetic processes; the canary takes turns with each size."""
    table = Table(
        "Growth: text to SVG, warm, minimum",
        (
            *(Column("nodes", ",d"), Column("lanes", "d"), Column("edges", ",d"), Column("target")),
            *(Column("auto ms", ".1f"), Column("× canary", ".1f"), Column("")),
            *(Column("flow ms", ".1f"), Column("× canary", ".1f"), Column("")),
        ),
        notes=["× canary: over the canary's own time in the same mode, taken in turns"],
    )
    found: Seconds = {}
    for nodes, limit in LIMITS.items():
        sources = {0: subjects()[0].source} | {lanes: process(nodes, lanes) for lanes in LANES}
        work = {
            (lanes, mode): repeat(partial(picture, source, mode))
            for (lanes, source), mode in product(sources.items(), MODES)
        }
        times = interleave(work, _rounds(nodes, options.quick))
        for lanes in LANES:
            cells: list[Cell] = []
            for mode in MODES:
                own = times[lanes, mode].minimum
                ratio = own / times[0, mode].minimum
                found[nodes, lanes, mode] = own
                cells += [own, ratio, "" if limit is None else ratio <= limit]
            edges = len(analyze(sources[lanes]).diagram.edges)
            table.add(nodes, lanes, edges, f"≤ {limit:g}" if limit else "", *cells)
    yield table
    yield _exponents(found)
    yield _memory()


def _rounds(nodes: int, quick: bool) -> int:
    return 2 if quick else 3 if nodes >= TO else 5


def _exponents(seconds: Seconds) -> Table:
    table = Table(
        f"Growth: exponent of the time between {FROM} and {TO:,} nodes",
        (Column("lanes", "d"), Column("mode"), Column("exponent", ".2f"), *TARGET),
    )
    for lanes, mode in product(LANES, MODES):
        ratio = seconds[TO, lanes, mode] / seconds[FROM, lanes, mode]
        exponent = log(ratio) / log(TO / FROM)
        table.add(lanes, mode, exponent, *at_most(exponent, EXPONENT))
    return table


def _memory() -> Table:
    table = Table(
        f"Growth: peak memory for {TO:,} nodes, MB, auto",
        (Column("lanes", "d"), Column("allocated", ".1f"), *TARGET, Column("process", ".1f"), *TARGET),
        notes=[
            "allocated: by Python, from text to SVG; process: all of it, interpreter and modules included"
        ],
    )
    for lanes in LANES:
        allocated, whole = peak(TO, lanes)
        table.add(lanes, allocated, *at_most(allocated, MEMORY), whole, *at_most(whole, MEMORY))
    return table
