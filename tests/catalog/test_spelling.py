"""Spelling: one slip is forgiven, in words that nobody wrote."""

from __future__ import annotations

import pytest

from gallery.catalog.models import DiagramTemplate, SearchWord
from gallery.catalog.search import Search
from gallery.catalog.search.spelling import best_of, stems_near
from tests.catalog.published import publish

ALPHABET = "abekr"


def slips(word: str) -> set[str]:
    """Return everything that is one slip away from a word."""
    places = range(len(word) + 1)
    return (
        {word[:at] + word[at + 1 :] for at in places}
        | {word[:at] + letter + word[at:] for at in places for letter in ALPHABET}
        | {word[:at] + letter + word[at + 1 :] for at in places[:-1] for letter in ALPHABET}
        | {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places[:-2]}
    ) - {word}


@pytest.mark.parametrize("word", ["rebake", "barker", "aaab"])
def test_every_slip_in_any_beginning_is_near(word: str) -> None:
    for length in range(3, len(word) + 1):
        stem = word[:length]
        for typed in slips(stem):
            if not word.startswith(typed):
                assert stem in set(stems_near(typed, word)), typed


@pytest.mark.parametrize("word", ["rebake", "barker", "aaab"])
def test_nothing_else_is_near(word: str) -> None:
    near = {typed for length in range(len(word) + 1) for typed in slips(word[:length])}
    for typed in {far for stem in near for far in slips(stem)}:
        if not word.startswith(typed):
            for stem in stems_near(typed, word):
                assert word.startswith(stem)
                assert typed in slips(stem), stem


@pytest.mark.parametrize(
    ("typed", "words", "shown", "stems"),
    [
        ("rolback", ["rollback", "rollbacks"], "rollback", ("rollback",)),
        ("rolba", ["rollback"], "rollback", ("rollba",)),
        ("tesst", ["testing", "tests", "test"], "tests, test", ("tests", "test")),
        ("marge", ["large", "merge"], "merge", ("merge",)),
        ("xarge", ["large", "barge", "merge"], "barge, large", ("barge", "large")),
        ("near", ["learn", "earlier"], None, ()),
        ("deplx", ["deploy", "depart"], "deploy", ("deplo", "depl")),
        ("aaaa", [f"aaa{letter}" for letter in "vwxyz"], "aaav, aaaw, aaax", ("aaav", "aaaw", "aaax")),
        ("canary", ["zebra"], None, ()),
    ],
)
def test_the_likeliest_is_meant(
    typed: str, words: list[str], shown: str | None, stems: tuple[str, ...]
) -> None:
    correction = best_of(typed, words)

    assert (correction and correction.shown, correction.stems if correction else ()) == (shown, stems)


@pytest.mark.django_db
class TestCorrections:
    @pytest.fixture(autouse=True)
    def _vocabulary(self) -> None:
        SearchWord.objects.bulk_create(
            SearchWord(word=word) for word in ("rollback", "rollout", "deploiement", "server", "v2rollback")
        )

    @pytest.mark.parametrize(
        ("text", "corrections"),
        [
            ("rollback", {}),
            ("rollb", {}),
            ("rolback", {"rolback": "rollback"}),
            ("rollbcak", {"rollbcak": "rollback"}),
            ("rolblack", {"rolblack": "rollback"}),
            ("rolllback", {"rolllback": "rollback"}),
            ("rollbacc", {"rollbacc": "rollback"}),
            ("orllback", {"orllback": "rollback"}),
            ("rolblac", {"rolblac": "rollback"}),
            ("rolout rolback", {"rolout": "rollout", "rolback": "rollback"}),
            ("server rolback", {"rolback": "rollback"}),
            ("DÉPLOIMENT", {"deploiment": "deploiement"}),
            ("rlo", {}),
            ("rlobakc", {}),
            ("rolback2", {}),
            ("zzzz", {}),
            ("serevr", {"serevr": "server"}),
            ("sevrer", {"sevrer": "server"}),
            ("%rolback_", {"rolback": "rollback"}),
            ("x" * 60, {}),
        ],
    )
    def test_are_made_where_nothing_begins_so(self, text: str, corrections: dict[str, str]) -> None:
        assert Search.of(text, "en").corrections == corrections

    @pytest.mark.parametrize("word", ["rollback", "server"])
    def test_reach_every_slip(self, word: str) -> None:
        missed = [typed for typed in slips(word) if len(typed) >= 4 and not word.startswith(typed)]
        assert len(missed) > 60

        assert [
            typed for typed in missed if word not in Search.of(typed, "en").corrections.get(typed, "")
        ] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("drawn")
def test_what_was_meant_is_found_and_marked() -> None:
    publish("one", title_en="Rollback of <b>")
    search = Search.of("rolback", "en")

    assert [template.slug for template in DiagramTemplate.objects.found_by(search)] == ["one"]
    assert search.marked("Rollbacks of <b>") == "<mark>Rollback</mark>s of &lt;b&gt;"
