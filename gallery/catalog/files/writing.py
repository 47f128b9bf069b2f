"""A catalogue as files, byte for byte the same for the same content."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from gallery.catalog.files.entries import (
    LANGUAGES,
    SOURCE_FILE,
    TAGS_FILE,
    Catalogue,
    CategoryEntry,
    TemplateEntry,
    Texts,
)
from gallery.catalog.files.front_matter import Timestamp, join, write_mapping
from gallery.catalog.files.labels import former_labels_of, table_of


def files_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the path in the folder and the text of every file, in the order of the entries."""
    tags = {
        tag.slug: _in_order(tag.names) for tag in sorted(catalogue.tags.values(), key=lambda tag: tag.slug)
    }
    if tags:
        yield TAGS_FILE, write_mapping(tags)
    for category in sorted(catalogue.categories.values(), key=lambda category: category.slug):
        yield from ((f"{category.path}/{name}", text) for name, text in _category_files(category))
    for template in catalogue.templates.values():
        yield from ((f"{template.path}/{name}", text) for name, text in _template_files(template))


def _category_files(category: CategoryEntry) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        matter: dict[str, Any] = {"name": category.names.get(language)}
        if language == settings.LANGUAGE_CODE:
            matter["order"] = category.order
        yield from _language_file(language, matter, category.descriptions)


def _template_files(template: TemplateEntry) -> Iterator[tuple[str, str]]:
    yield SOURCE_FILE, template.source
    for language in LANGUAGES:
        matter: dict[str, Any] = {
            "title": template.titles.get(language),
            "summary": template.summaries.get(language),
        }
        if language == settings.LANGUAGE_CODE:
            matter |= {
                "tags": list(template.tags),
                "related": list(template.related),
                "status": None if template.status == implied_status(template.published) else template.status,
                "published": Timestamp(template.published),
                "expires": Timestamp(template.expires),
                "updated": Timestamp(template.updated),
                "version": template.version if template.version > 1 else None,
                "editions": {number: _edition(texts) for number, texts in template.editions.items()},
                "next_note": template.next_notes.get(language),
                "accepted": template.accepted,
                "old_slugs": list(template.old_slugs),
            }
        else:
            labels = template.labels.get(language, ())
            matter |= {
                "labels": table_of(template.source, labels),
                "former_labels": former_labels_of(template.source, labels),
                "outdated": list(template.outdated.get(language, ())),
                "editions": {
                    number: texts[language]
                    for number, texts in template.editions.items()
                    if language in texts
                },
                "next_note": template.next_notes.get(language),
            }
        yield from _language_file(language, matter, template.descriptions)


def _edition(texts: Texts) -> dict[str, str]:
    edition: dict[str, str] = {"published": Timestamp(texts["published"])}
    return edition | ({"note": note} if (note := texts.get(settings.LANGUAGE_CODE)) else {})


def implied_status(published: str) -> str:
    """Return the status of a template whose file names none."""
    return "published" if published else "draft"


def _language_file(
    language: str, matter: dict[str, Any], bodies: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the file of a language if it says anything."""
    said = {key: value for key, value in matter.items() if value}
    body = bodies.get(language, "")
    if said or body:
        yield f"{language}.md", join(said, body)


def _in_order(texts: dict[str, str]) -> dict[str, str]:
    """Return texts in the order of the languages."""
    return {language: texts[language] for language in LANGUAGES if language in texts}
