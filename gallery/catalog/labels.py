"""The language of the labels in a diagram, which readers choose apart from that of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gallery.catalog.models import DiagramTemplate


def labels_asked_for(request: HttpRequest, template: DiagramTemplate) -> str:
    """Return the language asked for in the diagram, the default one unless the template has it."""
    labels = request.GET.get("labels", "")
    return labels if labels in template.source_languages else settings.LANGUAGE_CODE
