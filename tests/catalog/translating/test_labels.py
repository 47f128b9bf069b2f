"""Labels and their translations through edits of the English source."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gallery import flowzap
from gallery.catalog.translating.labels import (
    LabelState,
    Translation,
    label_table,
    translated_source,
    translations_of,
)
from tests.catalog.published import FRENCH_SOURCE, SOURCE

TRANSLATIONS = translations_of(SOURCE, FRENCH_SOURCE)


def states(english: str, translations: list[Translation]) -> dict[str, tuple[str, str]]:
    """Return the state and the translation of each label by its place."""
    return {label.place: (label.state, label.text) for label in label_table(english, translations).labels}


def test_a_source_and_its_translation_make_the_table_that_makes_the_translation() -> None:
    table = label_table(SOURCE, TRANSLATIONS)

    assert table.done == 3
    assert translated_source(SOURCE, table) == FRENCH_SOURCE


def test_nothing_translated_is_no_source() -> None:
    assert translated_source(SOURCE, label_table(SOURCE, [])) == ""


def test_a_label_that_was_added_is_missing() -> None:
    added = SOURCE.replace("}", '  n3: circle label:"End"\n}')

    assert states(added, TRANSLATIONS)["n3"] == ("missing", "")


def test_a_label_that_moved_keeps_its_translation() -> None:
    moved = SOURCE.replace("n2", "n7")

    assert states(moved, TRANSLATIONS)["n7"] == ("translated", "Répondre")


def test_numbers_that_shift_cost_nothing() -> None:
    shifted = (
        SOURCE.replace("n2", "n3")
        .replace("n1", "n2")
        .replace("  n2: ", '  n1: circle label:"New"\n  n2: ', 1)
    )

    assert states(shifted, TRANSLATIONS) == {
        "lane Desk": ("translated", "Assistance"),
        "n1": ("missing", ""),
        "n2": ("translated", "Début"),
        "n3": ("translated", "Répondre"),
    }


def test_a_label_that_says_something_else_is_changed() -> None:
    label = label_table(SOURCE.replace("Answer", "Reply"), TRANSLATIONS).labels[2]

    assert (label.state, label.text, label.former) == (LabelState.CHANGED, "Répondre", "Answer")


def test_the_translation_of_a_label_that_is_gone_is_kept_aside_and_comes_back() -> None:
    without = label_table(SOURCE.replace(' label:"Answer"', ""), TRANSLATIONS)

    assert without.removed == (("n2", "Answer", "Répondre"),)
    assert label_table(SOURCE, without.translations).done == 3


def test_the_same_text_elsewhere_takes_the_one_translation_there_is() -> None:
    twice = SOURCE.replace("}", '  n3: circle label:"Answer"\n}')

    assert states(twice, TRANSLATIONS)["n3"] == ("translated", "Répondre")


def test_the_same_text_elsewhere_is_missing_where_its_translations_differ() -> None:
    thrice = SOURCE.replace("}", '  n3: circle label:"Answer"\n  n4: circle label:"Answer"\n}')
    two = [*TRANSLATIONS, Translation("n3", "Answer", "Réponse")]

    assert states(thrice, two)["n3"] == ("translated", "Réponse")
    assert states(thrice, two)["n4"] == ("missing", "")


FAILING = """Till {
  n1: rectangle label:"Pay"
  n2: rectangle label:"Failed"
  n3: rectangle label:"Ship"
  n4: rectangle label:"Failed"
}
"""
TOLD_APART = [
    Translation("n1", "Pay", "Payer"),
    Translation("n2", "Failed", "Paiement échoué"),
    Translation("n3", "Ship", "Expédier"),
    Translation("n4", "Failed", "Envoi échoué"),
]


def test_two_translations_of_one_text_are_told_apart_after_a_renumbering() -> None:
    renumbered = re.sub(r"n(\d)", lambda found: f"n{int(found[1]) + 2}", FAILING)
    inserted = renumbered.replace("{\n", '{\n  n1: circle label:"Start"\n  n2: rectangle label:"Ask"\n', 1)

    found = states(inserted, TOLD_APART)

    assert found["n4"] == ("translated", "Paiement échoué")
    assert found["n6"] == ("translated", "Envoi échoué")


def test_two_translations_of_one_text_are_told_apart_where_statements_move() -> None:
    lines = FAILING.splitlines()
    lines[2], lines[4] = lines[4], lines[2]

    found = states("\n".join(lines), TOLD_APART)

    assert found["n2"] == ("translated", "Paiement échoué")
    assert found["n4"] == ("translated", "Envoi échoué")


def test_one_of_two_translations_is_kept_aside_and_comes_back() -> None:
    without = label_table(FAILING.replace('n2: rectangle label:"Failed"', "n2: rectangle"), TOLD_APART)

    assert without.removed == (("n2", "Failed", "Paiement échoué"),)
    assert states(FAILING, list(without.translations))["n2"] == ("translated", "Paiement échoué")


def test_a_text_that_cannot_stand_there_is_left_out() -> None:
    source = SOURCE.replace("}", "  loop [again] n1 n2\n}")
    bad = [*TRANSLATIONS, Translation("loop 1", "again", "encore [fois]")]

    french = translated_source(source, label_table(source, bad))

    assert "loop [again]" in french
    assert "Répondre" in french


PLACES = [label.place for label in flowzap.labels_of(SOURCE)]
WORDS = st.sampled_from(["Support desk", "Start", "Answer", "Reply", "Fin"])
ROWS = st.lists(st.tuples(st.sampled_from([*PLACES, "n9"]), WORDS, WORDS), max_size=6)


@given(ROWS)
def test_what_is_kept_says_the_same_when_it_is_read_again(rows: list[tuple[str, str, str]]) -> None:
    table = label_table(SOURCE, rows)

    assert label_table(SOURCE, table.translations) == table


@given(
    ROWS, st.sampled_from([SOURCE.replace("Answer", "Reply"), SOURCE.replace("n2", "n9"), "", "nonsense {"])
)
def test_no_edit_loses_a_translation_for_good(rows: list[tuple[str, str, str]], edited: str) -> None:
    """Whatever was translated is found again once the edit is taken back, or said by another translation."""
    before = label_table(SOURCE, rows)
    after = label_table(SOURCE, label_table(edited, before.translations).translations)

    assert all(
        label.text
        for was, label in zip(before.labels, after.labels, strict=True)
        if was.state == "translated"
    )
