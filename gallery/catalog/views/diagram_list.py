"""The list of templates, as a page or as the part of it that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import replace_url

from gallery import localize
from gallery.catalog.forms import FilterForm, Sort
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django_htmx.middleware import HtmxDetails

    class HtmxRequest(HttpRequest):
        """A request that knows whether htmx sent it."""

        htmx: HtmxDetails


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def diagram_list(request: HtmxRequest) -> HttpResponse:
    """List the templates that a visitor asks for, as a page or as the part of it that changes."""
    categories = list(Category.objects.with_counts())
    filters = FilterForm(request.GET, categories)
    found = DiagramTemplate.objects.published().search(filters.text, localize.language())
    counts = dict(found.order_by().values_list("category").annotate(Count("pk")))
    for category in categories:
        category.template_count = counts.get(category.pk, 0)
    context = {
        "filters": filters,
        "categories": categories,
        "found_count": sum(counts.values()),
        "sorts": list(Sort),
        **page_of(request, found.in_category(filters.chosen_category), filters.order),
    }
    if not request.htmx or request.htmx.history_restore_request:
        return render(request, "catalog/diagram_list.html", context)
    response = render(request, "catalog/_diagram_results.html", context | {"is_fragment": True})
    if request.htmx.boosted:
        return response
    return replace_url(response, f"{request.path}?{filters.query.urlencode()}".rstrip("?"))
