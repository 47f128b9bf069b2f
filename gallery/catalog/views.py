"""The pages: a list of templates, one template with its two files, a category, and what was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request, override
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import replace_url

from gallery import flowzap, localize
from gallery.catalog.forms import FilterForm, Sort
from gallery.catalog.highlighting import highlight
from gallery.catalog.markup import markdown_to_html
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.catalog.rendering import DESCRIBED_BY

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from gallery.catalog.querysets import DiagramTemplateQuerySet

    class HtmxRequest(HttpRequest):
        """A request that knows whether htmx sent it."""

        htmx: HtmxDetails


PAGE_SIZE = 24
NEWEST_SHOWN = 6
"""How many templates a page offers to visitors who look for one that is not there."""

LONGEST_OPEN = 30
"""How many steps a page tells at once; a longer list is folded up, so that what follows it stays near."""

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What a drawing that is opened on its own may do."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send visitors to the list in the language that their browser asks for."""
    with override(get_language_from_request(request)):
        response = redirect("diagram_list")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def diagram_list(request: HtmxRequest) -> HttpResponse:
    """List the templates that a visitor asks for, as a page or as the part of it that changes."""
    categories = list(Category.objects.with_counts())
    filters = FilterForm(request.GET, categories)
    found = DiagramTemplate.objects.published().search(filters.text, _language())
    counts = dict(found.order_by().values_list("category").annotate(Count("pk")))
    for category in categories:
        category.template_count = counts.get(category.pk, 0)
    context = {
        "filters": filters,
        "categories": categories,
        "found_count": sum(counts.values()),
        "sorts": list(Sort),
        **_page(request, found.in_category(filters.chosen_category), filters.order),
    }
    if not request.htmx or request.htmx.history_restore_request:
        return render(request, "catalog/diagram_list.html", context)
    response = render(request, "catalog/_diagram_results.html", context | {"is_fragment": True})
    if request.htmx.boosted:
        return response
    return replace_url(response, f"{request.path}?{filters.query.urlencode()}".rstrip("?"))


@require_safe
def category_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a category and its templates."""
    category = get_object_or_404(Category, slug=slug)
    found = DiagramTemplate.objects.published().in_category(category)
    context = {"category": category, **_page(request, found, Sort.NEWEST)}
    return render(request, "catalog/category_detail.html", context)


@require_safe
@follow_old_slugs
def diagram_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template: its diagram, as picture and as text, its source, its description, what is related."""
    templates = DiagramTemplate.objects.published()
    template = get_object_or_404(templates.select_related("category"), slug=slug)
    labels = _labels(request, template)
    related = templates.filter(recommended_by__template=template).with_card(_language())
    context = {
        "template": template,
        "labels": labels,
        "drawing": template.drawings.filter(language=labels).first(),
        "code": highlight(template.source_in(labels)),
        "description": markdown_to_html(template.description),
        "related": related.order_by("recommended_by__order", "recommended_by__id"),
        **_outline(template),
    }
    return render(request, "catalog/diagram_detail.html", context)


@require_safe
@follow_old_slugs
def diagram_source(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's source as a file."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    labels = _labels(request, template)
    name = slug if labels == settings.LANGUAGE_CODE else f"{slug}.{labels}"
    response = HttpResponse(template.source_in(labels), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.fz"'
    return response


@require_safe
@follow_old_slugs
def diagram_drawing(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's drawing as a file, in which nothing points to the page."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    drawing = get_object_or_404(template.drawings, language=_labels(request, template))
    headers = {"Content-Security-Policy": SVG_POLICY}
    alone = drawing.svg.replace(f' aria-describedby="{DESCRIBED_BY}"', "", 1)
    return HttpResponse(alone, content_type="image/svg+xml", headers=headers)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django calls it so)
    """Help visitors whose page is not there."""
    newest = DiagramTemplate.objects.published().newest().with_card(_language())[:NEWEST_SHOWN]
    context = {"categories": Category.objects.with_counts(), "newest": newest}
    return render(request, "404.html", context, status=404)


def _language() -> str:
    """Return the language of the page."""
    return get_language() or settings.LANGUAGE_CODE


def _labels(request: HttpRequest, template: DiagramTemplate) -> str:
    """Return the language asked for in the diagram, the default one unless the template has it."""
    labels = request.GET.get("labels", "")
    return labels if labels in template.source_languages else settings.LANGUAGE_CODE


def _outline(template: DiagramTemplate) -> dict[str, Any]:
    """Return the diagram told in the reader's language, and with it what a page must know to show it."""
    language = localize.language()
    labels = language if language in template.source_languages else settings.LANGUAGE_CODE
    outline = flowzap.describe(flowzap.analyze(template.source_in(labels)).diagram, language)
    return {
        "outline": outline,
        "outline_labels": labels if labels != language else "",
        "outline_open": len(outline.steps) <= LONGEST_OPEN,
    }


def _page(request: HttpRequest, found: DiagramTemplateQuerySet, order: Sort) -> dict[str, Any]:
    """Return the cards of the page asked for, or of the nearest that there is, and the pages around it."""
    ordered = found.by_title(_language()) if order is Sort.TITLE else found.newest()
    paginator = Paginator(ordered.with_card(_language()), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    return {"page": page, "page_numbers": paginator.get_elided_page_range(page.number)}
