"""Shelves and tags, each with how many templates it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models import Category, Tag

if TYPE_CHECKING:
    from django.http import HttpRequest

    CategoryAdminBase = admin.ModelAdmin[Category]
    TagAdminBase = admin.ModelAdmin[Tag]
else:
    CategoryAdminBase = TagAdminBase = admin.ModelAdmin


@admin.register(Category)
class CategoryAdmin(CategoryAdminBase):
    """Shelves, in their order."""

    list_display = ("name", "slug", "order", "template_count")
    list_editable = ("order",)
    search_fields = ("name_en", "name_fr", "slug")
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = (
        (None, {"fields": (("name_en", "name_fr"), ("description_en", "description_fr"), ("slug", "order"))}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        """Count the templates of each category, whatever their status."""
        return super().get_queryset(request).annotate(all_templates=Count("templates"))

    @admin.display(description=_("templates"), ordering="all_templates")
    def template_count(self, category: Category) -> int:
        """Return how many templates a category holds."""
        return category.all_templates  # type: ignore[attr-defined,no-any-return]

    class Media:
        """Side by side takes room."""

        css = {"all": ("css/admin.css",)}


@admin.register(Tag)
class TagAdmin(TagAdminBase):
    """Words that templates share."""

    list_display = ("name", "slug", "template_count")
    search_fields = ("name_en", "name_fr", "slug")
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = ((None, {"fields": (("name_en", "name_fr"), "slug")}),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """Count the templates that have each tag."""
        return super().get_queryset(request).annotate(template_count=Count("templates"))

    @admin.display(description=_("templates"), ordering="template_count")
    def template_count(self, tag: Tag) -> int:
        """Return how many templates have a tag."""
        return tag.template_count  # type: ignore[attr-defined,no-any-return]

    class Media:
        """Side by side takes room."""

        css = {"all": ("css/admin.css",)}
