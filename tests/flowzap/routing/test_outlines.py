import pytest

from gallery.flowzap import Shape, Side
from gallery.flowzap.drawing import Figure, TextBlock
from gallery.flowzap.geometry import Point
from gallery.flowzap.routing.outlines import outline_distance, outline_point
from tests.flowzap.diagrams import node

NO_TEXT = TextBlock((), (), 13, 16)


def figure(shape: Shape, width: float, height: float) -> Figure:
    return Figure(node(1, shape=shape), width, height, NO_TEXT)


@pytest.mark.parametrize(
    ("shape", "size", "side", "offset", "distance"),
    [
        (Shape.RECTANGLE, (100, 40), Side.RIGHT, 15, 50),
        (Shape.DIAMOND, (100, 40), Side.RIGHT, 0, 50),
        (Shape.DIAMOND, (100, 40), Side.RIGHT, 10, 25),
        (Shape.DIAMOND, (100, 40), Side.TOP, 25, 10),
        (Shape.CIRCLE, (50, 50), Side.LEFT, 15, 20),
        (Shape.CIRCLE, (100, 40), Side.TOP, 25, 20),
        (Shape.CIRCLE, (100, 40), Side.TOP, 42, 16),
        (Shape.CIRCLE, (100, 40), Side.RIGHT, 12, 46),
    ],
)
def test_the_true_outline(
    shape: Shape, size: tuple[float, float], side: Side, offset: float, distance: float
) -> None:
    assert outline_distance(figure(shape, *size), side, offset) == pytest.approx(distance)
    assert outline_distance(figure(shape, *size), side, -offset) == pytest.approx(distance)


def test_a_point_of_each_side() -> None:
    box = figure(Shape.RECTANGLE, 100, 40)
    center = Point(200, 100)
    assert outline_point(box, center, Side.RIGHT, 110) == (250, 110)
    assert outline_point(box, center, Side.LEFT, 110) == (150, 110)
    assert outline_point(box, center, Side.TOP, 180) == (180, 80)
    assert outline_point(box, center, Side.BOTTOM, 180) == (180, 120)
