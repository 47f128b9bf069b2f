"""The hard counts: what must never be in a drawing, summed over everything that there is to draw."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple, get_args

from gallery.flowzap import Diagram, Drawing, Mode, analyze, draw
from gallery.flowzap.routing.quality import FAULTS
from tests.benchmark.options import Options
from tests.benchmark.tables import TARGET, Column, Table, at_most
from tests.benchmark.workers import spread
from tests.fixtures.entries import FIXTURES
from tests.flowzap.diagrams import catalogue, random_diagram

CASES = FIXTURES.parent / "tests" / "flowzap" / "cases"
SEEDS, QUICK_SEEDS = 2_000, 200
MODES: tuple[Mode, ...] = get_args(Mode)
EXAMPLES = 5


class Job(NamedTuple):
    """A diagram to draw."""

    corpus: str
    name: str
    diagram: Diagram
    mode: Mode


def tables(options: Options) -> Iterator[Table]:
    """Draw every corpus in every mode."""
    jobs = [
        Job(corpus, name, diagram, mode)
        for corpus, name, diagram in _diagrams(QUICK_SEEDS if options.quick else SEEDS)
        for mode in MODES
    ]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    drawn: Counter[tuple[str, str]] = Counter()
    faulty: Counter[tuple[str, str]] = Counter()
    examples: list[str] = []
    for job, found in zip(jobs, spread(_faults, jobs, "hard counts"), strict=True):
        key = job.corpus, job.mode
        counts[key].update(kind for kind, _ in found)
        drawn[key] += 1
        faulty[key] += bool(found)
        if found:
            examples.append(f"{job.corpus} {job.name}, {job.mode}: {found[0][1]}")
    table = Table(
        "Hard counts",
        (
            *(Column("diagrams"), Column("mode"), Column("drawn", ",d"), Column("with faults", ",d")),
            *(Column("faults", ",d"), *TARGET, Column("by kind")),
        ),
        notes=examples if options.verbose else examples[:EXAMPLES],
    )
    for (corpus, mode), kinds in counts.items():
        total = kinds.total()
        by_kind = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        table.add(corpus, mode, drawn[corpus, mode], faulty[corpus, mode], total, *at_most(total, 0), by_kind)
    yield table


def _diagrams(seeds: int) -> Iterator[tuple[str, str, Diagram]]:
    for name, diagram in catalogue():
        yield "catalogue", name, diagram
    for path in sorted(CASES.rglob("*.fz")):
        diagram = analyze(path.read_bytes().decode("utf-8", "replace")).diagram
        if diagram.lanes:
            yield "cases", path.stem, diagram
    for seed in range(seeds):
        yield "random", f"{seed}", random_diagram(seed)


def _faults(job: Job) -> list[tuple[str, str]]:
    """Return kind and words of every fault; that it cannot be drawn at all is one."""
    try:
        drawing = draw(job.diagram, job.mode)
        found = [(find.__name__.replace("_", " "), fault) for find in FAULTS for fault in find(drawing)]
    except Exception as error:  # the count goes on
        return [("exceptions", repr(error))]
    return [*found, *(("missing parts", part) for part in _missing(job.diagram, drawing))]


def _missing(diagram: Diagram, drawing: Drawing) -> Iterator[str]:
    labels = {drawn.edge.id for drawn in drawing.edges if drawn.label}
    parts = {
        "lanes": ([lane.id for lane in diagram.lanes], {drawn.lane.id for drawn in drawing.lanes}),
        "nodes": ([node.id for node in diagram.nodes], {drawn.node.id for drawn in drawing.nodes}),
        "edges": ([edge.id for edge in diagram.edges], {drawn.edge.id for drawn in drawing.edges}),
        "labels": ([edge.id for edge in diagram.edges if edge.label], labels),
    }
    for kind, (wanted, there) in parts.items():
        for name in wanted:
            if name not in there:
                yield f"{kind}: {name} is missing"
