"""Questions that pages ask of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from gallery.catalog.search.hits import Holds

if TYPE_CHECKING:
    from gallery.catalog.models import Category, DiagramTemplate, Drawing  # noqa: F401 (the class parameters below)
    from gallery.catalog.search import Search


def in_public(of: str = "") -> Q:
    """Return the condition under which visitors see a template now, `of` being the way to it."""
    now = timezone.now()
    begun = Q(**{f"{of}status": "published", f"{of}published_at__lte": now})
    return begun & (Q(**{f"{of}expires_at": None}) | Q(**{f"{of}expires_at__gt": now}))


class CategoryQuerySet(models.QuerySet["Category"]):
    """Categories, asked for as the pages speak of them."""

    def with_counts(self) -> Self:
        """Keep the categories that visitors find something in; `template_count` says how much."""
        public = Count("templates", filter=in_public(of="templates__"))
        return self.annotate(template_count=public).filter(template_count__gt=0)


class DiagramTemplateQuerySet(models.QuerySet["DiagramTemplate"]):
    """Templates, asked for as the pages speak of them."""

    def published(self) -> Self:
        """Keep what visitors may see now."""
        return self.filter(in_public())

    def in_stage(self, stage: str) -> Self:
        """Keep what is at a stage of its way now: draft, scheduled, published, expired or archived."""
        now = timezone.now()
        ended = Q(status="published", expires_at__lte=now)
        stages = {
            "scheduled": Q(status="published", published_at__gt=now) & ~ended,
            "published": in_public(),
            "expired": ended,
        }
        return self.filter(stages.get(stage, Q(status=stage)))

    def take_back(self, status: str) -> None:
        """Make drafts of them, or archive them; what was only to come out never will."""
        to_come = Q(updated_at=None) | Q(updated_at__gt=timezone.now())
        forgotten = {"published_at": None} if status == "archived" else {}
        self.filter(to_come, version=1).update(updated_at=None, words_digest="", **forgotten)
        self.update(status=status)

    def in_category(self, category: Category | None) -> Self:
        """Keep one category; None keeps all."""
        return self if category is None else self.filter(category=category)

    def at_address(self, slug: str) -> Self:
        """Keep the template that has a slug, or had it before."""
        former = apps.get_model("catalog", "OldSlug").objects.filter(slug=slug)
        return self.filter(Q(slug=slug) | Q(pk__in=former.values("template")))

    def found_by(self, search: Search) -> Self:
        """Keep the templates that hold every term of a search; an empty search keeps all."""
        return self if search.is_empty else self.filter(Holds(search.language, search.terms))

    def with_findings(self, search: Search) -> Self:
        """Fetch the labels, as `finding_labels`, that `search.found_in(template)` looks through."""
        return self if search.is_empty else self.with_labels(search.language)

    def with_labels(self, language: str) -> Self:
        """Fetch the labels that an entry of the search names, as `finding_labels`."""
        entries = apps.get_model("catalog", "SearchEntry").objects
        entry = entries.filter(template=OuterRef("pk"), language=language)
        return self.annotate(finding_labels=Subquery(entry.values("labels")))

    def newest(self) -> Self:
        """Order by time of publication, latest first."""
        return self.order_by("-published_at", "slug")

    def recently_updated(self) -> Self:
        """Order by time of the latest edition, latest first."""
        return self.order_by("-updated_at", "slug")

    def most_copied(self) -> Self:
        """Order by how often they were copied and downloaded, most often first; then as `newest`."""
        return self.order_by("-use_count", "-published_at", "slug")

    def by_title(self, language: str) -> Self:
        """Order by the title that a reader of the language sees, accents and case apart."""
        entry = FilteredRelation("search_entries", condition=Q(search_entries__language=language))
        return self.alias(entry_to_order_by=entry).order_by("entry_to_order_by__title", "slug")

    def with_card(self, language: str) -> Self:
        """Fetch what a card shows: words, category and, as `card_digest`, by what its picture is found."""
        drawings = apps.get_model("catalog", "Drawing").objects
        picture = drawings.shown_in(language).filter(template=OuterRef("pk")).values("digest")
        return (
            self.select_related("category")
            .defer("description", "source", "category__description")
            .annotate(card_digest=Subquery(picture[:1]))
        )

    def not_drawn_by(self, engine: str) -> Self:
        """Keep the templates with a drawing by another version of the engine, or that lack one."""
        drawings = apps.get_model("catalog", "Drawing").objects.filter(template=OuterRef("pk"))
        noted = apps.get_model("catalog", "Shortcoming").objects.filter(template=OuterRef("pk"))
        failed = Exists(noted.filter(kind="undrawn"))
        return self.filter(~Exists(drawings) | failed | Exists(drawings.exclude(engine=engine)))

    def not_indexed_by(self, version: str) -> Self:
        """Keep the templates with a search entry of another version of the index, or with none."""
        entries = apps.get_model("catalog", "SearchEntry").objects.filter(template=OuterRef("pk"))
        return self.filter(~Exists(entries) | Exists(entries.exclude(form=version)))


class DrawingQuerySet(models.QuerySet["Drawing"]):
    """Drawings, asked for as the pages speak of them."""

    def horizontal(self) -> Self:
        """Keep the drawings in which the process runs from left to right."""
        return self.filter(orientation="horizontal")

    def shown_in(self, language: str) -> Self:
        """Keep the horizontal drawings in a language; of templates without one, those in the default one."""
        horizontal = self.horizontal()
        if language == settings.LANGUAGE_CODE:
            return horizontal.filter(language=language)
        own = self.model._default_manager.filter(template=OuterRef("template"), language=language)
        return horizontal.filter(Q(language=language) | Q(language=settings.LANGUAGE_CODE) & ~Exists(own))


CategoryManager = models.Manager.from_queryset(CategoryQuerySet)
DiagramTemplateManager = models.Manager.from_queryset(DiagramTemplateQuerySet)
DrawingManager = models.Manager.from_queryset(DrawingQuerySet)
