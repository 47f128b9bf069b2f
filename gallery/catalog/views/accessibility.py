"""Who can use the gallery with what, and what is not good yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.responsible import responsible

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

WRITTEN = date(2026, 11, 22)
"""When the page was last held against the site."""
BROWSERS = {"Chrome": 120, "Edge": 120, "Firefox": 121, "Safari": 17}
"""The first version of each that knows all that the pages use; `tests/project/test_browsers.py` says why."""


@require_safe
@conditional
def accessibility(request: HttpRequest) -> HttpResponse:
    """State what the gallery does for everybody to use it, how that was tested, and in which browsers."""
    context = {"responsible": responsible(), "written": WRITTEN, "browsers": BROWSERS.items()}
    return render(request, "catalog/accessibility.html", context)
