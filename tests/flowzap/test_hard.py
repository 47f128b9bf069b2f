"""Twelve hard processes and the whole catalogue: sound in every mode and orientation, and complete.

The sources stand in `hard/`. Each is a process that somebody could have drawn, hard in its own way:

fan-out        one handle feeds nine, and all nine meet again; once inside a lane, once across lanes
many-loops     nine loops, nested, overlapping, of members far apart in several lanes
up-and-down    six lanes, only bottom→top and top→bottom: down, back up and over lanes in between
retries        eleven ways back: over, under and between the steps, into the lane before, by any handle
self-edges     edges from a node to itself by all 16 pairs of handles, up to four at one node
long-texts     taskboxes with many items and chips, long labels, words without a break, CJK, accents, quotes
message-hub    one handle that nine edges use, in and out; edges that jump over up to three lanes
all-handles    all 16 pairs of handles in one process
islands        lanes without nodes, no start, parts that nothing joins, twin edges, nodes without edges
long-chain     forty steps in one lane, all in a row
tall-chain     vertical edges only, forward and back
decision-mesh  eight decisions with four labelled exits each, four beside four
"""

from collections import Counter
from functools import cache
from itertools import product
from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Drawing, Mode, Orientation, Side, analyze, draw, format_source, to_svg
from gallery.flowzap.routing.quality import faults
from tests.flowzap.diagrams import catalogue, hard_sources

SOURCES = dict(hard_sources())
HARD = {name: analyze(source).diagram for name, source in SOURCES.items()}
CATALOGUE = dict(catalogue())
ENGLISH = HARD | {name: process for name, process in CATALOGUE.items() if name.endswith("-en")}
PROCESSES = HARD | CATALOGUE
SVG = "{http://www.w3.org/2000/svg}"

# What the French see is drawn in the mode that is chosen for them.
every_process_and_mode = pytest.mark.parametrize(
    ("name", "mode"),
    [*product(ENGLISH, get_args(Mode)), *((name, "auto") for name in sorted(PROCESSES.keys() - ENGLISH))],
)
every_orientation = pytest.mark.parametrize("orientation", get_args(Orientation))


@cache
def drawn(name: str, mode: Mode, orientation: Orientation) -> Drawing:
    return draw(PROCESSES[name], mode, orientation)


@every_orientation
@every_process_and_mode
def test_no_fault(name: str, mode: Mode, orientation: Orientation) -> None:
    assert faults(drawn(name, mode, orientation)) == []


@every_orientation
@every_process_and_mode
def test_nothing_is_missing(name: str, mode: Mode, orientation: Orientation) -> None:
    process, drawing = PROCESSES[name], drawn(name, mode, orientation)
    assert [lane.lane for lane in drawing.lanes] == list(process.lanes)
    assert [node.node for node in drawing.nodes] == list(process.nodes)
    assert [edge.edge for edge in drawing.edges] == list(process.edges)
    assert [edge.label.text if edge.label else "" for edge in drawing.edges] == [
        edge.label for edge in process.edges
    ]
    for loop in process.loops:
        assert any(drawn.loop == loop and drawn.text.endswith(loop.condition) for drawn in drawing.loops)


@pytest.mark.parametrize("theme", ["light", "dark"])
@every_orientation
@pytest.mark.parametrize("name", ENGLISH)
def test_every_text_is_written_in_both_themes(name: str, orientation: Orientation, theme: str) -> None:
    picture = ET.fromstring(to_svg(drawn(name, "auto", orientation), "A title", theme=theme))  # noqa: S314 (our own text)
    written = letters("".join(text for element in picture.iter(f"{SVG}text") for text in element.itertext()))
    process = PROCESSES[name]
    texts = [lane.label for lane in process.lanes] + [edge.label for edge in process.edges]
    texts += [loop.condition for loop in process.loops]
    for node in process.nodes:
        texts += [node.label or node.description or node.id, *node.items, node.owner, node.system]
    assert [text for text in texts if letters(text) not in written] == []


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_sources_are_sound_and_formatted(source: str) -> None:
    analysis = analyze(source)
    assert not analysis.has_errors
    assert format_source(source) == source
    assert 10 <= len(analysis.diagram.nodes) <= 40


def test_the_sources_are_as_hard_as_is_said() -> None:
    pairs = {(edge.source_side, edge.target_side) for edge in HARD["all-handles"].edges}
    assert pairs == set(product(Side, Side))
    selves = [edge for edge in HARD["self-edges"].edges if edge.source == edge.target]
    assert {(edge.source_side, edge.target_side) for edge in selves} == set(product(Side, Side))
    out = Counter((edge.source, edge.source_side) for edge in HARD["message-hub"].edges)
    into = Counter((edge.target, edge.target_side) for edge in HARD["message-hub"].edges)
    assert out["n8", Side.BOTTOM] + into["n8", Side.BOTTOM] == 9
    assert min(out["n8", Side.BOTTOM], into["n8", Side.BOTTOM]) > 1
    vertical = [edge.source_side for name in ("up-and-down", "tall-chain") for edge in HARD[name].edges]
    assert set(vertical) == {Side.TOP, Side.BOTTOM}
    exits = Counter(edge.source for edge in HARD["decision-mesh"].edges if edge.label)
    assert list(exits.values()).count(4) == 8
