"""Drawings of a template, made when it is saved and never while a page is served."""

from __future__ import annotations

import logging
from hashlib import sha256
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.utils import translation

from gallery import flowzap
from gallery.catalog.picturing import Sheet, counts_of, picture
from gallery.catalog.quality.assessing import note_findings
from gallery.catalog.quality.figures import DRAWN, UNDRAWN, drawn_findings
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery.catalog.models import DiagramTemplate, Drawing
    from gallery.catalog.picturing import Pictured

_log = logging.getLogger(__name__)


def redraw(template: DiagramTemplate, *, anew: bool = False) -> bool:
    """Bring a template's drawings and counts up to date, or draw `anew`; say whether any drawing changed.

    There is a drawing of each orientation for each language with a source of its own. A source with errors
    is drawn as far as the engine can; one that exceeds the engine's limits has no drawing, nor has one on
    which the engine fails: that is logged, noted for the quality desk, and tried again by `redraw`.

    What makes a drawing hard to read is noted while it is at hand, that in the default language telling
    enough. A template without a digest of its structure was drawn before this was done.
    """
    anew = anew or not template.structure_digest
    stored = set(template.drawings.values_list("language", "digest").filter(engine=flowzap.ENGINE_VERSION))
    sheets = sheets_of(template)
    made = {}
    for language, sheet in sheets.items():
        if anew or (language, digest_of(sheet)) not in stored:
            with timed_drawing(template.slug):
                made[language] = picture(sheet)
    if made:
        log_faults(template, made)
        kinds = DRAWN if settings.LANGUAGE_CODE in made else UNDRAWN
        note_findings({template.pk: drawn_findings(made)}, kinds)
        template.drawings.filter(language__in=made).delete()
        for drawing in drawings_of(template, sheets, made):
            drawing.save()
    removed, _ = template.drawings.exclude(language__in=sheets).delete()
    _count(template, made.get(settings.LANGUAGE_CODE))
    return bool(made) or removed > 0


def sheets_of(template: DiagramTemplate) -> dict[str, Sheet]:
    """Return what is to be drawn of a template, by language."""
    sheets = {}
    for language in template.source_languages:
        with translation.override(language):
            sheets[language] = Sheet(template.source, template.title, language)
    return sheets


def digest_of(sheet: Sheet) -> str:
    """Return a digest of everything in the drawings of a sheet."""
    words = f"{flowzap.ENGINE_VERSION}\0{sheet.title}\0{sheet.source}"
    return sha256(words.encode()).hexdigest()


def drawings_of(
    template: DiagramTemplate, sheets: Mapping[str, Sheet], made: Mapping[str, Pictured]
) -> list[Drawing]:
    """Return the rows of what was made of the sheets of a template, by language."""
    model: type[Drawing] = apps.get_model("catalog", "Drawing")
    return [
        model(
            template=template,
            language=language,
            engine=flowzap.ENGINE_VERSION,
            digest=digest,
            **each._asdict(),
        )
        for language, pictured in made.items()
        for digest in [digest_of(sheets[language])]
        for each in pictured.pictures
    ]


def log_faults(template: DiagramTemplate, made: Mapping[str, Pictured]) -> None:
    """Log once that the engine failed on a template, with the first traceback."""
    faults = {language: pictured.fault for language, pictured in made.items() if pictured.fault}
    if faults:
        languages, fault = ", ".join(faults), next(iter(faults.values()))
        _log.error("Template %s could not be drawn (%s)\n%s", template.slug, languages, fault)


def _count(template: DiagramTemplate, pictured: Pictured | None) -> None:
    """Count what is in a template's diagram, for those who choose by it, and note its structure."""
    counts = (
        pictured.counts
        if pictured
        else counts_of(flowzap.analyze(template.source_in(settings.LANGUAGE_CODE)).diagram)
    )
    if any(getattr(template, name) != count for name, count in counts.items()):
        type(template).objects.filter(pk=template.pk).update(**counts)
        for name, count in counts.items():
            setattr(template, name, count)
