"""Front matter: no guessing on reading, one way of writing."""

from __future__ import annotations

import pytest

from gallery.catalog.files.front_matter import Timestamp, join, split
from gallery.catalog.files.problems import Problem, Reporter

TEXTS = [
    "Yes",
    "No",
    "null",
    "~",
    "1e3",
    "0x1F",
    "12:30",
    "2026-01-01",
    "- a",
    "a: b",
    "# a",
    " a ",
    "'",
    '"',
    "é’…",
    "",
]


def read(text: str) -> tuple[dict[str, object], str]:
    problems: list[Problem] = []
    values, body = split(text, Reporter("x.md", problems))
    assert problems == []
    return {key: value.content for key, value in values.items()}, body


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(text: str) -> None:
    assert read(join({"key": text, text: "value"}, "")) == ({"key": text, text: "value"}, "")


def test_is_written_plainly() -> None:
    data = {
        "title": "É" * 200,
        "list": ["b", "a"],
        "time": Timestamp("2026-11-20T09:00:00Z"),
        "Yes": "No",
        "order": 3,
    }

    assert join(data, "Body") == (
        f"---\ntitle: {'É' * 200}\nlist:\n- b\n- a\ntime: 2026-11-20T09:00:00Z\n"
        "'Yes': 'No'\norder: 3\n---\n\nBody\n"
    )


def test_a_value_knows_its_line() -> None:
    values, _body = split("---\na: b\nc:\n- d\n- e\n---\n", Reporter("x.md", []))

    assert (values["c"].line, values["c"].items[1].line) == (3, 5)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\na: b\n---\n\nOne\n\n---\n\nTwo\n", "One\n\n---\n\nTwo"),
        ("---\na: b\n---", ""),
        ("---\na: b\n---\n", ""),
    ],
)
def test_the_body_is_what_follows(text: str, body: str) -> None:
    assert read(text) == ({"a": "b"}, body)


def test_front_matter_may_be_empty() -> None:
    assert read("---\n---\nBody") == ({}, "Body")
