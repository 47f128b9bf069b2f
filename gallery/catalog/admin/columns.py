"""What the list of templates shows of each, fetched for one page of it at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery import localize
from gallery.catalog.admin.badges import day_element, stage_badge
from gallery.catalog.models import Change, DiagramTemplate, Drawing
from gallery.catalog.quality.completeness import completeness as completeness_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest

_SHOWN = (
    "slug",
    "title",
    "status",
    "published_at",
    "expires_at",
    "updated_at",
    "use_count",
    "category__name",
)
_LAST_CHANGE = Change.objects.filter(template=OuterRef("pk"))


class TemplateList(ChangeList):
    """A page of the list: its rows alone are fetched with what the columns show."""

    def __init__(self, request: HttpRequest, *how: Any, **more: Any) -> None:
        super().__init__(request, *how, **more)
        if not self.is_popup:
            self.title = capfirst(str(self.opts.verbose_name_plural))

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the rows of the page, once it is known which they are: nothing of those before it."""
        super().get_results(request)
        self.result_list = listed(list(self.result_list.values_list("pk", flat=True)))


def listed(keys: Sequence[int]) -> list[DiagramTemplate]:
    """Return templates in the order of their keys, with what the columns show, the long texts left out."""
    picture = Drawing.objects.shown_in(localize.language()).filter(template=OuterRef("pk"))
    templates = (
        DiagramTemplate.objects.filter(pk__in=keys)
        .order_by()
        .select_related("category")
        .only(*_SHOWN)
        .prefetch_related("shortcomings")
        .annotate(
            preview_digest=Subquery(picture.values("digest")[:1]),
            changed_at=Subquery(_LAST_CHANGE.values("at")[:1]),
            changed_by=Subquery(_LAST_CHANGE.values("by_name")[:1]),
        )
    )
    places = {key: place for place, key in enumerate(keys)}
    return sorted(templates, key=lambda template: places[template.pk])


@admin.display(description=_("drawing"), empty_value="")
def preview(template: DiagramTemplate) -> str:
    """Show a small picture of the drawing."""
    digest: str | None = template.preview_digest  # type: ignore[attr-defined]
    if not digest:
        return ""
    address = reverse("admin:catalog_diagramtemplate_thumbnail", args=[digest])
    return format_html(
        '<img class="template-preview" src="{}" width="72" height="41" alt="" loading="lazy">', address
    )


@admin.display(description=_("title"), ordering="title")
def title(template: DiagramTemplate) -> str:
    """Show the title, and below it that in the other languages where it is another one."""
    others = [
        (code, words)
        for code, _name in settings.LANGUAGES
        if (words := getattr(template, f"title_{code}")) and words != template.title
    ]
    lines = format_html_join("", '<span class="template-title" lang="{}">{}</span>', others)
    return format_html("{}{}", template.title, lines)


@admin.display(description=_("stage"), ordering="status")
def stage(template: DiagramTemplate) -> str:
    """Show the stage as a badge, with the day on which it changes or has changed by itself."""
    badge = stage_badge(template.stage)
    if template.stage == DiagramTemplate.Stage.SCHEDULED and template.published_at:
        return format_html("{} {}", badge, day_element(template.published_at))
    if template.stage == DiagramTemplate.Stage.EXPIRED and template.expires_at:
        return format_html("{} {}", badge, day_element(template.expires_at))
    if template.stage == DiagramTemplate.Stage.PUBLISHED and template.expires_at:
        until = format_html(gettext("until {day}"), day=day_element(template.expires_at))
        return format_html("{} {}", badge, until)
    return badge


@admin.display(description=_("completeness"), empty_value="")
def completeness(template: DiagramTemplate) -> str:
    """Say what of a template is there in each language; what is archived needs no care."""
    if template.stage == DiagramTemplate.Stage.ARCHIVED:
        return ""
    languages = completeness_of(template.shortcomings.all()).languages
    return format_html_join("", '<span class="completeness">{}</span>', ((state,) for state in languages))


@admin.display(description=_("last change"), ordering=Subquery(_LAST_CHANGE.values("at")[:1]))
def last_change(template: DiagramTemplate) -> str:
    """Say when a template was changed last, and by whom."""
    changed_at: datetime | None = template.changed_at or template.updated_at  # type: ignore[attr-defined]
    if changed_at is None:
        return ""
    who: str = template.changed_by  # type: ignore[attr-defined]
    if not who:
        return day_element(changed_at)
    return format_html(gettext("{day} by {name}"), day=day_element(changed_at), name=who)


@admin.display(description=_("uses"), ordering="use_count")
def uses(template: DiagramTemplate) -> str:
    """Return how often a template was copied or downloaded."""
    return number_format(template.use_count)


COLUMNS = (preview, title, "category", stage, completeness, last_change, uses)
