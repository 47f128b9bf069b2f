from gallery.flowzap.geometry import Box, Point, distance, segment_box


def test_boxes_that_only_touch_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 20, 20))


def test_a_box_around_its_centre() -> None:
    box = Box.around(Point(5, 6), 4, 2)
    assert box == Box(3, 5, 7, 7)
    assert box.center == Point(5, 6)
    assert (box.width, box.height) == (4, 2)


def test_distance_is_the_larger_gap() -> None:
    assert distance(Box(0, 0, 10, 10), Box(13, 17, 20, 20)) == 7
    assert distance(Box(0, 0, 10, 10), Box(5, 5, 20, 20)) == 0


def test_the_box_of_a_segment_does_not_depend_on_its_direction() -> None:
    assert segment_box(Point(9, 2), Point(1, 2)) == segment_box(Point(1, 2), Point(9, 2)) == Box(1, 2, 9, 2)
