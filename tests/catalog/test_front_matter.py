"""Front matter: no guessing on reading, one way of writing."""

from __future__ import annotations

import pytest
import yaml

from gallery.catalog.files import front_matter
from gallery.catalog.files.front_matter import DEEPEST, Timestamp, join, split
from gallery.catalog.files.problems import LONGEST_WORD, Problem, Reporter

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
    "two  blanks",
    "a\ttab",
    "folded\u2028by\u2029YAML\x85",
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


def problems_in(matter: str) -> list[str]:
    """Return what is wrong with front matter."""
    problems: list[Problem] = []
    split(f"---\n{matter}\n---\n", Reporter("x.md", problems))
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("loader", [yaml.BaseLoader, front_matter._Loader])
@pytest.mark.parametrize(
    "matter",
    [
        "a: b\nc: " + "[" * 100_000,
        "a:\n  " + "- " * 100_000 + "x",
        "a: b\nc: " + "{a: " * 100_000,
        "a: b\n? " + "[" * 100_000,
        "a: b\nc: " + "[" * 900 + "]" * 900,
    ],
)
def test_what_is_nested_too_deep_is_not_read_on(
    monkeypatch: pytest.MonkeyPatch, loader: object, matter: str
) -> None:
    monkeypatch.setattr(front_matter, "_Loader", loader)

    assert problems_in(matter) == ["x.md:3: lists and mappings are nested too deep here"]


def test_files_nest_deep_enough() -> None:
    assert problems_in(f"a: {'[' * (DEEPEST - 1)}x{']' * (DEEPEST - 1)}") == []


def test_there_is_an_end_of_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_matter, "MOST_VALUES", 10)

    assert problems_in("a:\n" + "- b\n" * 7) == []
    assert problems_in("a:\n" + "- b\n" * 8) == ["x.md:10: there is more in this file than can be read"]


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        ("a: &x [*x]", "x.md:2: anchors and aliases are not allowed"),
        ("a: b\n*a : c", "x.md:3: anchors and aliases are not allowed"),
        ("a: b\n? [c]\n: d", "x.md:3: a key must be text"),
        ("a: b\n--- \nc: d", "x.md:3: a second document begins here: there may be one"),
        ("a: [b", "x.md:3: not valid YAML: did not find expected ',' or ']'"),
        ("a: b\na: c", "x.md:3: “a” is there twice"),
    ],
)
def test_says_what_is_wrong_and_where(matter: str, said: str) -> None:
    assert said in problems_in(matter)


def test_long_words_are_not_repeated_whole() -> None:
    assert len(problems_in("{0}: b\n{0}: c".format("a" * 1000))[0]) < LONGEST_WORD + 50
