"""What the search for templates to recommend answers, and what is suggested. Nothing is saved here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from gallery import localize
from gallery.catalog.admin.related.widget import KEYS
from gallery.catalog.admin.sent_keys import is_key
from gallery.catalog.bitmaps import ranked
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.search import Hits, LatestFirst, Search
from gallery.catalog.suggestions import suggestions_for
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib import admin
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]

FOUND_SHOWN = 8
"""Templates that a search shows: who sees too many types on."""
FOLDER = "admin/catalog/diagramtemplate"


def related_found(request: HttpRequest) -> HttpResponse:
    """Search as visitors do, in drafts, too, and by the beginnings of slugs; what is chosen is left out."""
    search = Search.of(request.GET.get("related_text", ""), localize.language())
    left_out = _left_out(request)
    keys = [key for key in _keys_found(search) if key not in left_out]
    shown = keys[:FOUND_SHOWN]
    rows = (
        DiagramTemplate.objects.with_findings(search)
        .select_related("category")
        .defer("description", "source", "category__description")
        .in_bulk(shown)
    )
    context = {"search": search, "found": [rows[key] for key in shown if key in rows], "count": len(keys)}
    return render(request, f"{FOLDER}/_related_found.html", context)


def related_suggestions(request: HttpRequest, key: int) -> HttpResponse:
    """Suggest what goes well with a template as it is saved, with the reasons."""
    template = get_object_or_404(DiagramTemplate, pk=key)
    suggestions = suggestions_for(template, localize.language(), without=_left_out(request))
    return render(request, f"{FOLDER}/_related_suggestions.html", {"suggestions": suggestions})


def _keys_found(search: Search) -> list[int]:
    """Return the keys of what is found, in whatever stage: by slug first, then what a search ranks first."""
    if search.is_empty:
        return []
    slugs = DiagramTemplate.objects.filter(slug__startswith="-".join(search.words)).newest()
    by_slug = slugs.values_list("pk", flat=True)[:FOUND_SHOWN]
    templates = LatestFirst(DiagramTemplate.objects.aggregate(latest=Max("pk", default=0))["latest"])
    hits = Hits(search, templates)
    found, count = hits.all_terms, hits.all_terms.bit_count()
    by_words = map(templates.key, ranked(found, hits.points_for(found, count), 0, count))
    return list(dict.fromkeys([*by_slug, *by_words]))


def _left_out(request: HttpRequest) -> set[int]:
    """Return the keys of the template itself and of those that are in its list; anything else is none."""
    return {int(key) for name in (KEYS, "of") for key in request.GET.getlist(name) if is_key(key)}


def urls(admin: TemplateAdmin) -> list[URLPattern]:
    """Return the addresses that the list asks, for those who may see templates."""
    return [
        path("related/found/", _view(admin, related_found), name="catalog_diagramtemplate_related_found"),
        path(
            "<int:key>/related/suggestions/",
            _view(admin, related_suggestions),
            name="catalog_diagramtemplate_related_suggestions",
        ),
    ]


def _view(admin: TemplateAdmin, answer: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only those ask who may see templates."""

    def view(request: HttpRequest, **address: Any) -> HttpResponse:
        if not admin.has_view_permission(request):
            raise PermissionDenied
        return limited(request, **address)

    limited = rate_limited("desk", in_text)(answer)
    return admin.admin_site.admin_view(require_safe(view))
