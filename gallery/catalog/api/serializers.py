"""Answers made from what the catalogue holds."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils.translation import override

from gallery.catalog.api.drawings import drawing_of
from gallery.catalog.api.fetching import digest_of
from gallery.catalog.editions import later_editions
from gallery.catalog.previews.addresses import template_preview
from gallery.catalog.translated import languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from gallery.catalog.api import schemas
    from gallery.catalog.api.addresses import Addresses
    from gallery.catalog.facets import Facets
    from gallery.catalog.models import Category, DiagramTemplate, Edition, Tag
    from gallery.catalog.search import Finding


def index(addresses: Addresses) -> schemas.Index:
    """Say where everything is."""
    return {
        "templates": addresses.of("api_template_list"),
        "categories": addresses.of("api_category_list"),
        "tags": addresses.of("api_tag_list"),
        "openapi": addresses.of("api_document"),
        "license": _license(),
    }


def listed(
    template: DiagramTemplate, finding: Finding | None, addresses: Addresses
) -> schemas.ListedTemplate:
    """Return a template in short, with what it was found by."""
    return {**_item(template, addresses), "found_in": _reason(finding) if finding else None}


def _reason(finding: Finding) -> schemas.Finding:
    there: schemas.Translation = {"language": finding.language, "text": finding.translation}
    return {
        "kind": finding.kind,
        "text": finding.text,
        "translation": there if finding.translation else None,
    }


def detail(
    template: DiagramTemplate, related: Iterable[DiagramTemplate], addresses: Addresses
) -> schemas.TemplateDetail:
    """Return a template with all that belongs to it."""
    french = template.source_fr or None
    return {
        **_item(template, addresses),
        "description": {"en": template.description_en or None, "fr": template.description_fr or None},
        "source": {"en": template.source_en, "fr": french},
        "drawing": {"en": drawing_of(template.source_en), "fr": drawing_of(french) if french else None},
        "downloads": _downloads(template, addresses),
        "editions": [
            *(_edition(edition) for edition in later_editions(template)),
            {
                "version": 1,
                "published_at": _time(template.published_at),
                "note": {"en": None, "fr": None},
            },
        ],
        "related": [
            {
                "slug": other.slug,
                "url": addresses.of("api_template_detail", other.slug),
                "title": {"en": other.title_en, "fr": other.title_fr or None},
            }
            for other in related
        ],
    }


def _edition(edition: Edition) -> schemas.Edition:
    return {
        "version": edition.number,
        "published_at": _time(edition.came_out_at),
        "note": {"en": edition.note_en or None, "fr": edition.note_fr or None},
    }


def category(shelf: Category, addresses: Addresses) -> schemas.CategoryItem:
    """Return a category, fetched with its count."""
    return {
        **_term(shelf),
        "description": {"en": shelf.description_en or None, "fr": shelf.description_fr or None},
        "page": _read_at("category_detail", shelf, addresses),
        "templates": addresses.of("api_template_list", category=shelf.slug),
        "count": shelf.template_count,
    }


def tag(word: Tag, count: int, addresses: Addresses) -> schemas.TagItem:
    """Return a tag with how many templates have it."""
    return {
        **_term(word),
        "templates": addresses.of("api_template_list", tag=word.slug),
        "count": count,
    }


def facets(counted: Facets) -> schemas.Facets:
    """Return the values of each facet with their counts."""
    values: dict[str, list[schemas.FacetValue]] = {
        facet: [
            {"value": option.value, "count": option.count, "chosen": option.is_chosen} for option in options
        ]
        for facet, options in counted.items()
    }
    return cast("schemas.Facets", values)


def _item(template: DiagramTemplate, addresses: Addresses) -> schemas.TemplateItem:
    return {
        "slug": template.slug,
        "url": addresses.of("api_template_detail", template.slug),
        "page": _read_at("diagram_detail", template, addresses),
        "title": {"en": template.title_en, "fr": template.title_fr or None},
        "summary": {"en": template.summary_en, "fr": template.summary_fr or None},
        "category": _term(template.category),
        "tags": [_term(word) for word in template.tags.all()],
        "facts": {
            "lanes": template.lane_count,
            "steps": template.step_count,
            "decisions": template.decision_count,
            "loops": template.loop_count,
        },
        "published_at": _time(template.published_at),
        "updated_at": _time(template.updated_at or template.published_at),
        "version": template.version,
        "license": _license(),
        "picture": {
            "en": _picture(template, addresses, "en"),
            "fr": _picture(template, addresses, "fr"),
        },
        "preview": _preview(template, addresses),
    }


def _term(named: Category | Tag) -> schemas.Term:
    return {"slug": named.slug, "name": {"en": named.name_en, "fr": named.name_fr or None}}


def _license() -> schemas.License:
    return {"name": settings.CONTENT_LICENSE, "url": settings.CONTENT_LICENSE_URL}


def _time(moment: datetime | None) -> str:
    """Return a moment as RFC 3339 writes it; whatever visitors see has come out at one."""
    return f"{cast('datetime', moment).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _read_at(name: str, thing: DiagramTemplate | Category, addresses: Addresses) -> schemas.Uris:
    """Return where a thing's words are read in each language in which it has them."""
    french = addresses.of(name, thing.slug, language="fr") if "fr" in languages_of(thing) else None
    return {"en": addresses.of(name, thing.slug), "fr": french}


def _picture(template: DiagramTemplate, addresses: Addresses, language: str) -> schemas.Picture | None:
    digest = digest_of(template, language)
    if digest is None:
        return None
    return {
        "thumbnail": addresses.of("card_picture", digest),
        "svg": addresses.of("diagram_drawing", template.slug, **_labels(language)),
    }


def _preview(template: DiagramTemplate, addresses: Addresses) -> schemas.Uris:
    found: dict[str, str] = {}
    for language in languages_of(template):
        with override(language):
            found[language] = addresses.at(template_preview(template, language))
    return {"en": found["en"], "fr": found.get("fr")}


def _downloads(template: DiagramTemplate, addresses: Addresses) -> schemas.Downloads:
    def file(name: str, language: str) -> str:
        return addresses.of(name, template.slug, **_labels(language))

    def drawing(name: str, language: str) -> str | None:
        return file(name, language) if digest_of(template, language) else None

    return {
        "fz": {
            "en": file("diagram_source", "en"),
            "fr": file("diagram_source", "fr") if template.source_fr else None,
        },
        "svg": {"en": drawing("diagram_drawing", "en"), "fr": drawing("diagram_drawing", "fr")},
        "png": {"en": drawing("diagram_png", "en"), "fr": drawing("diagram_png", "fr")},
        "md": _read_at("diagram_markdown", template, addresses),
    }


def _labels(language: str) -> dict[str, str]:
    """Return the query that asks for the labels of a language."""
    return {} if language == settings.LANGUAGE_CODE else {"labels": language}
