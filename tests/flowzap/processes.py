"""Arbitrary processes, as hypothesis strategies: whatever the model can say, sense or not."""

from typing import TypeVar

from hypothesis import strategies as st

from gallery.flowzap import Diagram, Edge, Lane, Loop, Node, Shape, Side
from tests.flowzap.diagrams import NOWHERE

MOST_LANES, MOST_NODES, MOST_EDGES, MOST_LOOPS = 6, 25, 40, 3

T = TypeVar("T")

_TYPICAL_TEXTS = [
    *("", "Yes", "No", "i i i", "Check the order", "Wait until the goods have been inspected and booked in"),
    *("Vérifier l’état du dossier", "書類を審査する担当者を決める", "Проверить заказ", "تحقق من الطلب"),
    *("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "M" * 40, "n\u0303 e\u0301"),
]
TEXTS = st.text(max_size=60) | st.sampled_from(_TYPICAL_TEXTS)
_PERHAPS_TEXTS = st.just("") | TEXTS


@st.composite
def processes(draw: st.DrawFn) -> Diagram:
    """Make 1 to 6 lanes, some of them empty, and 0 to 25 nodes with any edges and loops between them."""
    lanes = [
        Lane(f"L{number}", label, NOWHERE, 1)
        for number, label in enumerate(draw(st.lists(TEXTS, min_size=1, max_size=MOST_LANES)), start=1)
    ]
    lane_ids = st.sampled_from([lane.id for lane in lanes])
    shapes, sides = st.sampled_from(list(Shape)), st.sampled_from(list(Side))
    items = st.just(()) | st.lists(TEXTS.filter(str.strip), max_size=4).map(tuple)
    details = st.tuples(items, _PERHAPS_TEXTS, _PERHAPS_TEXTS, _PERHAPS_TEXTS)
    kinds = draw(_up_to(MOST_NODES, st.tuples(lane_ids, shapes, TEXTS, details)))
    nodes = [
        Node(f"n{number}", lane_id, shape, label, NOWHERE, number, *more)
        for number, (lane_id, shape, label, more) in enumerate(kinds, start=1)
    ]
    if not nodes:
        return Diagram(tuple(lanes), (), ())
    ids = st.sampled_from([node.id for node in nodes])
    most = min(MOST_EDGES, 2 * len(nodes) + 2)
    ends = draw(_up_to(most, st.tuples(ids, sides, ids, sides, _PERHAPS_TEXTS)))
    edges = [Edge(f"e{number}", *end, NOWHERE, number) for number, end in enumerate(ends, start=1)]
    members = st.lists(ids, max_size=6).map(tuple)
    loops = st.lists(st.builds(Loop, TEXTS, members, st.just(NOWHERE), st.just(1)), max_size=MOST_LOOPS)
    return Diagram(tuple(lanes), tuple(nodes), tuple(edges), tuple(draw(loops)))


def _up_to(most: int, elements: st.SearchStrategy[T]) -> st.SearchStrategy[list[T]]:
    """Make lists, the long as often as the short: a plain list is seldom long."""
    return st.integers(0, most).flatmap(lambda length: st.lists(elements, min_size=length, max_size=length))
