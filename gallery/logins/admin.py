"""Who signed in from where, and who tried: for superusers, to read and to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.models import AccessAttempt, AccessLog
from django.contrib import admin

if TYPE_CHECKING:
    from django.http import HttpRequest

    AdminBase = admin.ModelAdmin[AccessAttempt | AccessLog]
else:
    AdminBase = admin.ModelAdmin


class LoginAdmin(AdminBase):
    """A list that nobody writes; whatever permissions a group has, it is open to superusers only."""

    search_fields = ("username", "ip_address")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show it to superusers."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Open it to superusers."""
        return request.user.is_active and request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Let superusers delete."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Let nobody add anything."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """Let nobody change anything."""
        return False


@admin.register(AccessAttempt)
class AccessAttemptAdmin(LoginAdmin):
    """Attempts that failed; deleting one lets its name sign in again at once."""

    list_display = fields = ("attempt_time", "username", "ip_address", "failures_since_start", "user_agent")


@admin.register(AccessLog)
class AccessLogAdmin(LoginAdmin):
    """Who signed in, from where, and when they left."""

    list_display = fields = ("attempt_time", "logout_time", "username", "ip_address", "user_agent")
