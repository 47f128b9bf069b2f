"""The gallery for language models: what there is, and where it can be read as plain text."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from gallery.catalog.about import about_the_gallery
from gallery.catalog.census import census_at
from gallery.catalog.conditional import conditional
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.orders import newest
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from gallery.catalog.census import Census
    from gallery.catalog.models import Category

MOST_LISTED = 100
"""Templates of a category that are listed, the newest: with more the text would be too long to be read."""


@require_safe
@conditional
@rate_limited("catalogue", in_text)
def llms(request: HttpRequest) -> HttpResponse:
    """List the templates by category, in the form that llmstxt.org describes."""
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
    for category, count, templates in _shelves(census_at(state_of(revision_for(request)))):
        yield ""
        yield f"## {_plain(str(capfirst(category.name)))}"
        yield ""
        for template in templates:
            address = reverse("diagram_markdown", args=[template.slug])
            yield _link(request, template.title, address, template.summary)
        if count > MOST_LISTED:
            everything = f"{reverse('api_template_list')}?{urlencode({'category': category.slug})}"
            title = gettext("All %(count)s templates") % {"count": number_format(count, force_grouping=True)}
            yield _link(request, title, everything, gettext("this category as data (JSON)"))
    yield ""
    yield "## Optional"
    yield ""
    yield _link(request, gettext("New templates"), reverse("feed"), gettext("the newest as a feed (Atom)"))
    yield _link(request, "API", reverse("api_index"), gettext("everything as data (JSON)"))


def _shelves(census: Census) -> Iterator[tuple[Category, int, list[DiagramTemplate]]]:
    """Yield each category with how many templates it holds, and the newest of them."""
    shelves = [
        (category, newest(census, census.with_value("category", [category.slug])))
        for category in census.categories
    ]
    keys = chain.from_iterable(shelf[:MOST_LISTED] for _category, shelf in shelves)
    templates = DiagramTemplate.objects.defer("source", "description").in_bulk([*keys])
    for category, shelf in shelves:
        yield category, len(shelf), [templates[key] for key in shelf[:MOST_LISTED] if key in templates]


def _link(request: HttpRequest, title: str, path: str, about: str) -> str:
    return f"- [{_plain(title)}]({request.build_absolute_uri(path)}): {_plain(about)}"


def _plain(text: str) -> str:
    """Write text so that Markdown takes none of its signs for its own."""
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
