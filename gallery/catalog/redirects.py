"""What is said at an address that a template had before, or at which there is no template any more."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    Farewell = Callable[[HttpRequest, DiagramTemplate], HttpResponseBase]
    """Tells visitors that a template is gone, in the form of what they asked for."""

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")
"""Of a template, whose slug is in its address."""


def follow_old_slugs(gone: Farewell) -> Callable[[View], View]:
    """Make a view answer where it finds no template, in one query more.

    From an address that a template had before it redirects for good, keeping language and query. Of what was
    public once and is no more it says so by `gone`. Anything else is not there, drafts included.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def follow(request: HttpRequest, *, slug: str, **place: str) -> HttpResponseBase:
            try:
                return view(request, slug=slug, **place)
            except Http404:
                template = DiagramTemplate.objects.at_address(slug).select_related("category").first()
                if template is None or request.resolver_match is None:
                    raise
                if template.is_public and template.slug != slug:
                    place["slug"] = template.slug
                    return _moved(request, reverse(request.resolver_match.view_name, kwargs=place))
                if not template.is_gone:
                    raise
                farewell = gone(request, template)
                patch_cache_control(farewell, public=True, no_cache=True)
                return farewell

        return cast("View", follow)

    return decorate


def _moved(request: HttpRequest, address: str) -> HttpResponseBase:
    """Redirect for good; what was sent is sent there again."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(
        f"{address}?{query}" if query else address,
        permanent=True,
        preserve_request=request.method not in {"GET", "HEAD"},
    )
