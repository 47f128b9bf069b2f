"""What visitors are told while the database is gone."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language_from_path, gettext, override

from gallery.catalog.api.middleware import PREFIX
from gallery.catalog.api.responses import problem

if TYPE_CHECKING:
    from django.http import HttpRequest

RETRY_AFTER = 30
"""Seconds after which programs may ask again."""
_PAGE_BEGINS = b'<main id="content"'
"""Before it stands the notice of a stale page."""
_FILES = (".svg", ".png", ".fz", ".md", ".atom", ".txt", ".xml")


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that the gallery will be back: in the language of the address, in the form that was asked for."""
    with override(_language(request)):
        if request.path_info.startswith(PREFIX):
            response: HttpResponse = problem(
                HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer. Please try again in a moment."
            )
        elif request.path_info.endswith(_FILES):
            words = gettext("The gallery is not available at the moment. Please try again in a minute.")
            response = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8")
        else:
            response = render(request, "503.html")
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response.headers["Retry-After"] = str(RETRY_AFTER)
    patch_cache_control(response, no_store=True)
    return response


def with_notice(request: HttpRequest, response: HttpResponse, made_at: float) -> HttpResponse:
    """Say on a page that it may be out of date; files and parts of pages stay as they are."""
    with override(_language(request)):
        words = gettext(
            "Our database cannot be reached at the moment. "
            "This page is as it was at %(time)s (UTC); searching and filtering may not work."
        ) % {"time": date_format(datetime.fromtimestamp(made_at, UTC), "DATETIME_FORMAT")}
    notice = format_html('<p class="stale" role="status">{}</p>', words)
    response.content = response.content.replace(_PAGE_BEGINS, notice.encode() + _PAGE_BEGINS, 1)
    response.headers["Content-Length"] = str(len(response.content))
    return response


def _language(request: HttpRequest) -> str:
    """Return the language of an address, which may not have been found out yet."""
    return get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
