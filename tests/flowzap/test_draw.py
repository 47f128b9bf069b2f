"""Whole drawings: arbitrary handles, the shape of a page, odd sizes; `test_hard` has real processes."""

from itertools import product

import pytest

from gallery.flowzap import Diagram, Side, draw, to_svg
from gallery.flowzap.routing.quality import crossings, faults
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram
from tests.flowzap.hash_seeds import outputs_by_hash_seed

CATALOGUE = catalogue()


@pytest.mark.parametrize("seed", range(60))
def test_arbitrary_handles_have_no_fault(seed: int) -> None:
    assert faults(draw(random_diagram(seed))) == []


@pytest.mark.parametrize("across", [False, True], ids=["in one lane", "across lanes"])
@pytest.mark.parametrize(("out", "into"), list(product(Side, Side)))
def test_every_pair_of_handles(out: Side, into: Side, across: bool) -> None:
    nodes = [node(1), node(2, "B" if across else "A"), node(3), node(4, "B" if across else "A")]
    edges = [
        edge(1, 1, out, 2, into, "Yes"),
        edge(2, 3, out, 4, into, "No"),
        edge(3, 4, out, 1, into),
        edge(4, 2, out, 2, into, "Again"),
    ]
    assert faults(draw(diagram("AB", nodes, edges))) == []


def test_flow_reads_from_left_to_right_through_hand_overs() -> None:
    """A chain that goes down, back up and down again must not collapse into one column."""
    nodes = [node(1, "A"), node(2, "B"), node(3, "A"), node(4, "B")]
    edges = [edge(k, k, "bottom", k + 1, "top") for k in (1, 2, 3)]
    drawing = draw(diagram("AB", nodes, edges), "flow")
    x = [drawn.box.center.x for drawn in drawing.nodes]
    assert x[0] == x[1] < x[2] == x[3]
    assert crossings(drawing) == 0


def test_a_flat_process_is_made_compact_only_when_not_told_otherwise() -> None:
    process = dict(CATALOGUE)["canary-deploy-workflow-en"]
    flow, auto = draw(process, "flow"), draw(process)
    assert flow.width > 3 * flow.height
    assert auto.width < 0.8 * flow.width
    assert crossings(auto) <= 1.5 * crossings(flow)


@pytest.mark.parametrize(
    "process",
    [
        Diagram((), (), ()),
        diagram("A", [], []),
        diagram("ABC", [node(1, "C")], []),
        diagram("A", [node(1)], [edge(1, 1, "right", 1, "right", "Again")]),
    ],
    ids=["nothing", "an empty lane", "lanes without nodes", "one node and itself"],
)
def test_degenerate_diagrams(process: Diagram) -> None:
    drawing = draw(process)
    assert faults(drawing) == []
    assert to_svg(drawing, "Little").startswith("<svg")


def test_output_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "from gallery.flowzap import *; from tests.flowzap.diagrams import *;"
        "processes = [analyze(source).diagram for _, source in (*[*sources()][::3], *hard_sources())];"
        "processes += map(random_diagram, range(12));"
        "ways = [(mode, way) for mode in ('flow', 'compact') for way in ('horizontal', 'vertical')];"
        "print([to_svg(draw(process, *way), 'x') for process in processes for way in ways])"
    )
    assert len(outputs_by_hash_seed(script)) == 1
