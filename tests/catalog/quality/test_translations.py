"""What is not translated, and what was translated from another English text."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from gallery.catalog.quality.completeness import completeness
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish
from tests.catalog.quality.found import kinds, of_kind, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


@pytest.mark.parametrize("text", ["title", "summary", "description"])
def test_a_text_is_told_until_it_is_translated(text: str) -> None:
    template = publish(
        "one",
        source_fr=FRENCH_SOURCE,
        **{"description_en": "Why.", "description_fr": "Là.", f"{text}_fr": ""},
    )

    (row,) = of_kind(template, "untranslated")
    assert (row.language, row.field) == ("fr", f"{text}_fr")
    assert told(template, "untranslated") == [f"The {text} is not translated."]

    setattr(template, f"{text}_fr", "Voilà.")
    template.save()
    assert "untranslated" not in kinds(template)


def test_what_is_not_there_in_english_is_not_missed_in_french() -> None:
    assert "untranslated" not in kinds(publish("one", source_fr=FRENCH_SOURCE))


def test_labels_are_counted_and_lead_to_the_first_that_is_missing() -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)
    template.label_translations["fr"].pop(1)
    template.save()

    (row,) = of_kind(template, "untranslated")
    assert row.field == "label-fr-n1"
    assert told(template, "untranslated") == ["2 of 3 labels are translated."]
    assert str(completeness([row])) == "EN complete · FR 2 of 3 labels"


def test_a_text_is_told_that_is_older_than_the_english_one() -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)
    template.summary_en = "What else it is for."
    template.save()

    (row,) = of_kind(template, "outdated")
    assert row.field == "summary_fr"
    assert told(template, "outdated") == ["The summary is older than the English one."]

    template.summary_fr = "À quoi d’autre il sert."
    template.save()
    assert "outdated" not in kinds(template)


def test_labels_are_counted_of_which_the_english_changed() -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)
    template.source_en = SOURCE.replace("Answer", "Reply")
    template.save()

    (row,) = of_kind(template, "outdated")
    assert row.field == "label-fr-n2"
    assert told(template, "outdated") == ["1 label is older than the English one."]
    assert "untranslated" not in kinds(template)


class TestCompleteness:
    def test_of_what_lacks_nothing(self) -> None:
        template = publish("one", source_fr=FRENCH_SOURCE, description_en="Why.", description_fr="Là.")

        found = completeness(template.shortcomings.all())

        assert str(found) == "EN complete · FR complete"
        assert found.is_complete

    def test_names_what_is_missing_in_each_language(self) -> None:
        template = publish("one", title_fr="")
        template.summary_en = "Other."
        template.save()

        found = completeness(template.shortcomings.all())

        assert str(found) == ("EN no description · FR no title, 0 of 3 labels, summary older than English")
        assert not found.is_complete

    def test_counts_labels_of_another_text(self) -> None:
        template = publish("one", source_fr=FRENCH_SOURCE, description_en="Why.", description_fr="Là.")
        template.source_en = SOURCE.replace("Answer", "Reply").replace("Start", "Begin")
        template.save()

        assert str(completeness(template.shortcomings.all())) == (
            "EN complete · FR 2 labels older than English"
        )


def test_speaks_french() -> None:
    template = publish("one", title_fr="", description_en="Why.")
    with override("fr"):
        assert told(template, "untranslated") == [
            "Le titre n’est pas traduit.",
            "La description n’est pas traduite.",
            "0 libellé traduit sur 3.",
        ]
        assert str(completeness(template.shortcomings.all())) == (
            "EN complet · FR sans titre, sans description, 0 libellé sur 3"
        )
