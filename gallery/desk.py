"""The curators' desk: Django's admin as this gallery has it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError, NotSupportedError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase, QueryDict

UNASKABLE = (NotSupportedError, DataError, OverflowError, FieldDoesNotExist)
"""What is raised for a query that no page of the desk leads to."""
REGULAR_EXPRESSIONS = ("__regex", "__iregex")
"""How the names of parameters end that would have the database match regular expressions."""
MOST_WORDS = 50
"""Words of a search that are looked for: SQLite refuses to look for some hundreds."""

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")


class CuratorsDesk(AdminSite):
    """All pages of the admin."""

    site_header = _("FlowZap gallery")
    site_title = _("FlowZap gallery")
    index_title = _("Curators’ desk")

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Return a view for those who may be here; what a database cannot look for is left out of the query.

        Lists hand what is searched to the database as it stands: PostgreSQL fails on a NUL, SQLite on what a
        column of JSON contains, and on a thousand words, both on half a regular expression; and whole ones
        may take for ever. What fails while something is sent is left to fail: leading elsewhere would lose it
        without a word.
        """

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            asked = request.GET.urlencode()
            if (askable := _askable(request.GET)) != asked:
                sent = request.method == "POST"
                return HttpResponseRedirect(f"{request.path}?{askable}", preserve_request=sent)
            try:
                return view(request, *args, **kwargs)
            except UNASKABLE:
                if not asked or request.method != "GET":
                    raise
                return HttpResponseRedirect(request.path)

        return super().admin_view(cast("View", answer), cacheable)


def _askable(query: QueryDict) -> str:
    """Return a query without what no list may be asked for."""
    kept = query.copy()
    for name in query:
        if name.endswith(REGULAR_EXPRESSIONS):
            del kept[name]
    words = query.get(SEARCH_VAR, "").split()
    if len(words) > MOST_WORDS:
        kept[SEARCH_VAR] = " ".join(words[:MOST_WORDS])
    return kept.urlencode().replace("%00", "")


class DeskConfig(AdminConfig):
    """The admin as an app."""

    default_site = f"{__name__}.{CuratorsDesk.__name__}"
