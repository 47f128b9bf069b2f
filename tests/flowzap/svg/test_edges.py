"""Lines end where the drawing says, round at their corners, under whole arrowheads."""

import re
from collections.abc import Iterator

import pytest

from gallery.flowzap import Drawing, Side, draw
from gallery.flowzap.drawing import DrawnEdge, EdgeLabel, TextBlock
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.svg.edges import ARROW_LENGTH, CORNER_RADIUS, Edges, rounded_path
from gallery.flowzap.svg.themes import LIGHT
from gallery.flowzap.textmetrics import LABEL, NARROW_LABEL, text_width
from tests.flowzap.diagrams import catalogue, edge, random_diagram


def drawings() -> Iterator[Drawing]:
    for _, process in catalogue():
        yield draw(process, "flow")
    for seed in range(12):
        yield draw(random_diagram(seed), "flow")


def walk(data: str) -> tuple[list[Point], list[float]]:
    """Read path data: where the line begins, turns and ends, and the radii of its corners."""
    x = y = 0.0
    places, radii = [], []
    for command, numbers in re.findall(r"([MHVq])([-\d. ]+)", data):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        match command:
            case "M":
                x, y = values
                places.append(Point(x, y))
            case "H":
                x = values[0]
            case "V":
                y = values[0]
            case "q":
                places.append(Point(x + values[0], y + values[1]))
                radii.append(max(abs(values[0]), abs(values[1])))
                assert abs(values[2]) == abs(values[3]) == radii[-1]
                x, y = x + values[2], y + values[3]
    return [*places, Point(x, y)], radii


def test_a_line_turns_where_its_edge_does() -> None:
    for drawing in drawings():
        for drawn in drawing.edges:
            places, radii = walk(rounded_path(drawn.points))
            *corners, end = drawn.points
            assert len(places) == len(drawn.points)
            assert all(
                place == pytest.approx(corner, abs=0.01)
                for place, corner in zip(places, corners, strict=False)
            )
            assert sum(abs(a - b) for a, b in zip(places[-1], end, strict=True)) == pytest.approx(
                ARROW_LENGTH - 1
            )
            assert all(0 < radius <= CORNER_RADIUS for radius in radii)


@pytest.mark.parametrize(
    ("points", "data"),
    [
        ([(0, 0), (50, 0)], "M0 0H42"),
        ([(0, 50), (0, 0)], "M0 50V8"),
        ([(0, 0), (40, 0), (40, 60)], "M0 0H32q8 0 8 8V52"),
        ([(0, 0), (0, -30), (-40, -30)], "M0 0V-22q0 -8 -8 -8H-32"),
        ([(0, 0), (40, 0), (40, 10), (90, 10)], "M0 0H35q5 0 5 5V5q0 5 5 5H82"),
        ([(0, 0), (20, 0), (50, 0)], "M0 0H20H42"),
        ([(0, 0), (20, 0), (20, 0), (20, 40)], "M0 0H20H20V32"),
    ],
    ids=["straight", "upwards", "corner", "other corner", "short between", "straight on", "no length"],
)
def test_path_data(points: list[tuple[float, float]], data: str) -> None:
    assert rounded_path([Point(*point) for point in points]) == data


@pytest.mark.parametrize(
    ("before", "head"),
    [
        ((0, 50), "l-9-4.2v8.4z"),
        ((100, 50), "l9-4.2v8.4z"),
        ((50, 0), "l-4.2-9h8.4z"),
        ((50, 100), "l-4.2 9h8.4z"),
    ],
    ids=[Side.LEFT, Side.RIGHT, Side.TOP, Side.BOTTOM],
)
def test_an_arrowhead_points_at_the_end(before: tuple[float, float], head: str) -> None:
    drawn = DrawnEdge(edge(1, 1, "right", 2, "left"), (Point(*before), Point(50, 50)))
    assert f'<path d="M50 50{head}" stroke="none"/>' in Edges(LIGHT).write(drawn)


def test_a_label_stands_in_the_middle_of_its_chip() -> None:
    label = EdgeLabel("Yes", Box(10, 20, 42, 38), TextBlock(("Yes",), (19.5,), *LABEL))
    written = Edges(LIGHT).write(
        DrawnEdge(edge(1, 1, "right", 2, "left"), (Point(0, 0), Point(90, 0)), label)
    )
    assert '<rect class="fz-chip" x="10" y="20" width="32" height="18"' in written
    assert 'x="26" y="32.85" textLength="19.5"' in written


def test_labels_are_as_wide_as_measured() -> None:
    labels = [drawn.label for drawing in drawings() for drawn in drawing.edges if drawn.label]
    assert labels
    for label in labels:
        assert label.lines.width == text_width(label.text, LABEL.size, LABEL.bold) < label.box.width


def test_the_lines_of_a_label_stand_under_each_other() -> None:
    lines = TextBlock(("Order", "approved"), (33.0, 55.0), *NARROW_LABEL)
    label = EdgeLabel("Order approved", Box(10, 20, 73, 53), lines)
    written = Edges(LIGHT, vertical=True).write(
        DrawnEdge(edge(1, 1, "right", 2, "left"), (Point(0, 0), Point(90, 0)), label)
    )
    baselines = [float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', written)]
    assert baselines[1] - baselines[0] == NARROW_LABEL.leading
    assert 20 < baselines[0] < baselines[1] < 53
    assert f'font-size="{NARROW_LABEL.size:g}"' in Edges(LIGHT, vertical=True).layer
