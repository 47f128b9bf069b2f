"""Vertical drawings are for phones: narrow, in texts that can be read, their titles short and on top."""

import re

import pytest

from gallery.flowzap import Diagram, Shape, draw, to_svg
from gallery.flowzap.textmetrics import wrap
from tests.flowzap.diagrams import catalogue, diagram, edge, node

CATALOGUE = catalogue()
PER_LANE, MEAN_PER_LANE = 400, 260
"""Px of width a lane at most; and of the whole catalogue."""
WIDEST = 1.4
"""Times the height; it takes five lanes of three rows to be wider than high."""
SMALLEST = 12
"""Px of the smallest text."""
LONG = "Order approved by hand"

every_process = pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=[name for name, _ in CATALOGUE])


@every_process
def test_a_real_process_is_narrow(name: str, process: Diagram) -> None:
    drawing = draw(process, orientation="vertical")
    assert drawing.width <= PER_LANE * len(process.lanes), name
    assert drawing.width < WIDEST * drawing.height


def test_real_processes_are_narrow_together() -> None:
    widths = [draw(process, orientation="vertical").width for _, process in CATALOGUE]
    assert sum(widths) <= MEAN_PER_LANE * sum(len(process.lanes) for _, process in CATALOGUE)


@every_process
def test_no_text_is_too_small_for_a_phone(name: str, process: Diagram) -> None:
    picture = to_svg(draw(process, orientation="vertical"), name)
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', picture)]
    assert min(sizes) >= SMALLEST


@every_process
def test_a_title_takes_what_its_lane_has(name: str, process: Diagram) -> None:
    for drawn in draw(process, orientation="vertical").lanes:
        title = drawn.title
        assert title.width <= drawn.header.width, name
        room = drawn.header.width - 16
        assert len(title.lines) == len(wrap(drawn.lane.label, room, title.size, title.bold))


def test_a_long_label_goes_on_in_the_next_line() -> None:
    process = diagram("AB", [node(1), node(2, "B")], [edge(1, 1, "bottom", 2, "top", LONG)])
    across, down = (draw(process, orientation=way).edges[0].label for way in ("horizontal", "vertical"))
    assert across is not None
    assert down is not None
    assert across.lines.lines == (LONG,)
    assert " ".join(down.lines.lines) == LONG
    assert down.box.width < across.box.width / 2


@pytest.mark.parametrize("shape", list(Shape))
def test_figures_are_narrower_and_higher(shape: Shape) -> None:
    process = diagram("A", [node(1, shape=shape, label=LONG)], [])
    across, down = (draw(process, orientation=way).nodes[0].box for way in ("horizontal", "vertical"))
    assert down.width < across.width
    assert down.height > across.height


def test_a_wide_owner_widens_no_task() -> None:
    task = node(1, shape=Shape.TASKBOX)._replace(owner="Experimentation platform", system="Feature console")
    (drawn,) = draw(diagram("A", [task], []), orientation="vertical").nodes
    assert drawn.box.width < 130
    assert [" ".join(chip.lines.lines) for chip in drawn.figure.chips] == [task.owner, task.system]


@pytest.mark.parametrize("shape", list(Shape))
def test_a_long_word_is_not_broken(shape: Shape) -> None:
    """French has words such as these; a diamond wraps its text soonest."""
    process = diagram("A", [node(1, shape=shape, label="Remboursement accepté")], [])
    (drawn,) = draw(process, orientation="vertical").nodes
    assert drawn.figure.title.lines == ("Remboursement", "accepté")
