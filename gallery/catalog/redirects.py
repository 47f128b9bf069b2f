"""Addresses that templates had before."""

from __future__ import annotations

from functools import wraps
from typing import Protocol

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from gallery.catalog.models import DiagramTemplate


class TemplateView(Protocol):
    """A view of one template."""

    def __call__(self, request: HttpRequest, slug: str) -> HttpResponseBase: ...  # noqa: D102


def follow_old_slugs(view: TemplateView) -> TemplateView:
    """Redirect for good from an address that a template had before, keeping language and query."""

    @wraps(view)
    def follow(request: HttpRequest, slug: str) -> HttpResponseBase:
        try:
            return view(request, slug=slug)
        except Http404:
            moved = DiagramTemplate.objects.published().filter(old_slugs__slug=slug).first()
            if moved is None or request.resolver_match is None:
                raise
            query = request.META.get("QUERY_STRING", "")
            address = reverse(request.resolver_match.view_name, args=[moved.slug])
            return redirect(f"{address}?{query}" if query else address, permanent=True)

    return follow
