"""What a template is found and sorted by, kept beside it in folded form.

`DiagramTemplate.save()` indexes the template itself. Its tags are saved after it, and a tag can be renamed
or deleted on its own: `gallery.catalog.apps` connects the functions below to those events.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

from gallery.catalog.folding import fold
from gallery.catalog.search.merging import merge_into_index
from gallery.catalog.search.vocabulary import replace_words
from gallery.catalog.search.words import joined, words_of
from gallery.catalog.translating.labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gallery.catalog.models import DiagramTemplate, SearchEntry, Tag

INDEX_VERSION = "3"
"""Changes with whatever is written below, with `folding`, `search.words` and what `quality` finds: templates
with entries of another version are indexed and assessed anew on the next start."""

_TARGET = re.compile(r"(?<=\])\([^)]*\)|\bhttps?://\S+")
"""Addresses in a description, which nobody looks for."""


def index(template: DiagramTemplate) -> None:
    """Write the search entries of a template, one a language, and its words into the vocabulary."""
    before = {word for entry in template.search_entries.all() for word in entry.words}
    entries = entries_of(template, template.tags.all())
    template.search_entries.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["template", "language"],
        update_fields=[
            *("title", "title_words", "label_words", "text_words", "other_words", "labels", "form")
        ],
    )
    merge_into_index()
    replace_words(before, {word for entry in entries for word in entry.words})


def entries_of(template: DiagramTemplate, tags: Iterable[Tag]) -> list[SearchEntry]:
    """Return the search entries that a template with these tags should have, one a language."""
    tags = list(tags)
    texts = [_Texts(template, tags, language) for language, _name in settings.LANGUAGES]
    return [text.entry([other for other in texts if other is not text]) for text in texts]


class _Texts:
    """What a reader of a language sees of a template, English where there is no translation."""

    def __init__(self, template: DiagramTemplate, tags: list[Tag], language: str) -> None:
        self.template, self.language = template, language
        with translation.override(language):
            self.title = template.title
            labels = labels_of(template.source)
            self.labels = {f"tag {tag.slug}": ("tag", tag.name) for tag in tags}
            self.labels |= {label.place: (_kind(label.place), label.text) for label in labels}
            self.long = f"{template.summary}\n{_TARGET.sub(' ', template.description or '')}"
        self.columns = {
            "title_words": words_of(self.title),
            "label_words": words_of("\n".join(text for _kind, text in self.labels.values())),
            "text_words": words_of(self.long),
        }

    def entry(self, others: Sequence[_Texts]) -> SearchEntry:
        """Return the entry of the language: each word in the weightiest column that has it."""
        entry: SearchEntry = self.template.search_entries.model(
            template=self.template, language=self.language, form=INDEX_VERSION
        )
        entry.title = fold(self.title)[: entry._meta.get_field("title").max_length]
        entry.labels = list(dict.fromkeys(self._named(others)))
        theirs = [word for other in others for words in other.columns.values() for word in words]
        known: dict[str, None] = {}
        for column, words in {**self.columns, "other_words": theirs}.items():
            setattr(entry, column, joined(word for word in dict.fromkeys(words) if word not in known))
            known |= dict.fromkeys(words)
        return entry

    def _named(self, others: Sequence[_Texts]) -> Iterator[tuple[str | tuple[str, str], ...]]:
        """Yield the labels that a result may name, as `SearchEntry.labels` has them."""
        for place, label in self.labels.items():
            if label[0]:
                elsewhere = ((other.language, other.labels.get(place, label)) for other in others)
                yield *label, *((language, text) for language, (_kind, text) in elsewhere if text != label[1])


def _kind(place: str) -> str:
    """Return what a search result calls the label at a place of a source, nothing if it does not name it."""
    if place.startswith("lane "):
        return "lane"
    return "" if set(place) & set(" .") else "step"


def reindex_templates_of_tag(instance: Tag, **_signal: Any) -> None:
    """Index the templates of a tag that was renamed."""
    for template in instance.templates.all():
        index(template)


def detach_deleted_tag(instance: Tag, **_signal: Any) -> None:
    """Take a tag that is about to be deleted off its templates, which indexes them without it."""
    instance.templates.clear()


def forget_words(instance: SearchEntry, **_signal: Any) -> None:
    """Take the words of a deleted entry out of the vocabulary."""
    replace_words(instance.words, set())


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
