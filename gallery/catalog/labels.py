"""The language of the labels in a diagram, which readers choose apart from that of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gallery.catalog.models import DiagramTemplate

NAMES = {
    "en": pgettext_lazy("labels of a diagram", "English"),
    "fr": pgettext_lazy("labels of a diagram", "French"),
}


class LabelLink(NamedTuple):
    """A language that a diagram's labels can be in, and the address of the same page with them."""

    language: str
    name: str
    address: str


def labels_asked_for(request: HttpRequest, template: DiagramTemplate) -> str:
    """Return the language asked for in the diagram, the default one unless the template has it."""
    labels = request.GET.get("labels", "")
    return labels if labels in template.source_languages else settings.LANGUAGE_CODE


def label_links(request: HttpRequest, template: DiagramTemplate) -> list[LabelLink]:
    """Return the languages of a diagram's labels, as links that keep everything else in the address."""
    links = []
    for language in template.source_languages:
        query = request.GET.copy()
        query.pop("labels", None)
        if language != settings.LANGUAGE_CODE:
            query["labels"] = language
        address = f"{request.path}?{query.urlencode()}" if query else request.path
        links.append(LabelLink(language, str(NAMES[language]), f"{address}#diagram"))
    return links
