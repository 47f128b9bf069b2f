"""What an editor wrote into a page that cannot be saved any more: shown to be kept, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.admin.utils import label_for_field
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from gallery.catalog.admin.label_table import submitted
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.models.diagram_template import OTHER_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib import admin
    from django.http import HttpRequest, HttpResponse

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]

TEXTS = (
    *("title_en", "title_fr", "summary_en", "summary_fr"),
    *("source_en", "description_en", "description_fr", "slug"),
)
CONFLICT = 409
LINE, MOST_ROWS = 80, 12
"""About how many characters a line shows, and lines a box."""


def refused(admin: TemplateAdmin, request: HttpRequest, template: DiagramTemplate | None) -> HttpResponse:
    """Say why a page cannot be saved, and show the texts that were sent; None is a template deleted since."""
    if template is None:
        why = gettext("This template was deleted while you were writing.")
    else:
        why = gettext(
            "This template was published while you were writing: only publishers may change it now."
        )
    context: dict[str, Any] = {
        **admin.admin_site.each_context(request),
        "title": gettext("Not saved"),
        "opts": DiagramTemplate._meta,
        "template": template,
        "why": why,
        "written": list(_written(request, template)),
        "may_add": admin.has_add_permission(request),
    }
    name = "admin/catalog/diagramtemplate/not_saved.html"
    return TemplateResponse(request, name, context, status=CONFLICT)


@dataclass(frozen=True)
class Written:
    """A text that was sent, with what its field is called."""

    field: str
    name: str
    text: str

    @property
    def rows(self) -> int:
        """How many lines to show it in."""
        return min(self.text.count("\n") + len(self.text) // LINE + 1, MOST_ROWS)


def _written(request: HttpRequest, template: DiagramTemplate | None) -> Iterator[Written]:
    """Yield the texts that say something else than the database."""
    for field in TEXTS:
        text = request.POST.get(field, "").replace("\r\n", "\n")
        if text.strip() and text.strip() != str(getattr(template, field, "") or "").strip():
            yield Written(field, str(label_for_field(field, DiagramTemplate)), text)
    for language, name in settings.LANGUAGES:
        if language in OTHER_LANGUAGES and (rows := submitted(request.POST, language)):
            text = "\n".join(f"{row.place}: {row.original} → {row.text}" for row in rows)
            yield Written(f"labels-{language}", f"{gettext('Labels')} ({name})", text)
