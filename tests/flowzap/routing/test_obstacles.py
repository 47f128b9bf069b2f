"""The hash of obstacles finds exactly what a search through all of them finds."""

import random

import pytest

from gallery.flowzap.geometry import Box, Point, segment_box
from gallery.flowzap.routing.obstacles import DASHED, FIXED, NOBODY, Obstacles

WIDTH, HEIGHT = 3000.0, 1500.0


def random_box(pick: random.Random, width: float, height: float) -> Box:
    left, top = pick.uniform(0, WIDTH - width), pick.uniform(0, HEIGHT - height)
    return Box(left, top, left + width, top + height)


@pytest.mark.parametrize("seed", range(20))
def test_a_hit_is_found_if_and_only_if_there_is_one(seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 (no secret)
    obstacles = Obstacles(0, WIDTH)
    everything: list[tuple[Box, int]] = []
    for number in range(60):
        if pick.random() < 0.5:
            box = random_box(pick, pick.uniform(1, 300), pick.uniform(1, 150))
            obstacles.add(box, FIXED)
            everything.append((box, FIXED))
        else:
            x, y = pick.uniform(0, WIDTH), pick.uniform(0, HEIGHT)
            corner, end = Point(pick.uniform(0, WIDTH), y), pick.uniform(0, HEIGHT)
            route = (Point(x, y), corner, Point(corner.x, end))
            obstacles.add_route(route, number)
            everything += [(segment_box(*route[:2]), number), (segment_box(*route[1:]), number)]
    for _ in range(200):
        box, owner = random_box(pick, pick.uniform(1, 200), 18), pick.randrange(60)
        hits = {(*other, whose) for other, whose in everything if whose != owner and box.overlaps(other)}
        found = obstacles.hit(*box, owner)
        assert (found in hits) if hits else found is None


def test_walls_are_in_the_way() -> None:
    obstacles = Obstacles(100, 200)
    assert obstacles.hit(99, 0, 120, 10) is not None
    assert obstacles.hit(180, 0, 201, 10) is not None
    assert obstacles.hit(100, 0, 200, 10) is None


def test_touching_is_not_meeting() -> None:
    obstacles = Obstacles(0, 1000)
    obstacles.add(Box(100, 100, 200, 200))
    assert obstacles.hit(200, 100, 300, 200) is None
    assert obstacles.hit(199, 100, 300, 200) is not None


def test_dashed_borders_may_be_covered_at_need() -> None:
    obstacles = Obstacles(0, 1000)
    obstacles.add(Box(100, 100, 200, 100), DASHED)
    assert obstacles.hit(150, 90, 160, 110, NOBODY) is not None
    assert obstacles.hit(150, 90, 160, 110, NOBODY, FIXED) is None
