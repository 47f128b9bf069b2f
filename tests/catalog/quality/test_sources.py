"""Errors and warnings: of the English source, and what labels in another language bring about."""

from __future__ import annotations

import pytest

from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish
from tests.catalog.quality.found import kinds, of_kind, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

BROKEN = SOURCE.replace("n2: rectangle", "n2: rectangel")
WARNED = SOURCE.replace("}\n", '  n3: diamond label:"Sure?"\n  n2.handle(right) -> n3.handle(left)\n}\n')
LONG = "x" * 51


def test_an_error_is_told_with_its_line_and_goes_when_it_is_mended() -> None:
    template = publish("one", source_en=BROKEN, status="draft")

    (shortcoming,) = of_kind(template, "error")
    assert (shortcoming.language, shortcoming.field) == ("en", "source_en")
    assert told(template, "error")[0].startswith("Line 3: ")
    assert "Did you mean rectangle?" in told(template, "error")[0]

    template.source_en = SOURCE
    template.save()
    assert "error" not in kinds(template)


def test_several_are_told_by_the_first_and_their_number() -> None:
    template = publish("one", source_en=BROKEN.replace("circle", "cirlce"), status="draft")

    (told_,) = told(template, "error")
    assert told_.startswith("Line 2: ")
    assert told_.endswith("And 1 more.")


def test_a_warning_is_told_until_it_is_accepted() -> None:
    template = publish("one", source_en=WARNED)

    assert told(template, "warning")[0].startswith("Line 5: Decision n3 has fewer than two exits.")

    template.accepted_warnings = {"single-exit": "It is a stub."}
    template.save()
    assert "warning" not in kinds(template)


def test_advice_needs_no_care() -> None:
    template = publish("one", source_en=SOURCE + "Empty {\n}\n")

    assert {"error", "warning"}.isdisjoint(kinds(template))


def test_a_label_is_told_that_only_its_translation_spoils() -> None:
    template = publish("one", source_fr=FRENCH_SOURCE.replace("Répondre", LONG))

    (shortcoming,) = of_kind(template, "warning")
    assert (shortcoming.language, shortcoming.field) == ("fr", "label-fr-n2")
    assert told(template, "warning") == [
        "Line 3: This label has 51 characters. Up to 50 are easy to read: shorten it."
    ]


def test_each_label_is_told_by_itself() -> None:
    spoilt = FRENCH_SOURCE.replace("Répondre", LONG).replace("Assistance", LONG)

    fields = [row.field for row in of_kind(publish("one", source_fr=spoilt), "warning")]

    assert fields == ["label-fr-lane Desk", "label-fr-n2"]


def test_what_is_wrong_in_english_is_not_told_twice() -> None:
    template = publish("one", source_en=WARNED, source_fr=WARNED.replace("Answer", "Répondre"))

    assert [row.language for row in of_kind(template, "warning")] == ["en"]


def test_a_label_at_a_place_with_a_long_name_leads_to_all_labels() -> None:
    lane = "a" * 40
    english, french = (source.replace("Desk {", f"{lane} {{") for source in (SOURCE, FRENCH_SOURCE))

    (row,) = of_kind(
        publish("one", source_en=english, source_fr=french.replace("Assistance", LONG)), "warning"
    )

    assert row.field == "labels-fr"
    assert row.details["place"] == f"lane {lane}"
