"""Tidying: one form for every text, reached in one step."""

from __future__ import annotations

import pytest

from gallery import flowzap
from gallery.catalog.tidying import is_blank, tidy_line, tidy_source, tidy_text


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


@pytest.mark.parametrize(
    "sign", "\x7f\x80\x9b\u200b\u202a\u202e\u2060\u2066\u2069\u206f\ufeff\ufff9\U000e0041"
)
def test_what_is_not_seen_is_left_out_but_of_sources(sign: str) -> None:
    assert tidy_text(f"{sign}one{sign} \n{sign}") == "one"
    assert tidy_line(f"one {sign} two") == "one two"
    assert tidy_source(f"A {{ # one{sign}two\n}}") == f"A {{ # one{sign}two\n}}\n"
    remarks = {each.rule.name for each in flowzap.analyze(f"A {{ # one{sign}two\n}}").diagnostics}
    assert remarks & {"control-character", "emoji"}


@pytest.mark.parametrize("text", ["", " ", "\u3164", "\u200d\u00ad", "\u2800\u0301"])
def test_knows_what_shows_nothing(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}x")
