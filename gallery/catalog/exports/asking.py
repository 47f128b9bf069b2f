"""Which of the files of a template an address asks for. What is not offered counts as not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from django.conf import settings

from gallery.catalog.labels import labels_asked_for

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gallery.catalog.models import DiagramTemplate

Theme = Literal["light", "dark"]
Scale = Literal[1, 2]


class Asked(NamedTuple):
    """What a visitor asks for: the language of the labels, the colours, the pixels for one of the drawing."""

    labels: str = settings.LANGUAGE_CODE
    theme: Theme = "light"
    scale: Scale = 1

    def file_name(self, slug: str, ending: str) -> str:
        """Return the name under which a browser keeps the file."""
        labels = "" if self.labels == settings.LANGUAGE_CODE else f".{self.labels}"
        theme = "" if self.theme == "light" else f"-{self.theme}"
        scale = "" if self.scale == 1 else f"@{self.scale}x"
        return f"{slug}{labels}{theme}{scale}.{ending}"


def asked_for(request: HttpRequest, template: DiagramTemplate) -> Asked:
    """Return what a request asks for in its query."""
    return Asked(
        labels=labels_asked_for(request, template),
        theme="dark" if request.GET.get("theme") == "dark" else "light",
        scale=2 if request.GET.get("scale") == "2" else 1,
    )
