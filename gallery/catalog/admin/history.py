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
from django.utils.decorators import method_decorator
from django.utils.formats import date_format as formatted
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from gallery.catalog.admin.faults import told
from gallery.catalog.admin.sent_keys import is_key
from gallery.catalog.history import Recording, entry_in, entry_of
from gallery.catalog.history.comparing import compare_sources
from gallery.catalog.history.differences import entry_differences
from gallery.catalog.history.lives import changes_of
from gallery.catalog.history.publication import has_been_public
from gallery.catalog.history.restoring import bring_back, restore
from gallery.catalog.models import Change, DiagramTemplate
from gallery.catalog.roles import may_change, may_publish
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

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
    return formatted(timezone.localtime(time), "DATETIME_FORMAT")


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

    list_display = ("at", "slug", "what", "author", "why")
    list_display_links = ("at", "slug")
    list_filter = ("action", "at")
    list_select_related = ("by",)
    search_fields = ("slug", "by_name", "why")
    show_full_result_count = False
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        """Leave out of the list what the templates said."""
        return super().get_queryset(request).defer("data")

    @admin.display(description=_("action"), ordering="action")
    def what(self, change: Change) -> str:
        """Name what was done."""
        return change.get_action_display()

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
        previous = changes_of(change).filter(at__lte=change.at, pk__lt=change.pk).first()
        return self._compared(request, previous, change)

    def compare(self, request: HttpRequest) -> HttpResponse:
        """Show what sets two changes of a template apart, the older one first; or one and today's state."""
        change = self._find(request, request.GET.get("to", ""))
        before = self._find(request, request.GET.get("from", ""))
        if not changes_of(change).filter(pk=before.pk).exists():
            raise Http404
        if (before.at, before.pk) > (change.at, change.pk):
            before, change = change, before
        return self._compared(request, before, change)

    def _find(self, request: HttpRequest, key: str) -> Change:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not is_key(key):
            raise Http404
        return get_object_or_404(Change.objects.select_related("template", "by"), pk=key)

    @method_decorator(rate_limited("desk", in_page))
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
            "is_now": change.template is not None and entry_of(change.template).data == after.data,
            "may_restore": self._may_restore(request, change),
        }
        return TemplateResponse(request, f"{FOLDER}/change_differences.html", context)

    def _may_restore(self, request: HttpRequest, change: Change) -> bool:
        if change.template is None:
            last = changes_of(change).first() or change
            may_see_to_it = may_publish(request.user) or not has_been_public(entry_in(last))
            return may_see_to_it and request.user.has_perm("catalog.add_diagramtemplate")
        return may_change(request.user, change.template)

    def restore(self, request: HttpRequest, key: int) -> HttpResponse:
        """Bring a template back to what it said after a change; one that was deleted as a draft."""
        change = self._find(request, str(key))
        try:
            with transaction.atomic():
                template = self._restored(request, _locked(change))
        except ValidationError as fault:
            self.message_user(request, told(fault), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_change_change", args=[change.pk]))
        return HttpResponseRedirect(reverse("admin:catalog_diagramtemplate_change", args=[template.pk]))

    def _restored(self, request: HttpRequest, change: Change) -> DiagramTemplate:
        if not self._may_restore(request, change):
            raise PermissionDenied
        why = request.POST.get("why", "").strip() or gettext("Back to the state of %(time)s") % {
            "time": date_format(change.at)
        }
        with Recording(by=request.user, action=Change.Action.RESTORED, why=why) as recording:
            if change.template is None:
                template, gone = bring_back(change)
                recording.add(template)
            else:
                template = change.template
                recording.watch([template])
                gone = restore(template, change)
        message = gettext("State of %(time)s restored: “%(title)s”.")
        self.message_user(
            request, message % {"title": template, "time": date_format(change.at)}, messages.SUCCESS
        )
        if gone:
            message = gettext("What it had with it is there no more: %(slugs)s.")
            self.message_user(request, message % {"slugs": ", ".join(gone)}, messages.WARNING)
        return template


def _locked(change: Change) -> Change:
    """Return a change as it is now, held with its template until the transaction ends."""
    change = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.template_id:
        templates = DiagramTemplate.objects.select_for_update(of=("self",)).select_related("category")
        change.template = templates.filter(pk=change.template_id).first()
    return change
