"""What must hold of a template's sources before they are kept or published."""

from collections.abc import Callable, Iterable, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, ngettext

from gallery import flowzap, localize
from gallery.catalog.markup import LONGEST
from gallery.catalog.remarks import errors_in, unaccepted_warnings
from gallery.catalog.tidying import is_blank, unwritable
from gallery.catalog.translating.labels import Translation, translations_of

MAX_FAULTS = 5
"""Errors named at once: enough to work on; the rest often follows from the first."""


def tidy_texts(row: models.Model, fields: Mapping[str, Callable[[str], str]]) -> None:
    """Bring translated texts into the form in which they are kept, each field in its own way."""
    for field, tidy in fields.items():
        for language, _name in settings.LANGUAGES:
            if text := getattr(row, f"{field}_{language}"):
                setattr(row, f"{field}_{language}", tidy(text))


_NAMES = {"title", "name"}
"""Fields by which readers know what they see."""


def faults_of_texts(row: models.Model, fields: Iterable[str]) -> dict[str, ValidationError]:
    """Return what is wrong with translated texts: control characters, nothing to be seen, too much."""
    faults = {}
    for field in fields:
        for language, _name in settings.LANGUAGES:
            text = getattr(row, f"{field}_{language}", None) or ""
            if (at := unwritable(text)) is not None:
                message = gettext("There is a control character in line %(line)d: remove it.")
                line = text.count("\n", 0, at) + 1
                faults[f"{field}_{language}"] = ValidationError(message, params={"line": line})
            elif is_blank(text) and (text or (language == settings.LANGUAGE_CODE and field in _NAMES)):
                message = gettext("Nothing of this can be seen: write a word.")
                faults[f"{field}_{language}"] = ValidationError(message)
            elif field == "description" and len(text) > LONGEST:
                message = gettext("This is %(length)d characters long, %(limit)d at most.")
                params = {"length": len(text), "limit": LONGEST}
                faults[f"{field}_{language}"] = ValidationError(message, params=params)
    return faults


def validate_sound_source(source: str) -> None:
    """Refuse a source with errors, naming line, column, rule and remedy of the first few."""
    errors = errors_in(source)
    if not errors:
        return
    faults = [str(error) for error in errors[:MAX_FAULTS]]
    if (rest := len(errors) - MAX_FAULTS) > 0:
        more = ngettext("… and %(count)d more error.", "… and %(count)d more errors.", rest)
        faults.append(more % {"count": rest})
    raise ValidationError(faults)


def translations_in(english: str, other: str) -> list[Translation]:
    """Return the translations that a source in another language holds, refusing one of another structure."""
    ours, theirs = flowzap.analyze(english), flowzap.analyze(other)
    if theirs.has_errors and not ours.has_errors:
        validate_sound_source(other)
    difference = flowzap.first_difference(ours.diagram, theirs.diagram)
    if difference is not None:
        message = gettext("Only the labels may differ from the English source. Line %(line)d: %(difference)s")
        raise ValidationError(
            message, params={"line": difference.line, "difference": localize.message(difference)}
        )
    _refuse_other_places(*({label.place for label in flowzap.labels_of(text)} for text in (english, other)))
    return translations_of(english, other)


def _refuse_other_places(ours: set[str], theirs: set[str]) -> None:
    """Refuse a translation that labels more or less than the original, as it can with lanes."""
    if missing := sorted(ours - theirs):
        raise ValidationError(gettext("The label of %(place)s is missing."), params={"place": missing[0]})
    if added := sorted(theirs - ours):
        raise ValidationError(
            gettext("%(place)s has no label in the English source."), params={"place": added[0]}
        )


def validate_accepted_warnings(source: str, accepted: Mapping[str, str]) -> None:
    """Refuse a source with warnings of rules for which nobody gave a reason to publish it all the same."""
    if warnings := unaccepted_warnings(source, accepted):
        advice = gettext("Mend what the warnings are about, or say why it may be published all the same.")
        raise ValidationError([*map(str, warnings[:MAX_FAULTS]), advice])
