"""The list of templates, as a page or as the part of it that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url, reselect, reswap, retarget

from gallery import localize
from gallery.catalog.census import census_at
from gallery.catalog.conditional import conditional
from gallery.catalog.paging import page_of
from gallery.catalog.results import Results, is_search
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_page, too_often

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django_htmx.middleware import HtmxDetails

    class HtmxRequest(HttpRequest):
        """A request that knows whether htmx sent it."""

        htmx: HtmxDetails


def in_results(request: HttpRequest, wait: int) -> HttpResponse:
    """Say that somebody asked too often, within the page beside what they found before."""
    if not _is_part(cast("HtmxRequest", request)):
        return in_page(request, wait)
    response = render(request, "catalog/_too_often.html", {"words": too_often(wait)})
    # Wherever the answer was to go: the results stay, and so does their address.
    response = retarget(reswap(response, "innerHTML"), "#result_count")
    return reselect(response, "#too_often")


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
@conditional
@rate_limited("search", in_results, when=is_search)
def diagram_list(request: HtmxRequest) -> HttpResponse:
    """List the templates that a visitor asks for, as a page or as the part of it that changes."""
    census = census_at(state_of(revision_for(request)))
    results = Results(request.GET, localize.language(), census)
    context = {
        "results": results,
        "filters": results.filters,
        "search": None if results.search.is_empty else results.search,
        **page_of(request, results.keys, results.rows),
    }
    if not _is_part(request):
        return render(request, "catalog/diagram_list.html", context)
    response = render(request, "catalog/_diagram_results.html", context | {"is_fragment": True})
    query = results.filters.query
    if context["page"].number > 1:
        query["page"] = str(context["page"].number)
    return push_url(response, f"{request.path}?{query.urlencode()}".rstrip("?"))


def _is_part(request: HtmxRequest) -> bool:
    """Say whether only that part of the page is asked for which changes."""
    return bool(request.htmx) and not request.htmx.history_restore_request
