"""The page of a template that is not public, for those who have a link to it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from gallery.catalog.detail import detail_of
from gallery.catalog.draft_links import read_token
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

CONFIDENTIAL = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}
"""Neither search engines nor the sites that a page links to hear of its address."""


def confidential(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let nobody but the reader keep a page or learn its address."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        patch_cache_control(response, private=True, no_store=True)
        for name, value in CONFIDENTIAL.items():
            response.headers[name] = value
        return response

    return answer


@require_safe
@confidential
def draft_detail(request: HttpRequest, token: str) -> HttpResponse:
    """Show a template as its page will be; if that is public by now, lead there."""
    link = read_token(token)
    if link is None:
        return _closed(
            request,
            gettext("This link is not complete"),
            gettext("Copy the whole link, or ask the person who sent it to you for another one."),
            403,
        )
    template = DiagramTemplate.objects.filter(pk=link.template).select_related("category").first()
    if template and template.is_public:
        return redirect(template)
    if template is None or link.is_over:
        return _closed(
            request,
            gettext("This link has expired"),
            gettext(
                "It showed a draft for a limited time. Ask the person who sent it to you for another one."
            ),
            410,
        )
    return render(request, "catalog/draft_detail.html", detail_of(request, template) | {"until": link.until})


def _closed(request: HttpRequest, heading: str, words: str, status: int) -> HttpResponse:
    """Say why a link shows nothing, and nothing about what it showed."""
    return render(request, "catalog/draft_closed.html", {"heading": heading, "words": words}, status=status)
