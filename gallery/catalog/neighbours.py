"""What stands beside a template: the one before and after it in its category, and those related to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.urls import reverse

from gallery.catalog.search import Search
from gallery.catalog.search.hits import Holds, relevance

if TYPE_CHECKING:
    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.querysets import DiagramTemplateQuerySet


RELATED_SHOWN = 6
"""How many templates a page recommends."""


class Neighbour(NamedTuple):
    """A template next to another in their category."""

    slug: str
    title: str

    @property
    def address(self) -> str:
        """The address of its page in the active language."""
        return reverse("diagram_detail", args=[self.slug])


def with_neighbours(templates: DiagramTemplateQuerySet, language: str) -> DiagramTemplateQuerySet:
    """Fetch with each template the public ones before and after it in its category, newest first."""
    public = apps.get_model("catalog", "DiagramTemplate").objects.published()
    published, slug = OuterRef("published_at"), OuterRef("slug")
    title = Coalesce(NullIf(F(f"title_{language}"), Value("")), F("title_en"))
    words = JSONObject(slug=F("slug"), title=title)
    shelf = public.filter(category=OuterRef("category")).annotate(words=words)
    newer = shelf.filter(Q(published_at__gt=published) | Q(published_at=published, slug__lt=slug))
    older = shelf.filter(Q(published_at__lt=published) | Q(published_at=published, slug__gt=slug))
    beside = {
        "stored_previous": Subquery(newer.order_by("published_at", "-slug").values("words")[:1]),
        "stored_next": Subquery(older.order_by("-published_at", "slug").values("words")[:1]),
    }
    return templates.select_related("category").annotate(**beside)


def neighbours_of(template: DiagramTemplate) -> dict[str, Neighbour | None]:
    """Return `previous` and `next` of a template that was fetched with them."""
    found: dict[str, dict[str, str] | None] = {
        "previous": template.stored_previous,
        "next": template.stored_next,
    }
    return {name: Neighbour(**words) if words else None for name, words in found.items()}


def related_to(template: DiagramTemplate, language: str) -> DiagramTemplateQuerySet:
    """Return the templates to read next, in one query: the curators' choice first, then those most alike.

    These share most tags and, among equals in that, words with the title. What is equal in all this stands
    newest first, so that the answer changes only when the catalogue does.
    """
    templates = apps.get_model("catalog", "DiagramTemplate").objects
    links = apps.get_model("catalog", "RelatedTemplate").objects.filter(template=template)
    tagged = template.tags.through.objects
    own_tags = tagged.filter(diagramtemplate=template).values("tag")
    tagged_alike = tagged.filter(tag__in=own_tags)
    search = Search.resembling(template.title, language)
    kin = Q(pk__in=links.values("related")) | Q(pk__in=tagged_alike.values("diagramtemplate"))
    if not search.is_empty:
        kin |= Q(Holds(language, search.terms, each="OR", column="title_words"))
    shared_tags = (
        tagged_alike.filter(diagramtemplate=OuterRef("pk"))  # type: ignore[misc]  # the plugin does not see it
        .values("diagramtemplate")
        .annotate(count=Count("pk"))
        .values("count")
    )
    place = links.filter(related=OuterRef("pk")).values("order")
    found: DiagramTemplateQuerySet = (
        templates.published()
        .exclude(pk=template.pk)
        .filter(kin)
        .alias(
            place=Subquery(place[:1]),
            shared_tags=Coalesce(Subquery(shared_tags), 0),
            shared_words=relevance(search),
        )
        .order_by(F("place").asc(nulls_last=True), "-shared_tags", "-shared_words", "-published_at", "slug")
    )
    return found.with_card(language)[:RELATED_SHOWN]
