"""Tidying: one form for every text, reached in one step."""

from __future__ import annotations

import pytest

from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("one\r\n\r\ntwo\rthree\n", "one\n\ntwo\nthree"),
        ("\ufeffword", "word"),
        (" \n ", ""),
        ("\n\ufeff word\ufeff", "word"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
    ],
)
def test_a_text_has_plain_line_ends_and_nothing_around_it(text: str, tidied: str) -> None:
    assert tidy_text(text) == tidied
    assert tidy_text(tidied) == tidied


def test_a_line_is_one_line() -> None:
    assert tidy_line("  one\r\n two\t three ") == "one two three"
    assert tidy_line("one\u2028two\u2029 three\x85") == "one two three"


def test_no_break_spaces_stay() -> None:
    assert tidy_line("Quel\u00a0: 50\u202f% ?") == "Quel\u00a0: 50\u202f% ?"


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("A {\r\n}", "A {\n}\n"),
        ("A {\n}\n\n\n", "A {\n}\n"),
        ("\n", ""),
        ("A { # one\u2028two\x85three\n}", "A { # one two three\n}\n"),
    ],
)
def test_a_source_ends_in_one_line_end(text: str, tidied: str) -> None:
    assert tidy_source(text) == tidied
    assert tidy_source(tidied) == tidied
