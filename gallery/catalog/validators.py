"""What must hold of a template's sources before they are kept or published."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

from gallery import flowzap, localize
from gallery.catalog.remarks import errors_in

MAX_FAULTS = 5
"""Errors named at once: enough to work on; the rest often follows from the first."""


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


def relabelled_source(english: str, other: str) -> str:
    """Return the English source with the labels of another, refusing one that differs in more than labels.

    So both keep the same text but for the labels, whatever its author did to line breaks and indents.
    """
    ours, theirs = flowzap.analyze(english), flowzap.analyze(other)
    if theirs.has_errors and not ours.has_errors:
        validate_sound_source(other)
    difference = flowzap.first_difference(ours.diagram, theirs.diagram)
    if difference is not None:
        message = gettext("Only the labels may differ from the English source. Line %(line)d: %(difference)s")
        raise ValidationError(
            message, params={"line": difference.line, "difference": localize.message(difference)}
        )
    labels = {label.place: label.text for label in flowzap.labels_of(other)}
    _refuse_other_places({label.place for label in flowzap.labels_of(english)}, set(labels))
    return flowzap.relabel(english, labels)


def _refuse_other_places(ours: set[str], theirs: set[str]) -> None:
    """Refuse a translation that labels more or less than the original, as it can with lanes."""
    if missing := sorted(ours - theirs):
        raise ValidationError(gettext("The label of %(place)s is missing."), params={"place": missing[0]})
    if added := sorted(theirs - ours):
        raise ValidationError(
            gettext("%(place)s has no label in the English source."), params={"place": added[0]}
        )
