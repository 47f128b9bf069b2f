"""What visitors are told of a template that was public once: that it is gone, and what there is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from gallery import localize
from gallery.catalog.census import census_at
from gallery.catalog.exports.markdown import escape
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.neighbours import RELATED_SHOWN, neighbours_of
from gallery.catalog.state import revision_for, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

GONE = 410


def why_gone(template: DiagramTemplate) -> str:
    """Say in a sentence what became of a template that visitors saw once."""
    if template.stage == template.Stage.EXPIRED:
        day = date_format(template.expires_at) if template.expires_at else ""
        return gettext("This template went out of date on %(date)s and is no longer offered.") % {"date": day}
    return gettext("This template was taken back and is no longer offered.")


def gone_page(request: HttpRequest, template: DiagramTemplate) -> HttpResponse:
    """Say that a template is gone on a page with others."""
    related, newest = _others(request, template)
    context = {
        "template": template,
        "why": why_gone(template),
        "related": related,
        "newest": newest,
    }
    return render(request, "410.html", context, status=GONE)


def gone_frame(request: HttpRequest, template: DiagramTemplate) -> HttpResponse:
    """Say so in a frame of another site."""
    context = {"template": template, "why": why_gone(template)}
    return render(request, "catalog/embed_gone.html", context, status=GONE)


def gone_text(request: HttpRequest, template: DiagramTemplate) -> HttpResponse:
    """Say so in plain text, where a picture or a file was."""
    page = request.build_absolute_uri(template.get_absolute_url())
    text = f"{template.title}\n{why_gone(template)}\n{page}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=GONE)


def gone_markdown(request: HttpRequest, template: DiagramTemplate) -> HttpResponse:
    """Say so in Markdown, with links to the texts of others."""
    related, newest = _others(request, template)
    links = [
        f"- [{escape(other.title)}]"
        f"({request.build_absolute_uri(reverse('diagram_markdown', args=[other.slug]))}):"
        f" {escape(other.summary)}"
        for other in related or newest
    ]
    blocks = [f"# {escape(template.title)}", why_gone(template)]
    if links:
        heading = gettext("Related templates") if related else gettext("Newest templates")
        blocks += [f"## {heading}", "\n".join(links)]
    text = "\n\n".join(blocks) + "\n"
    return HttpResponse(text, content_type="text/markdown; charset=utf-8", status=GONE)


def _others(
    request: HttpRequest, template: DiagramTemplate
) -> tuple[Sequence[DiagramTemplate], Sequence[DiagramTemplate]]:
    """Return what is related to a template or, if nothing is, the newest ones."""
    language = localize.language()
    related = neighbours_of(template, census_at(state_of(revision_for(request))), language).related
    if related:
        return related, []
    return [], [*DiagramTemplate.objects.published().newest().with_card(language)[:RELATED_SHOWN]]
