"""Validators: what is refused, and in which words."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from gallery.catalog.remarks import unaccepted_warnings
from gallery.catalog.validators import translations_in, validate_accepted_warnings, validate_sound_source
from tests.catalog.published import FRENCH_SOURCE, SOURCE


class TestSoundSource:
    def test_passes_a_sound_source(self) -> None:
        validate_sound_source(SOURCE)

    def test_names_line_column_rule_and_remedy(self) -> None:
        with pytest.raises(ValidationError) as refused:
            validate_sound_source(SOURCE.replace("n2: rectangle", "n2: rectangel"))

        (message,) = refused.value.messages
        assert message.startswith("Line 3, column 7: ")
        assert "rectangel" in message
        assert "Did you mean rectangle?" in message
        assert message.endswith(" unknown-shape)")

    def test_names_a_few_and_counts_the_rest(self) -> None:
        broken = "".join(f"  n{number}: blob\n" for number in range(1, 9))

        with pytest.raises(ValidationError) as refused:
            validate_sound_source(f"A {{\n{broken}}}\n")

        assert len(refused.value.messages) == 6
        assert refused.value.messages[-1] == "… and 3 more errors."

    def test_speaks_french(self) -> None:
        with override("fr"), pytest.raises(ValidationError) as refused:
            validate_sound_source(SOURCE.replace("n2: rectangle", "n2: rectangel"))

        assert refused.value.messages[0].startswith("Ligne 3, colonne 7")


class TestAcceptedWarnings:
    WARNED = SOURCE.replace("}\n", '  n3: diamond label:"Sure?"\n  n2.handle(right) -> n3.handle(left)\n}\n')

    def test_a_warning_is_refused_and_named(self) -> None:
        with pytest.raises(ValidationError) as refused:
            validate_accepted_warnings(self.WARNED, {})

        *warnings, advice = refused.value.messages
        assert len(warnings) == 1
        assert warnings[0].startswith("Line 5, column ")
        assert advice.startswith("Mend what the warnings are about")

    def test_a_reason_for_its_rule_lets_it_pass(self) -> None:
        (warning,) = unaccepted_warnings(self.WARNED, {})

        validate_accepted_warnings(self.WARNED, {warning.name: "Explained in the text."})

    def test_advice_needs_no_reason(self) -> None:
        validate_accepted_warnings(SOURCE, {})


class TestTranslationsIn:
    def test_are_those_of_a_source_however_it_is_laid_out(self) -> None:
        untidy = FRENCH_SOURCE.replace("  n", "\tn").replace("\n", "\n\n")

        assert translations_in(SOURCE, untidy) == [
            ("lane Desk", "Support desk", "Assistance"),
            ("n1", "Start", "Début"),
            ("n2", "Answer", "Répondre"),
        ]

    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            ("circle", "rectangle", "Line 2: Node n1 is a circle in the original and a rectangle here."),
            ("Desk {", "Bureau {", "Line 1: Lane Desk"),
            ("handle(right)", "handle(bottom)", "Line 4: The edge n1.handle(right)"),
            (' label:"Start"', "", "Line 2: The label of node n1 is missing here."),
            (" # Support desk", "", "The label of lane Desk is missing."),
        ],
    )
    def test_names_the_first_difference(self, old: str, new: str, reason: str) -> None:
        with pytest.raises(ValidationError, match=re.escape(reason)):
            translations_in(SOURCE, SOURCE.replace(old, new))

    def test_names_a_label_that_the_original_has_not(self) -> None:
        with pytest.raises(ValidationError, match="lane Desk has no label in the English source"):
            translations_in(SOURCE.replace(" # Support desk", ""), SOURCE)

    def test_names_the_errors_of_a_translation_first(self) -> None:
        with pytest.raises(ValidationError, match="Line 3, column 7: "):
            translations_in(SOURCE, SOURCE.replace("n2: rectangle", "n2: rectangel"))
