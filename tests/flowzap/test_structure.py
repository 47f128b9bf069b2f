import pytest

from gallery.flowzap import Diagram, Loop, analyze, structure_of
from tests.flowzap.changed import altered, other_shape, with_ids, without
from tests.flowzap.diagrams import NOWHERE, diagram, edge, node, sources

SOURCES = dict(sources())
CANARY = analyze(SOURCES["canary-deploy-workflow-en"]).diagram


@pytest.mark.parametrize("name", [name for name in SOURCES if name.endswith("-en")])
def test_a_translation_has_the_same_structure(name: str) -> None:
    english, french = (analyze(SOURCES[name[:-2] + language]).diagram for language in ("en", "fr"))
    assert structure_of(english) == structure_of(french)


def test_no_two_templates_have_the_same_structure() -> None:
    digests = [
        structure_of(analyze(source).diagram) for name, source in SOURCES.items() if name.endswith("-en")
    ]
    assert len(set(digests)) == len(digests)


SAME = {
    "other ids": with_ids(CANARY, lambda id_: f"n{int(id_[1:]) + 7}"),
    "ids of lanes": CANARY._replace(
        lanes=tuple(lane._replace(id=f"{lane.id}x") for lane in CANARY.lanes),
        nodes=tuple(node._replace(lane=f"{node.lane}x") for node in CANARY.nodes),
    ),
    "another label": altered(CANARY, "n6", label="Else"),
    "an owner": altered(CANARY, "n6", owner="Ann", items=("one",)),
    "labels of edges": CANARY._replace(edges=tuple(edge._replace(label="x") for edge in CANARY.edges)),
    "edges in another order": CANARY._replace(edges=CANARY.edges[::-1]),
}
OTHER = {
    "a step less": without(CANARY, "n6"),
    "another shape": altered(CANARY, "n6", shape=other_shape(CANARY.nodes[5].shape)),
    "another lane": altered(CANARY, "n6", lane="Monitoring"),
    "an edge less": CANARY._replace(edges=CANARY.edges[1:]),
    "an edge twice": CANARY._replace(edges=(*CANARY.edges, CANARY.edges[0])),
    "another side": CANARY._replace(
        edges=(CANARY.edges[0]._replace(source_side=CANARY.edges[2].source_side), *CANARY.edges[1:])
    ),
    "a lane more": CANARY._replace(lanes=(*CANARY.lanes, CANARY.lanes[0]._replace(id="Z"))),
    "a loop": CANARY._replace(loops=(Loop("x", ("n1", "n2"), NOWHERE, 1),)),
}


@pytest.mark.parametrize("process", SAME.values(), ids=SAME)
def test_words_and_ids_do_not_count(process: Diagram) -> None:
    assert process != CANARY
    assert structure_of(process) == structure_of(CANARY)


@pytest.mark.parametrize("process", OTHER.values(), ids=OTHER)
def test_everything_else_counts(process: Diagram) -> None:
    assert structure_of(process) != structure_of(CANARY)


def test_the_direction_of_an_edge_counts() -> None:
    there, back = (
        diagram("A", [node(1), node(2)], [edge(1, *ends)])
        for ends in ((1, "right", 2, "left"), (2, "left", 1, "right"))
    )
    assert structure_of(there) != structure_of(back)


def test_it_is_a_digest_that_a_database_can_hold() -> None:
    assert len(structure_of(CANARY)) == 64
    assert int(structure_of(CANARY), 16)


@pytest.mark.parametrize("process", [Diagram((), (), ()), diagram("AB", [], [])])
def test_nothing_has_no_structure(process: Diagram) -> None:
    assert structure_of(process) == ""
