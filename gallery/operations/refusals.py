"""What visitors read who asked too often: that they may go on, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from django.http import HttpRequest


def too_often(wait: int) -> str:
    """Say in a sentence in how many seconds somebody may ask again."""
    words = ngettext(
        "This was asked for too often within a minute. Try again in %(count)d second.",
        "This was asked for too often within a minute. Try again in %(count)d seconds.",
        wait,
    )
    return words % {"count": wait}


def in_page(request: HttpRequest, wait: int) -> HttpResponse:
    """Say so on a page, which leads to what was asked for."""
    again = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    return render(request, "429.html", {"words": too_often(wait), "again": again})


def in_text(request: HttpRequest, wait: int) -> HttpResponse:  # noqa: ARG001 (asked so)
    """Say so in plain text, where a file was asked for or a script asks."""
    return HttpResponse(f"{too_often(wait)}\n", content_type="text/plain; charset=utf-8")
