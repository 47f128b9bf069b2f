"""What is known of visitors and editors, and for how long."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.responsible import responsible

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

WRITTEN = date(2026, 11, 22)
"""When the page was last held against the code; whoever changes what is stored or sent does it again."""


@require_safe
@conditional
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what this copy of the gallery stores and sends, as it is set up."""
    context = {
        "responsible": responsible(),
        "written": WRITTEN,
        "counts": settings.COUNT_USES,
        "playground": settings.PLAYGROUND_URL,
        "limits_requests": settings.RATE_LIMITS,
        "logs_requests": settings.ACCESS_LOG,
        "reports_faults": bool(settings.SENTRY_DSN),
        "traces_requests": bool(settings.SENTRY_TRACES_SAMPLE_RATE),
        "session_hours": settings.SESSION_COOKIE_AGE // (60 * 60),
        "cooling_minutes": int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60,
    }
    return render(request, "catalog/privacy.html", context)
