"""Answers to the editor of a source. Nothing is saved here: what is asked about is in the request."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gallery import flowzap
from gallery.catalog.admin.source_desk.examining import examine
from gallery.catalog.admin.source_desk.mending import mend
from gallery.catalog.history import published_entry
from gallery.catalog.history.comparing import compare_sources
from gallery.catalog.models import DiagramTemplate
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib import admin
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]
    Answer = Callable[..., HttpResponse]
    """Takes a request, the source that it asks about and, where its address names one, the template."""

FIELD = "source_en"
"""The field that holds the source, in the form and in what the editor asks."""

LEFT_OUT = {"comment", "stray-hash-text"}
"""What formatting drops."""

FOLDER = "admin/catalog/diagramtemplate"


def examined(request: HttpRequest, source: str) -> HttpResponse:
    """Show the drawing of a source and every remark on it."""
    return render(request, f"{FOLDER}/_examined.html", {"examined": examine(source), "answer": True})


def formatted(request: HttpRequest, source: str) -> HttpResponse:  # noqa: ARG001 (as all answers)
    """Return a source in the one layout, or why it cannot be brought into it."""
    text = flowzap.format_source(source)
    if text is None:
        words = gettext("Not formatted: with these errors something would be lost. Mend them first.")
        return JsonResponse({"message": words})
    return JsonResponse({"source": text, "message": _formatting(source, text)})


def _formatting(source: str, text: str) -> str:
    """Say what formatting did."""
    if text == source:
        return gettext("Nothing to format.")
    if any(diagnostic.rule.name in LEFT_OUT for diagnostic in flowzap.analyze(source).diagnostics):
        return gettext("Formatted; comments were left out. Undo brings them back.")
    return gettext("Formatted.")


def mended(request: HttpRequest, source: str) -> HttpResponse:
    """Show what the repairs of a source would change."""
    return render(request, f"{FOLDER}/_fix.html", {"mended": mend(source)})


def compared(request: HttpRequest, source: str, template: DiagramTemplate) -> HttpResponse:
    """Show what sets a source apart from the one that visitors see, or saw last."""
    published = published_entry(template)
    comparison = compare_sources(published.source, source) if published else None
    return render(request, f"{FOLDER}/_compare.html", {"comparison": comparison})


def urls(admin: TemplateAdmin) -> list[URLPattern]:
    """Return the addresses that the editor asks, for those who may write templates."""
    answers: dict[str, Answer] = {
        "examine/": examined,
        "format/": formatted,
        "fix/": mended,
        "<int:pk>/compare/": compared,
    }
    return [
        path(address, _view(admin, answer), name=f"catalog_diagramtemplate_{address.split('/')[-2]}")
        for address, answer in answers.items()
    ]


def _view(admin: TemplateAdmin, answer: Answer) -> Answer:
    """Let only those ask who may write templates, and only about a source."""

    @wraps(answer)
    def view(request: HttpRequest, pk: int | None = None) -> HttpResponse:
        template = None if pk is None else get_object_or_404(DiagramTemplate, pk=pk)
        if not may_write(admin, request, template):
            raise PermissionDenied
        source = request.POST.get(FIELD)
        if source is None:
            words = gettext("Send the source in the field “%(field)s”.") % {"field": FIELD}
            return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
        about = {} if template is None else {"template": template}
        return limited(request, source.replace("\r\n", "\n"), **about)

    limited = rate_limited("desk", in_text)(answer)
    return admin.admin_site.admin_view(require_POST(view))


def may_write(admin: TemplateAdmin, request: HttpRequest, template: DiagramTemplate | None) -> bool:
    """Say whether somebody may write sources, or may see this template's."""
    if template is not None:
        return admin.has_view_or_change_permission(request, template)
    return admin.has_change_permission(request) or admin.has_add_permission(request)
