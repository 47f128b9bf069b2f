"""Diagrams that tests draw: the whole catalogue in both languages, hard ones, and seeded random ones."""

import random
from collections.abc import Iterator
from pathlib import Path

from gallery.flowzap import Diagram, Edge, Lane, Loop, Node, Shape, Side, Span
from tests.fixtures.entries import read_all

HARD = Path(__file__).with_name("hard")
NOWHERE = Span(0, 0)


def sources() -> Iterator[tuple[str, str]]:
    """Yield name and text of every source of the catalogue, English and French."""
    for entry in read_all():
        for language, page in entry.pages.items():
            yield f"{entry.folder.name}-{language}", page.source


def catalogue() -> list[tuple[str, Diagram]]:
    """Return every diagram of the catalogue by name."""
    return [
        (f"{entry.folder.name}-{language}", page.analysis.diagram)
        for entry in read_all()
        for language, page in entry.pages.items()
    ]


def hard_sources() -> Iterator[tuple[str, str]]:
    """Yield name and text of every hard source; `test_hard` says what is hard about each."""
    for path in sorted(HARD.glob("*.fz")):
        yield path.stem, path.read_text(encoding="utf-8")


def node(number: int, lane: str = "A", shape: Shape = Shape.RECTANGLE, label: str = "Do it") -> Node:
    """Make a node n<number>."""
    return Node(f"n{number}", lane, shape, label, NOWHERE, number)


def edge(number: int, source: int, side: str, target: int, target_side: str, label: str = "") -> Edge:
    """Make an edge e<number> between two handles."""
    return Edge(
        f"e{number}", f"n{source}", Side(side), f"n{target}", Side(target_side), label, NOWHERE, number
    )


def lane(name: str) -> Lane:
    """Make a lane whose label is its id."""
    return Lane(name, name, NOWHERE, 1)


def diagram(lanes: str, nodes: list[Node], edges: list[Edge], *loops: Loop) -> Diagram:
    """Make a diagram of lanes with one-letter ids."""
    return Diagram(tuple(map(lane, lanes)), tuple(nodes), tuple(edges), loops)


WORDS = [
    "check",
    "the",
    "order",
    "before",
    "shipment",
    "and",
    "notify",
    "customer",
    "of",
    "new",
    "invoice",
    "amount",
]


def random_diagram(seed: int) -> Diagram:
    """Make a diagram with arbitrary handles, self-edges, duplicate edges and loops."""
    pick = random.Random(seed)  # noqa: S311 (no secret)
    lanes = "ABCDEF"[: pick.randint(1, 6)]
    count = pick.randint(2, 25)
    nodes = [
        node(
            number,
            pick.choice(lanes),
            pick.choice(list(Shape)),
            " ".join(pick.sample(WORDS, pick.randint(1, 6))),
        )
        for number in range(1, count + 1)
    ]
    sides = list(Side)
    edges = [
        edge(
            number,
            pick.randint(1, count),
            pick.choice(sides),
            pick.randint(1, count),
            pick.choice(sides),
            pick.choice(["", "", "Yes", "No", "Order approved"]),
        )
        for number in range(1, pick.randint(1, int(count * 1.6) + 1) + 1)
    ]
    loops = []
    if count > 4 and pick.random() < 0.4:
        members = sorted(pick.sample(range(1, count + 1), 3))
        loops.append(Loop("until done", tuple(f"n{number}" for number in members), NOWHERE, 1))
    return diagram(lanes, nodes, edges, *loops)
