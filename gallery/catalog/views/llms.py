"""The gallery for language models: what there is, and where it can be read as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from gallery.catalog.about import about_the_gallery
from gallery.catalog.conditional import conditional
from gallery.catalog.models import Category, DiagramTemplate
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest


@require_safe
@conditional
@rate_limited("catalogue", in_text)
def llms(request: HttpRequest) -> HttpResponse:
    """List every template by category, in the form that llmstxt.org describes."""
    text = "\n".join(_lines(request))
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")


def _lines(request: HttpRequest) -> Iterator[str]:
    yield "# FlowZap"
    yield ""
    yield f"> {about_the_gallery()}"
    yield ""
    yield gettext(
        "Each link leads to a template as Markdown: what it is for, its steps in words, and its FlowZap Code."
    )
    shelves: dict[int, list[DiagramTemplate]] = {}
    for template in DiagramTemplate.objects.published().newest().defer("source", "description"):
        shelves.setdefault(template.category_id, []).append(template)
    for category in Category.objects.filter(pk__in=shelves):
        yield ""
        yield f"## {_plain(str(capfirst(category.name)))}"
        yield ""
        for template in shelves[category.pk]:
            address = reverse("diagram_markdown", args=[template.slug])
            yield _link(request, template.title, address, template.summary)
    yield ""
    yield "## Optional"
    yield ""
    yield _link(request, gettext("New templates"), reverse("feed"), gettext("the newest as a feed (Atom)"))
    yield _link(request, "API", reverse("api_index"), gettext("everything as data (JSON)"))


def _link(request: HttpRequest, title: str, path: str, about: str) -> str:
    return f"- [{_plain(title)}]({request.build_absolute_uri(path)}): {_plain(about)}"


def _plain(text: str) -> str:
    """Write text so that Markdown takes none of its signs for its own."""
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
