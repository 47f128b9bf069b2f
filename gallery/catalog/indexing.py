"""What a template is found and sorted by, kept beside it in folded form.

`DiagramTemplate.save()` indexes the template itself. Its tags are saved after it, and a tag can be renamed
or deleted on its own: `gallery.catalog.apps` connects the functions below to those events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

from gallery import flowzap
from gallery.catalog.folding import fold

if TYPE_CHECKING:
    from gallery.catalog.models import DiagramTemplate, SearchEntry, Tag


def index(template: DiagramTemplate) -> None:
    """Write the search entries of a template, one a language."""
    entries = template.search_entries
    tags = list(template.tags.all())
    entries.bulk_create(
        [_entry(template, tags, language) for language, _name in settings.LANGUAGES],
        update_conflicts=True,
        unique_fields=["template", "language"],
        update_fields=["title", "text"],
    )


def _entry(template: DiagramTemplate, tags: list[Tag], language: str) -> SearchEntry:
    """Fold what a reader of a language sees of a template, English where there is no translation."""
    entry = template.search_entries.model(template=template, language=language)
    with translation.override(language):
        labels = (label.text for label in flowzap.labels_of(template.source))
        words = (template.title, template.summary, *(tag.name for tag in tags), *labels)
        entry.title = fold(template.title)[: entry._meta.get_field("title").max_length]
    entry.text = fold("\n".join(words))
    return entry


def reindex_templates_of_tag(instance: Tag, **_signal: Any) -> None:
    """Index the templates of a tag that was renamed."""
    for template in instance.templates.all():
        index(template)


def detach_deleted_tag(instance: Tag, **_signal: Any) -> None:
    """Take a tag that is about to be deleted off its templates, which indexes them without it."""
    instance.templates.clear()


def reindex_after_tagging(
    instance: Any, action: str, model: type[Any], pk_set: set[int] | None, *, reverse: bool, **_signal: Any
) -> None:
    """Index the templates whose tags changed, from whichever side they were changed."""
    if not reverse and action.startswith("post_"):
        index(instance)
    elif reverse and action == "pre_clear":
        # Removing them by name tells which they were; the clearing finds nothing left to do.
        instance.templates.remove(*instance.templates.all())
    elif reverse and action.startswith("post_"):
        for template in model.objects.filter(pk__in=pk_set or ()):
            index(template)
