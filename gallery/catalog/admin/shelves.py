"""Categories and tags, each with how many templates it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.sent_keys import CheckedKeys
from gallery.catalog.history import Recording
from gallery.catalog.models import Category, DiagramTemplate, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    Holder = TypeVar("Holder", Category, Tag)

    CategoryAdminBase = admin.ModelAdmin[Category]
    TagAdminBase = admin.ModelAdmin[Tag]
else:
    CategoryAdminBase = TagAdminBase = admin.ModelAdmin

Deleted = tuple[list[Any], dict[str, int], set[str], list[Any]]
"""What Django asks before a deletion: names, counts, what may not be deleted, what stands in the way."""


@admin.register(Category)
class CategoryAdmin(CheckedKeys, CategoryAdminBase):
    """Categories, in their order."""

    list_display = ("name", "slug", "order", "template_count")
    list_editable = ("order",)
    search_fields = ("name_en", "name_fr", "slug")
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = (
        (None, {"fields": (("name_en", "name_fr"), ("description_en", "description_fr"), ("slug", "order"))}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        """Count the templates of each category, whatever their status."""
        return _counted(super().get_queryset(request))

    @admin.display(description=_("templates"), ordering="all_templates")
    def template_count(self, category: Category) -> str:
        """Show how many templates a category holds, and lead to them."""
        return _link_to_templates(category, f"category__id__exact={category.pk}")

    def get_deleted_objects(
        self,
        objs: Iterable[Category],
        request: HttpRequest,  # noqa: ARG002 (Django calls it so)
    ) -> Deleted:
        """Let nothing be deleted that holds templates."""
        categories = list(objs)
        held = Category.objects.filter(pk__in=[each.pk for each in categories], templates__isnull=False)
        return [each.name for each in categories], {}, set(), list(held.distinct())

    class Media:
        """Side by side takes room."""

        css = {"all": ("css/admin.css",)}


@admin.register(Tag)
class TagAdmin(CheckedKeys, TagAdminBase):
    """Words that templates share."""

    list_display = ("name", "slug", "template_count")
    search_fields = ("name_en", "name_fr", "slug")
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = ((None, {"fields": (("name_en", "name_fr"), "slug")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """Count the templates that have each tag."""
        return _counted(super().get_queryset(request))

    @admin.display(description=_("templates"), ordering="all_templates")
    def template_count(self, tag: Tag) -> str:
        """Show how many templates have a tag, and lead to them."""
        return _link_to_templates(tag, f"tag={tag.slug}")

    def get_deleted_objects(
        self,
        objs: Iterable[Tag],
        request: HttpRequest,  # noqa: ARG002 (Django calls it so)
    ) -> Deleted:
        """Leave out the rows that join tags with templates: the page names the templates."""
        return [tag.name for tag in objs], {}, set(), []

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        """Delete a tag; that its templates lost it goes into their history."""
        self.delete_queryset(request, Tag.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        """Delete tags; that their templates lost them goes into their history."""
        tags = list(queryset)
        why = gettext("Deleted from the tags: %(names)s") % {"names": ", ".join(tag.name for tag in tags)}
        with transaction.atomic(), Recording(by=request.user, why=why) as recording:
            recording.watch(DiagramTemplate.objects.filter(tags__in=tags).only("pk").distinct())
            for tag in tags:
                tag.delete()

    class Media:
        """Side by side takes room."""

        css = {"all": ("css/admin.css",)}


def _counted(shelves: QuerySet[Holder]) -> QuerySet[Holder]:
    return shelves.annotate(all_templates=Count("templates"))


def _link_to_templates(shelf: Category | Tag, query: str) -> str:
    """Return the number of templates as a link to the list of them."""
    address = reverse("admin:catalog_diagramtemplate_changelist")
    count: int = shelf.all_templates  # type: ignore[union-attr]
    return format_html('<a href="{}?{}">{}</a>', address, query, number_format(count))
