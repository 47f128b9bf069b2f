"""What sets two texts apart, line by line."""

from __future__ import annotations

from random import Random

import pytest

from gallery.catalog.history.aligning import Steps
from gallery.catalog.history.text_differences import (
    MOST_ROWS,
    MOST_STEPS,
    Kind,
    Line,
    Piece,
    Row,
    differences,
)


def told(before: str, after: str, context: int = 3) -> list[str]:
    """Return rows in short: what became of a line, its numbers, its texts with what changed in brackets."""

    def number(line: Line | None) -> str:
        return str(line.number) if line else "-"

    def written(line: Line | None) -> str:
        pieces = line.pieces if line else ()
        return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)

    return [
        f"gap {row.hidden}"
        if row.kind is Kind.GAP
        else f"{row.kind} {number(row.before)} {number(row.after)}: "
        f"{written(row.before)} | {written(row.after)}"
        for row in differences(before, after, context)
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_line_ends_and_the_last_of_them_make_no_difference(end: str) -> None:
    assert differences("a\nb\n", f"a{end or chr(10)}b{end}") == []


def test_words_that_changed_are_marked_in_both_lines() -> None:
    assert told("Call the customer now.", "Call the new customer.") == [
        "changed 1 1: Call the customer[ now]. | Call the [new ]customer."
    ]


def test_lines_that_came_and_went_stand_alone() -> None:
    assert told("one\ntwo\nthree", "one\nthree\nfour") == [
        "same 1 1: one | one",
        "removed 2 -: [two] | ",
        "same 3 2: three | three",
        "added - 3:  | [four]",
    ]


def test_a_line_is_put_beside_the_one_that_it_became() -> None:
    before = "n1: step Start here\nn2: step Pack\n"
    after = "n9: quite another line\nn1: step Begin here\nn2: step Pack\n"

    assert told(before, after)[:2] == [
        "added - 1:  | [n9: quite another line]",
        "changed 1 2: n1: step [Start] here | n1: step [Begin] here",
    ]


def test_what_is_far_from_a_change_is_folded() -> None:
    before = "\n".join(map(str, range(1, 21)))
    after = before.replace("10", "ten")

    assert told(before, after, context=1) == [
        "gap 8",
        "same 9 9: 9 | 9",
        "removed 10 -: [10] | ",
        "added - 10:  | [ten]",
        "same 11 11: 11 | 11",
        "gap 9",
    ]


def test_a_single_line_is_not_folded() -> None:
    assert told("1\n2\n3", "1\n2\nthree", context=1)[0] == "same 1 1: 1 | 1"


def test_separators_that_editors_do_not_know_are_part_of_a_line() -> None:
    assert [row.kind for row in differences("a\u2028b\x0cc", "a\u2028b\x0cd")] == [Kind.CHANGED]


def test_everything_new_and_everything_gone() -> None:
    line = Line(1, (Piece("a", changed=True),))

    assert differences("", "a") == [Row(Kind.ADDED, after=line)]
    assert differences("a", "") == [Row(Kind.REMOVED, before=line)]
    assert line.text == "a"


def marked(before: str, after: str) -> int:
    """Return how many characters of the later text are marked as changed."""
    rows = differences(before, after)
    return sum(len(piece.text) for row in rows if row.after for piece in row.after.pieces if piece.changed)


def paragraph(words: int, seed: int = 1) -> list[str]:
    """Return words as a long paragraph has them: a few again and again, many seldom."""
    chance = Random(seed)  # noqa: S311 (no secret)
    usual = ["the", "of", "and", "to", "a"]
    return [
        chance.choice(usual) if chance.random() < 0.3 else f"word{chance.randrange(600)}"
        for _ in range(words)
    ]


def test_words_are_marked_in_long_paragraphs() -> None:
    words = paragraph(2_000)
    edited = [f"new{number}" if number % 40 == 7 else word for number, word in enumerate(words)]
    added = sum(map(len, edited)) - sum(len(word) for word in edited if not word.startswith("new"))

    assert added <= marked(" ".join(words), " ".join(edited)) < 2 * added


def test_blanks_alone_are_a_change() -> None:
    assert told("a b c", "a  b c") == ["changed 1 1: a[ ]b c | a[  ]b c"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 20_000, "b c a " * 15_000),
        (" ".join(paragraph(20_000)), " ".join(paragraph(20_000, seed=2))),
        ("a\nb\n" * 5_000, "b\nc\na\n" * 4_000),
        ("\n".join([" ".join(paragraph(500))] * 60), "\n".join([" ".join(paragraph(500, seed=2))] * 60)),
        ("." * 50_000, ".," * 25_000),
    ],
)
def test_hostile_texts_take_no_more_steps_than_there_are(
    monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    taken = []
    take = Steps.take

    def noted(self: Steps, number: int) -> bool:
        may = take(self, number)
        taken.append(number if may else 0)
        return may

    monkeypatch.setattr(Steps, "take", noted)
    rows = differences(before, after)

    assert sum(taken) <= MOST_STEPS
    for side, text in (("before", before), ("after", after)):
        lines = [line.text for row in rows if (line := getattr(row, side))]
        assert lines == text.splitlines()[: len(lines)]


def test_no_page_shows_endless_rows() -> None:
    rows = differences("", "a\n" * (MOST_ROWS + 5))

    assert len(rows) == MOST_ROWS + 1
    assert rows[-1] == Row(Kind.REST, hidden=5)


def test_long_blocks_that_were_rewritten_keep_their_lines_beside_each_other() -> None:
    before = "".join(f'n{number}: rectangle label:"Step {number}"\n' for number in range(100))

    rows = differences(before, before.replace("Step", "Task"))

    assert {row.kind for row in rows} == {Kind.CHANGED}
    assert [row.before.number for row in rows if row.before] == list(range(1, 101))
