"""Arbitrary processes, as hypothesis strategies: more than an author would write, and smaller."""

from typing import TypeVar

from hypothesis import strategies as st

from gallery.flowzap import Diagram, Edge, Loop, Node, Shape, Side
from tests.flowzap.diagrams import NOWHERE, lane

MOST_LANES, MOST_NODES, MOST_EDGES, MOST_LOOPS = 6, 25, 40, 3

TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        *("", "Yes", "No", "Check the order", "Wait until the goods have been inspected and booked in"),
        *("Vérifier l’état du dossier", "書類を審査する担当者を決める", "Проверить заказ", "تحقق من الطلب"),
        *("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "a" * 50, "i i i i i i i i", "n\u0303 e\u0301"),
    ]
)
SHORT_TEXTS = st.just("") | TEXTS


T = TypeVar("T")


@st.composite
def processes(draw: st.DrawFn) -> Diagram:
    """Make 1 to 6 lanes, some of them empty, and 0 to 25 nodes with any edges and loops between them."""
    lanes = "ABCDEF"[: draw(st.integers(1, MOST_LANES))]
    shapes, sides = st.sampled_from(list(Shape)), st.sampled_from(list(Side))
    items = st.just(()) | st.lists(TEXTS, max_size=4).map(tuple)
    kinds = st.tuples(st.sampled_from(lanes), shapes, TEXTS, items, SHORT_TEXTS, SHORT_TEXTS, SHORT_TEXTS)
    nodes = [
        Node(f"n{number}", *kind[:3], NOWHERE, number, *kind[3:])
        for number, kind in enumerate(draw(_about(kinds, MOST_NODES)), start=1)
    ]
    if not nodes:
        return Diagram(tuple(map(lane, lanes)), (), ())
    ids = st.sampled_from([node.id for node in nodes])
    ends = draw(_about(st.tuples(ids, sides, ids, sides, SHORT_TEXTS), min(MOST_EDGES, 2 * len(nodes) + 2)))
    edges = [Edge(f"e{number}", *end, NOWHERE, number) for number, end in enumerate(ends, start=1)]
    loops = st.builds(Loop, TEXTS, st.lists(ids, max_size=6).map(tuple), st.just(NOWHERE), st.just(1))
    return Diagram(
        tuple(map(lane, lanes)),
        tuple(nodes),
        tuple(edges),
        tuple(draw(st.lists(loops, max_size=MOST_LOOPS))),
    )


def _about(elements: st.SearchStrategy[T], most: int) -> st.SearchStrategy[list[T]]:
    """Make lists of any length, the long as often as the short: a plain list is seldom long."""
    return st.integers(0, most).flatmap(lambda length: st.lists(elements, min_size=length, max_size=length))
