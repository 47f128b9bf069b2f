"""The curators' desk: Django's admin as this gallery has it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError, NotSupportedError, OperationalError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

UNASKABLE = (NotSupportedError, OperationalError, DataError, OverflowError, FieldDoesNotExist)
"""What is raised for a query that no page of the desk leads to; also where the database is gone."""

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")


class CuratorsDesk(AdminSite):
    """All pages of the admin."""

    site_header = _("FlowZap gallery")
    site_title = _("FlowZap gallery")
    index_title = _("Curators’ desk")

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Return a view for those who may be here; what a database cannot look for is left out of the query.

        Lists hand what is searched to the database as it stands: PostgreSQL fails on a NUL, SQLite on what a
        column of JSON contains, both on half a regular expression.
        """

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if "%00" in request.GET.urlencode():
                return HttpResponseRedirect(f"{request.path}?{request.GET.urlencode().replace('%00', '')}")
            try:
                return view(request, *args, **kwargs)
            except UNASKABLE:
                if not request.GET:
                    raise
                return HttpResponseRedirect(request.path)

        return super().admin_view(cast("View", answer), cacheable)


class DeskConfig(AdminConfig):
    """The admin as an app."""

    default_site = f"{__name__}.{CuratorsDesk.__name__}"
