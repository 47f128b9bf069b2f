"""What takes the place of a picture that is missing: a fault of the engine costs a picture, never a page."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from django.http import HttpResponse
from django.utils.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from gallery.catalog.models import DiagramTemplate

_log = logging.getLogger(__name__)

T = TypeVar("T")

NOT_FOUND = 404


def unless_it_fails(make: Callable[[], T], what: str) -> T | None:
    """Return what the engine makes, None if it fails: that is logged, and for `what` it was to be made."""
    try:
        return make()
    except Exception:
        _log.exception("The engine failed on %s", what)
        return None


def why_undrawn(template: DiagramTemplate) -> str:
    """Say in a sentence why a template has no drawing: the engine does not count what is above its limits."""
    if template.step_count:
        return gettext("This diagram could not be drawn.")
    return gettext("This diagram is too large to be drawn here.")


def undrawn_text(request: HttpRequest, template: DiagramTemplate) -> HttpResponse:
    """Say so in plain text, where a picture would be; the page at the address has the code."""
    page = request.build_absolute_uri(template.get_absolute_url())
    text = f"{template.title}\n{why_undrawn(template)}\n{page}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=NOT_FOUND)
