"""The answers of the API, one view an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import override

from gallery.catalog.api import serializers
from gallery.catalog.api.addresses import Addresses
from gallery.catalog.api.document import document
from gallery.catalog.api.fetching import brief, counted_tags, whole
from gallery.catalog.api.parameters import PagingForm
from gallery.catalog.api.responses import gone, json_response, read_only, too_often
from gallery.catalog.census import census_at
from gallery.catalog.conditional import conditional
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.neighbours import neighbours_of
from gallery.catalog.paging import RowPaginator
from gallery.catalog.redirects import follow_old_slugs
from gallery.catalog.results import Results, is_search
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import rate_limited

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gallery.catalog.api import schemas


@read_only
@conditional
def api_index(request: HttpRequest) -> HttpResponse:
    """Say where everything is."""
    return json_response(serializers.index(Addresses(request)))


@read_only
@conditional
def api_document(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Describe the API in OpenAPI."""
    return json_response(document())


@read_only
@conditional
@rate_limited("search", too_often, when=is_search)
def api_template_list(request: HttpRequest) -> HttpResponse:
    """List the templates that are asked for, a page at a time."""
    paging = PagingForm(request.GET)
    census = census_at(state_of(revision_for(request)))
    with override(paging.chosen_language):
        results = Results(request.GET, paging.chosen_language, census)
        return json_response(_list(results, paging, Addresses(request)))


def _list(results: Results, paging: PagingForm, addresses: Addresses) -> schemas.TemplateList:
    paginator = RowPaginator(results.keys, brief(results.rows), paging.length)
    page = paginator.get_page(paging.cleaned_data.get("page"))

    def at(number: int) -> str:
        return addresses.of("api_template_list") + f"?{paging.query_of(results.filters, number).urlencode()}"

    return {
        "count": results.count,
        "page": page.number,
        "pages": paginator.num_pages,
        "per_page": paging.length,
        "next": at(page.next_page_number()) if page.has_next() else None,
        "previous": at(page.previous_page_number()) if page.has_previous() else None,
        "facets": serializers.facets(results.facets),
        "corrections": [{"typed": typed, "used": used} for typed, used in results.corrections.items()],
        "ignored": [
            {"parameter": name, "value": value}
            for name, value in paging.ignored(results.filters, page.number)
        ],
        "results": [
            serializers.listed(template, results.search.found_in(template), addresses) for template in page
        ],
    }


@read_only
@conditional
@rate_limited("data", too_often)
@follow_old_slugs(gone=gone)
def api_template_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template with all that belongs to it."""
    template = whole(DiagramTemplate.objects.published()).filter(slug=slug).first()
    if template is None:
        raise Http404(f"There is no template “{slug}”.")
    census = census_at(state_of(revision_for(request)))
    neighbours = neighbours_of(template, census, settings.LANGUAGE_CODE)
    return json_response(serializers.detail(template, neighbours.related, Addresses(request)))


@read_only
@conditional
def api_category_list(request: HttpRequest) -> HttpResponse:
    """List the categories in which there are templates."""
    addresses = Addresses(request)
    found = [serializers.category(category, addresses) for category in Category.objects.with_counts()]
    return json_response({"count": len(found), "results": found})


@read_only
@conditional
def api_tag_list(request: HttpRequest) -> HttpResponse:
    """List the tags that templates have."""
    addresses = Addresses(request)
    found = [serializers.tag(tag, count, addresses) for tag, count in counted_tags()]
    return json_response({"count": len(found), "results": found})


@read_only
def api_missing(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing at an address, unless only its last slash is missing."""
    with_slash = f"{request.path_info}/"
    if resolve(with_slash).func is not api_missing:
        return redirect(request.get_full_path(force_append_slash=True), permanent=True)
    where = Addresses(request).of("api_index")
    raise Http404(f"There is nothing at {request.path}; {where} tells what there is.")
