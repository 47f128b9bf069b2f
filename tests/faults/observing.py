"""What a gallery says, asked in a process of its own."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from gallery.catalog.models import (
    Change,
    DailyUse,
    DiagramTemplate,
    Drawing,
    Edition,
    LoadedEntry,
    Revision,
    SearchEntry,
)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the catalogue, by table."""
    return {
        model._meta.label: [*model._default_manager.order_by("pk").values()]
        for model in apps.get_app_config("catalog").get_models(include_auto_created=True)
    }


def gallery() -> dict[str, Any]:
    """Return what editors put into a gallery, and how often it was used."""
    return {
        template.slug: {
            "title": (template.title_en, template.title_fr or ""),
            "summary": (template.summary_en, template.summary_fr or ""),
            "description": (template.description_en, template.description_fr or ""),
            "source": (template.source_en, template.source_fr or ""),
            "category": (template.category.slug, template.category.name_en, template.category.name_fr),
            "tags": sorted(template.tags.values_list("slug", flat=True)),
            "related": [*template.related_links.values_list("related__slug", flat=True)],
            "old slugs": [*template.old_slugs.values_list("slug", flat=True)],
            "status": template.status,
            "published": template.published_at,
        }
        for template in DiagramTemplate.objects.order_by("slug")
    }


def facts() -> dict[str, Any]:
    """Return what the gallery itself wrote down of the template “answer”."""
    answer = DiagramTemplate.objects.get(slug="answer")
    revision = Revision.current()
    return {
        "version": answer.version,
        "updated": answer.updated_at,
        "uses": (answer.use_count, [*DailyUse.objects.values_list("kind", "count")]),
        "editions": [*Edition.objects.values_list("number", "came_out_at")],
        "changes": [*Change.objects.values_list("slug", "by_name", "version")],
        "loaded": sorted(LoadedEntry.objects.values_list("name", flat=True)),
        "engines": sorted(set(Drawing.objects.values_list("engine", flat=True))),
        "indexed": SearchEntry.objects.exclude(title_words="").count(),
        "is_revised": revision is not None and revision.number >= 7,
    }


def statuses() -> dict[str, int]:
    """Return how pages of visitors and of administrators answer."""
    get_user_model().objects.create_superuser("ada", password="a long passphrase")
    admin = Client()
    admin.force_login(get_user_model().objects.get(username="ada"))
    public = (
        *("/templates/", "/templates/?q=known", "/fr/templates/?q=connu"),
        *("/templates/answer/", "/fr/templates/answer/", "/feed.atom", "/sitemap.xml", "/api/v1/templates/"),
    )
    private = ("/admin/", "/admin/catalog/diagramtemplate/", "/admin/catalog/diagramtemplate/1/change/")
    answers = {address: Client().get(address) for address in public}
    answers |= {address: admin.get(address) for address in private}
    return {address: answer.status_code for address, answer in answers.items()}


def found(word: str) -> list[str]:
    """Return the slugs of the templates that a search finds."""
    answer = Client().get("/api/v1/templates/", {"q": word}).json()
    return [template["slug"] for template in answer["results"]]


def tables() -> list[tuple[str, list[str]]]:
    """Return the tables of a database with their columns and indexes, and which migrations are noted."""
    with connection.cursor() as cursor:
        describe = connection.introspection
        names = [table.name for table in describe.get_table_list(cursor)]
        parts = {
            name: [column.name for column in describe.get_table_description(cursor, name)]
            + sorted(describe.get_constraints(cursor, name))
            for name in names
        }
    noted = [f"{app} {name}" for app, name in MigrationRecorder(connection).applied_migrations()]
    return [*sorted(parts.items()), ("noted", sorted(noted))]


def pictures() -> dict[str, Any]:
    """Return what is made of each template: its drawings and its search entries."""
    return {
        template.slug: {
            "drawings": sorted(template.drawings.values_list("language", "orientation", "digest", "svg")),
            "entries": sorted(
                template.search_entries.values_list("language", "title", "title_words", "form")
            ),
        }
        for template in DiagramTemplate.objects.order_by("slug")
    }
