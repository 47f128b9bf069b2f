"""Drawings as data: everything that is written in them."""

from typing import Any

import pytest

from gallery.flowzap import Orientation, analyze, draw, to_data

SOURCE = """Desk { # Support desk
  n1: circle label:"Start"
  n2: taskbox label:"Look into it|read|answer" owner:"Ann" system:"CRM"
  n1.handle(right) -> n2.handle(left) [label="Ticket"]
  loop [until clear] n1 n2
}
"""


def texts(data: Any) -> set[str]:
    """Return all texts in some data."""
    if isinstance(data, str):
        return {data}
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return set().union(*map(texts, parts))


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
def test_has_every_text_of_the_source(orientation: Orientation) -> None:
    written = texts(to_data(draw(analyze(SOURCE).diagram, orientation=orientation)))

    assert {"Support desk", "Start", "Ticket", "Ann", "CRM", "read", "answer"} <= written
    assert any("until clear" in text for text in written)


def test_a_bullet_is_no_part_of_the_title() -> None:
    nodes: Any = to_data(draw(analyze(SOURCE).diagram))["nodes"]
    start, task = nodes

    assert (task["text"], task["items"]) == ("Look into it", ["read", "answer"])
    assert (start["items"], start["owner"], start["system"]) == ([], "", "")
