"""An earlier state of a template, brought back as a new version; of a deleted one, as a draft.

What it linked to then is found by the name that it has by now.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from gallery.catalog.files.renaming import Renamings
from gallery.catalog.files.storing import content_of, set_related, set_tags, store_template
from gallery.catalog.history.lives import changes_of
from gallery.catalog.history.recording import entry_in
from gallery.catalog.models import Category, DiagramTemplate, Tag
from gallery.catalog.translating.texts import traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gallery.catalog.files.entries import TemplateEntry
    from gallery.catalog.models import Change

_STAND_INS = ("title", "summary", "description", "source")
"""Columns that stand for those of the languages, which are checked."""
_IN_ENTRY = {"title": "titles", "summary": "summaries", "description": "descriptions"}


def restore(template: DiagramTemplate, change: Change) -> list[str]:
    """Give a template the words, the diagram and the company that it had after a change.

    Its address and whether visitors see it stay as they are. Category, tags and related templates that were
    deleted since cannot come back: return the slugs that they had. Raise ValidationError for what its status
    does not allow.
    """
    entry = entry_in(change)
    company = _Company(entry, template)
    for column, value in content_of(entry).items():
        setattr(template, column, value)
    template.translated_from = _traces(change, entry)
    template.category = company.category or template.category
    is_draft = template.status == DiagramTemplate.Status.DRAFT
    unneeded = ("summary_en",) if is_draft and not template.summary_en else ()
    template.full_clean(exclude=(*_STAND_INS, *unneeded))
    template.save()
    set_tags(template, company.tags)
    set_related(template, company.related)
    return company.gone


def bring_back(change: Change) -> tuple[DiagramTemplate, list[str]]:
    """Make a draft of what a deleted template said after a change; return it, and the slugs of what is gone.

    It lives where it lived last, goes on counting its editions, and has its history again.
    """
    changes = changes_of(change)
    latest = changes[0]
    last = entry_in(latest)
    if DiagramTemplate.objects.at_address(last.slug).exists():
        raise ValidationError(gettext("A template lives at this address now: give it another slug first."))
    shelves = [category for entry in (entry_in(change), last) if (category := _category_of(entry))]
    if not shelves:
        raise ValidationError(
            gettext("Its category “%(slug)s” is gone: make it again first."), params={"slug": last.category}
        )
    free = tuple(slug for slug in last.old_slugs if not DiagramTemplate.objects.at_address(slug).exists())
    draft = dataclasses.replace(
        last, status=DiagramTemplate.Status.DRAFT, category=shelves[0].slug, tags=(), old_slugs=free
    )
    template = store_template(draft)
    changes.update(template=template)
    change.template = template
    return template, [*restore(template, change), *(slug for slug in last.old_slugs if slug not in free)]


class _Company:
    """What a template was on a shelf with, as far as it is there, and what of it is gone."""

    def __init__(self, entry: TemplateEntry, template: DiagramTemplate) -> None:
        renamings = Renamings.of_links(entry)
        tags = set(Tag.objects.values_list("slug", flat=True))
        others = DiagramTemplate.objects.exclude(pk=template.pk)
        named = {*entry.related, *renamings.redirects.values()}
        templates = set(others.filter(slug__in=named).values_list("slug", flat=True))
        tagged = {slug: renamings.shelf("tag", slug, tags) for slug in entry.tags}
        linked = {slug: renamings.template(slug, templates) for slug in entry.related}
        self.category = _category_of(entry)
        self.tags = [slug for slug in tagged.values() if slug in tags]
        self.related = list(dict.fromkeys(slug for slug in linked.values() if slug in templates))
        self.gone = [] if self.category else [entry.category]
        self.gone += [slug for slug, today in tagged.items() if today not in tags]
        self.gone += [slug for slug, today in linked.items() if today not in templates]


def _category_of(entry: TemplateEntry) -> Category | None:
    """Return the category that an entry was in, whatever it is called by now."""
    slugs = set(Category.objects.values_list("slug", flat=True))
    today = Renamings.of_links(entry).shelf("category", entry.category, slugs)
    return Category.objects.filter(slug=today).first()


def _traces(change: Change, entry: TemplateEntry) -> dict[str, dict[str, list[str]]]:
    """Return the traces of outdated translations, with the English text that history knows them with."""
    traces: dict[str, dict[str, list[str]]] = content_of(entry)["translated_from"]
    missing = {(language, field) for language, fields in traces.items() for field in fields}
    past: Iterable[Change] = changes_of(change).filter(pk__lt=change.pk).iterator() if missing else ()
    for earlier in map(entry_in, past):
        for language, field in _translated_as(entry, earlier, missing):
            english, translation = (getattr(earlier, _IN_ENTRY[field])[code] for code in ("en", language))
            traces[language][field] = traced(english, translation, None) or traces[language][field]
            missing.discard((language, field))
        if not missing:
            break
    return traces


def _translated_as(
    entry: TemplateEntry, earlier: TemplateEntry, missing: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the outdated translations of an entry that were not outdated in an earlier one."""
    for language, field in sorted(missing):
        now, then = (getattr(state, _IN_ENTRY[field]) for state in (entry, earlier))
        is_same = now.get(language) == then.get(language)
        if is_same and then.get("en") and field not in earlier.outdated.get(language, ()):
            yield language, field
