"""How often templates were taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin

from gallery.catalog.models import DailyUse

if TYPE_CHECKING:
    from django.http import HttpRequest

    DailyUseAdminBase = admin.ModelAdmin[DailyUse]
else:
    DailyUseAdminBase = admin.ModelAdmin


@admin.register(DailyUse)
class DailyUseAdmin(DailyUseAdminBase):
    """How often templates were taken away: counted, not edited, and deleted with the template."""

    list_display = ("day", "template", "kind", "count")
    list_display_links = None
    actions = None
    list_filter = ("kind",)
    list_select_related = ("template",)
    date_hierarchy = "day"
    search_fields = ("template__title_en", "template__title_fr", "template__slug")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 (Django calls it so)
        """Let nobody add to what was counted."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: DailyUse | None = None) -> bool:  # noqa: ARG002
        """Let nobody change what was counted."""
        return False
