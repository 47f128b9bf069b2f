"""What became of templates: the history of each, what a change changed, and the way back to any state."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format as formatted
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gallery.catalog.files.storing import store_template
from gallery.catalog.history import Recording, entry_in, entry_of
from gallery.catalog.history.comparing import compare_sources
from gallery.catalog.history.differences import entry_differences
from gallery.catalog.history.restoring import restore
from gallery.catalog.models import Category, Change, DiagramTemplate
from gallery.catalog.roles import may_change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from gallery.catalog.files.entries import TemplateEntry

    ChangeAdminBase = admin.ModelAdmin[Change]
else:
    ChangeAdminBase = admin.ModelAdmin

FOLDER = "admin/catalog/diagramtemplate"
CHANGES_A_PAGE = 50


@dataclasses.dataclass(frozen=True)
class Passed:
    """A change with the names of the fields that it changed."""

    change: Change
    fields: list[str]


def date_format(time: datetime) -> str:
    """Return a time as people of the active language write it."""
    return formatted(timezone.localtime(time), "SHORT_DATETIME_FORMAT")


def history_of(template: DiagramTemplate, page: str | None) -> dict[str, Any]:
    """Return what the history page of a template shows, the latest changes first."""
    paginator = Paginator(template.changes.select_related("by"), CHANGES_A_PAGE)
    shown = paginator.get_page(page)
    changes = list(shown.object_list)
    # The last one is compared with the first of the next page.
    older = list(template.changes.all()[shown.end_index() : shown.end_index() + 1]) if changes else []
    return {"page": shown, "passed": list(_passed(changes, older))}


def _passed(changes: list[Change], older: list[Change]) -> Iterator[Passed]:
    for change, before in zip(changes, [*changes[1:], *older, None], strict=False):
        differences = entry_differences(entry_in(before), entry_in(change)) if before else []
        yield Passed(change, [field.title for field in differences])


@admin.register(Change)
class ChangeAdmin(ChangeAdminBase):
    """All changes of all templates: to be read, compared and gone back to."""

    list_display = ("at", "slug", "get_action_display", "author", "why")
    list_display_links = ("at", "slug")
    list_filter = ("action", "at")
    list_select_related = ("by",)
    search_fields = ("slug", "by_name", "why")
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        """Leave out of the list what the templates said."""
        return super().get_queryset(request).defer("data")

    @admin.display(description=_("by"), ordering="by_name")
    def author(self, change: Change) -> str:
        """Name who made a change."""
        return change.by_name or "–"

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 (Django calls it so)
        """Let nobody invent the past."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:  # noqa: ARG002
        """Let nobody rewrite the past."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:  # noqa: ARG002
        """Let nobody forget the past."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Add comparing any two changes, and going back to one."""
        view = self.admin_site.admin_view
        return [
            path("compare/", view(self.compare), name="catalog_change_compare"),
            path("<int:key>/restore/", view(require_POST(self.restore)), name="catalog_change_restore"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show what a change changed."""
        change = self._find(request, unquote(object_id))
        before = Change.objects.filter(template=change.template_id, slug=change.slug)
        if change.template_id:
            before = Change.objects.filter(template=change.template_id)
        previous = before.filter(at__lte=change.at, pk__lt=change.pk).first()
        return self._compared(request, previous, change)

    def compare(self, request: HttpRequest) -> HttpResponse:
        """Show what sets two changes of a template apart, the older one first; or one and today's state."""
        change = self._find(request, request.GET.get("to", ""))
        before = self._find(request, request.GET.get("from", ""))
        if before.template_id != change.template_id:
            raise Http404
        if (before.at, before.pk) > (change.at, change.pk):
            before, change = change, before
        return self._compared(request, before, change)

    def _find(self, request: HttpRequest, key: str) -> Change:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not key.isdecimal():
            raise Http404
        return get_object_or_404(Change.objects.select_related("template", "by"), pk=key)

    def _compared(self, request: HttpRequest, before: Change | None, change: Change) -> HttpResponse:
        after = entry_in(change)
        was = entry_in(before) if before else None
        context = self.admin_site.each_context(request) | {
            "title": gettext("%(title)s: change of %(time)s")
            % {"title": after.titles.get("en", after.slug), "time": date_format(change.at)},
            "opts": DiagramTemplate._meta,
            "change": change,
            "before": before,
            "fields": entry_differences(was, after),
            "comparison": compare_sources(was.source, after.source) if was and was.source else None,
            "template": change.template,
            "is_now": change.template is not None and entry_of(change.template) == after,
            "may_restore": self._may_restore(request, change),
        }
        return TemplateResponse(request, f"{FOLDER}/change_differences.html", context)

    def _may_restore(self, request: HttpRequest, change: Change) -> bool:
        if change.template is None:
            return request.user.has_perm("catalog.add_diagramtemplate")
        return may_change(request.user, change.template)

    def restore(self, request: HttpRequest, key: int) -> HttpResponse:
        """Bring a template back to what it said after a change; one that was deleted as a draft."""
        change = self._find(request, str(key))
        if not self._may_restore(request, change):
            raise PermissionDenied
        try:
            with transaction.atomic():
                template = self._restored(request, change)
        except ValidationError as fault:
            self.message_user(request, " ".join(fault.messages), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_change_change", args=[change.pk]))
        return HttpResponseRedirect(reverse("admin:catalog_diagramtemplate_change", args=[template.pk]))

    def _restored(self, request: HttpRequest, change: Change) -> DiagramTemplate:
        entry = entry_in(change)
        why = request.POST.get("why", "").strip() or gettext("Back to the state of %(time)s") % {
            "time": date_format(change.at)
        }
        with Recording(by=request.user, action=Change.Action.RESTORED, why=why) as recording:
            if change.template is None:
                template = _bring_back(entry)
                recording.add(template)
                gone: list[str] = []
            else:
                template = change.template
                recording.watch([template])
                gone = restore(template, entry)
        message = gettext("“%(title)s” is back in the state of %(time)s.")
        self.message_user(
            request, message % {"title": template, "time": date_format(change.at)}, messages.SUCCESS
        )
        if gone:
            message = gettext("What it had with it is there no more: %(slugs)s.")
            self.message_user(request, message % {"slugs": ", ".join(gone)}, messages.WARNING)
        return template


def _bring_back(entry: TemplateEntry) -> DiagramTemplate:
    """Make a draft of what a deleted template said."""
    if DiagramTemplate.objects.filter(slug=entry.slug).exists():
        raise ValidationError(gettext("A template lives at this address now: give it another slug first."))
    if not Category.objects.filter(slug=entry.category).exists():
        raise ValidationError(
            gettext("Its category “%(slug)s” is gone: make it again first."), params={"slug": entry.category}
        )
    draft = dataclasses.replace(entry, status="draft", published="", expires="", old_slugs=())
    return store_template(draft, draft.slug)
