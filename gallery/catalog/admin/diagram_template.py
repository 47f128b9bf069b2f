"""The list of templates, what is done to many of them, and how one is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from gallery import localize
from gallery.catalog.admin import columns, exporting, thumbnails
from gallery.catalog.admin.actions import ACTIONS
from gallery.catalog.admin.change_page import TemplateChangePage
from gallery.catalog.admin.columns import TemplateList
from gallery.catalog.admin.deletion import delete_template, references_to
from gallery.catalog.admin.exporting import export
from gallery.catalog.admin.filters import FILTERS
from gallery.catalog.admin.quality import views as quality
from gallery.catalog.admin.uploads import views as uploads
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.roles import may_publish
from gallery.catalog.search import Search
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern


@admin.register(DiagramTemplate)
class DiagramTemplateAdmin(TemplateChangePage):
    """Templates: what stage they are at, what is missing, and what can be done to many of them."""

    list_display = columns.COLUMNS
    list_display_links = (columns.title,)
    list_filter = FILTERS
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER  # Django asks the database thrice for the counts of each filter
    search_fields = ("slug",)
    search_help_text = _("In titles, summaries, descriptions, labels and tags, in either language.")
    actions = (*ACTIONS, export)

    class Media:
        """Badges, filters and the pages of actions."""

        css = {"all": ("css/admin/template_list.css",)}

    def get_urls(self) -> list[URLPattern]:
        """Put the addresses of the list's parts before those of any template."""
        parts = (thumbnails, quality, uploads, exporting)
        return [address for part in parts for address in part.urls(self)] + super().get_urls()

    @method_decorator(
        rate_limited("desk", in_page, when=lambda request: bool(request.GET) or request.method == "POST")
    )
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """List, search, and do something to many; each of these costs more than a look at the list."""
        return super().changelist_view(request, extra_context)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[TemplateList]:  # noqa: ARG002
        """Return the list that fetches what the columns show."""
        return TemplateList

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 (Django calls it so)
        queryset: QuerySet[DiagramTemplate],
        search_term: str,
    ) -> tuple[QuerySet[DiagramTemplate], bool]:
        """Find templates as visitors do, in either language, and by their slug."""
        if not search_term:
            return queryset, False
        found = DiagramTemplate.objects.order_by().found_by(Search.of(search_term, localize.language()))
        wanted = Q(slug__icontains=search_term) | Q(pk__in=found.values("pk"))
        return queryset.filter(wanted), False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Say whether somebody decides what visitors see."""
        return may_publish(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: DiagramTemplate | None = None) -> bool:
        """Let only publishers delete, drafts as well: a draft may be the work of several."""
        return super().has_delete_permission(request, obj) and may_publish(request.user)

    def get_deleted_objects(
        self,
        objs: Any,
        request: HttpRequest,  # noqa: ARG002
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """Leave out drawings, entries of the search and the like: `references_to` tells what matters."""
        return [str(template) for template in objs], {}, set(), []

    def render_delete_form(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        """Ask for confirmation in view of what refers to the template."""
        (references,) = references_to([context["object"].pk])
        return super().render_delete_form(request, context | {"references": references})

    def delete_model(self, request: HttpRequest, obj: DiagramTemplate) -> None:
        """Delete a template, but for its history."""
        delete_template(obj, by=request.user, why=request.POST.get("why", ""))
