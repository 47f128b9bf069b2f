import pytest

from gallery.flowzap import Diagram
from gallery.flowzap.layout import place
from gallery.flowzap.routing import BEST_ASPECT, Routes, best_routes, compact_routes, discomfort
from gallery.flowzap.routing.quality import crossings
from tests.flowzap.diagrams import catalogue


def test_what_is_flatter_crosses_or_bends_more_is_less_comfortable() -> None:
    best = discomfort(BEST_ASPECT, 0, 0)
    assert best == 0
    assert discomfort(4, 0, 0) > discomfort(3, 0, 0) > best
    assert discomfort(1, 0, 0) > best
    assert discomfort(BEST_ASPECT, 1, 0) > discomfort(BEST_ASPECT, 0, 1) > best


@pytest.mark.parametrize(("name", "process"), catalogue())
def test_the_choice_is_better_than_the_flow_or_the_flow(name: str, process: Diagram) -> None:
    placement = place(process)
    flow = Routes(placement.flow)
    best = best_routes(placement.compact(), placement.flow)
    assert best.discomfort <= max(flow.discomfort, discomfort(placement.flow.aspect, 0, 0))


@pytest.mark.parametrize(("name", "process"), catalogue())
def test_crossings_are_known_before_there_are_tracks(name: str, process: Diagram) -> None:
    routes = Routes(place(process).flow)
    assert abs(crossings(routes.draw()) - routes.crossings) <= 2


@pytest.mark.parametrize(("name", "process"), catalogue())
def test_compact_crosses_little_more_than_the_flow(name: str, process: Diagram) -> None:
    placement = place(process)
    routes = compact_routes(placement.compact(), placement.flow)
    assert routes.crossings <= 1.5 * Routes(placement.flow).crossings
