"""Where curators work: every text in both languages side by side, and what the engine makes of a source.

`modeltranslation`'s own admin classes are not used: their tabs load scripts from elsewhere, which the
site's policy blocks, and naming the columns of both languages in a row needs nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery import localize
from gallery.catalog.models import (
    Category,
    DailyUse,
    DiagramTemplate,
    OldSlug,
    RelatedTemplate,
    Revision,
    Tag,
)
from gallery.catalog.remarks import errors_in, remarks_on
from gallery.catalog.search import Search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    CategoryAdminBase = admin.ModelAdmin[Category]
    TagAdminBase = admin.ModelAdmin[Tag]
    TemplateAdminBase = admin.ModelAdmin[DiagramTemplate]
    TemplateFormBase = forms.ModelForm[DiagramTemplate]
    RelatedInlineBase = admin.TabularInline[RelatedTemplate, DiagramTemplate]
    OldSlugInlineBase = admin.TabularInline[OldSlug, DiagramTemplate]
    DailyUseAdminBase = admin.ModelAdmin[DailyUse]
else:
    CategoryAdminBase = TagAdminBase = TemplateAdminBase = DailyUseAdminBase = admin.ModelAdmin
    TemplateFormBase = forms.ModelForm
    RelatedInlineBase = OldSlugInlineBase = admin.TabularInline

admin.site.site_header = _("FlowZap gallery")
admin.site.site_title = _("FlowZap gallery")
admin.site.index_title = _("Curators’ desk")


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


SOURCE_BOX = {
    "rows": 26,
    "class": "source-code",
    "wrap": "off",
    "spellcheck": "false",
    "autocapitalize": "off",
    "autocomplete": "off",
}
"""A text area for code: no wrapping, no spelling."""


class TemplateForm(TemplateFormBase):
    """A template's texts in boxes of the right size."""

    class Meta:
        """Both languages get the same room."""

        model = DiagramTemplate
        fields = "__all__"
        widgets = {
            "summary_en": forms.Textarea({"rows": 4, "lang": "en"}),
            "summary_fr": forms.Textarea({"rows": 4, "lang": "fr"}),
            "source_en": forms.Textarea(SOURCE_BOX),
            "source_fr": forms.Textarea(SOURCE_BOX),
            "description_en": forms.Textarea({"rows": 20, "lang": "en"}),
            "description_fr": forms.Textarea({"rows": 20, "lang": "fr"}),
        }
        help_texts = {
            "slug": _("The last part of the address. After a change the old address redirects here."),
            "published_at": _("Set when the template is published, if it is empty then."),
            "source_en": _("A draft may have errors; they are listed below once it is saved."),
            "source_fr": _("The English source with French labels; nothing else may differ."),
        }


class RelatedTemplateInline(RelatedInlineBase):
    """The templates that a page recommends, in order."""

    model = RelatedTemplate
    fk_name = "template"
    autocomplete_fields = ("related",)
    fields = ("order", "related")
    extra = 1


class OldSlugInline(OldSlugInlineBase):
    """The addresses that redirect to a template."""

    model = OldSlug
    extra = 0


@admin.register(DiagramTemplate)
class DiagramTemplateAdmin(TemplateAdminBase):
    """Templates: words, source, drawing, and what the engine has to say."""

    form = TemplateForm
    inlines = (RelatedTemplateInline, OldSlugInline)
    list_display = ("title", "category", "status", "published_at", "french")
    list_filter = ("status", "category", "tags")
    list_select_related = ("category",)
    search_fields = ("slug",)
    date_hierarchy = "published_at"
    actions = ("publish", "archive")
    autocomplete_fields = ("tags",)
    prepopulated_fields = {"slug": ("title_en",)}
    readonly_fields = ("created_at", "updated_at")
    fieldsets = (
        (None, {"fields": (("title_en", "title_fr"), ("summary_en", "summary_fr"))}),
        (_("Shelf and publication"), {"fields": (("slug", "category"), ("status", "published_at"), "tags")}),
        (_("Source"), {"fields": (("source_en", "source_fr"),)}),
        (_("Description (Markdown)"), {"fields": (("description_en", "description_fr"),)}),
        (_("History"), {"fields": (("created_at", "updated_at"),), "classes": ("collapse",)}),
    )

    class Media:
        """Side by side takes room, and drawings their colours."""

        css = {"all": ("css/diagram.css", "css/admin.css")}

    @admin.display(description=_("French"))
    def french(self, template: DiagramTemplate) -> str:
        """Say what of a template is not in French yet."""
        fields = {
            "title": _("title"),
            "summary": _("summary"),
            "description": _("description"),
            "source": _("source"),
        }
        missing = [
            str(name)
            for field, name in fields.items()
            if getattr(template, f"{field}_en") and not getattr(template, f"{field}_fr")
        ]
        return gettext("missing: %s") % ", ".join(missing) if missing else gettext("complete")

    def view_on_site(self, template: DiagramTemplate) -> str | None:
        """Return the template's page, if visitors see it."""
        return template.get_absolute_url() if template.is_public else None

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 (Django calls it so)
        queryset: QuerySet[DiagramTemplate],
        search_term: str,
    ) -> tuple[QuerySet[DiagramTemplate], bool]:
        """Find templates as visitors do, in either language, and by their slug."""
        found = DiagramTemplate.objects.order_by().found_by(Search.of(search_term, localize.language()))
        wanted = Q(slug__icontains=search_term) | Q(pk__in=found.values("pk"))
        return queryset.filter(wanted), False

    def get_fieldsets(self, request: HttpRequest, obj: DiagramTemplate | None = None) -> Any:
        """Leave the history out where there is none."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Number the related templates from 1; those without a number (0) come last."""
        super().save_related(request, form, formsets, change)
        links = sorted(
            form.instance.related_links.all(), key=lambda link: (link.order == 0, link.order, link.pk)
        )
        for order, link in enumerate(links, start=1):
            link.order = order
        RelatedTemplate.objects.bulk_update(links, ["order"])

    def save_model(self, request: HttpRequest, obj: DiagramTemplate, form: Any, change: bool) -> None:
        """Save a template and warn about errors that would keep it from being published."""
        super().save_model(request, obj, form, change)
        if count := len(errors_in(obj.source_en)):
            warning = ngettext(
                "The source has %(count)d error and cannot be published yet.",
                "The source has %(count)d errors and cannot be published yet.",
                count,
            )
            self.message_user(request, warning % {"count": count}, messages.WARNING)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the drawings of the saved sources and the remarks on them below the fields."""
        if template := context.get("original"):
            drawings = {drawing.language: drawing for drawing in template.drawings.horizontal()}
            context["sources"] = [
                {
                    "language": language,
                    "drawing": drawings.get(language),
                    "remarks": remarks_on(getattr(template, f"source_{language}")),
                }
                for language in template.source_languages
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description=_("Publish the selected templates"), permissions=["change"])
    def publish(self, request: HttpRequest, templates: QuerySet[DiagramTemplate]) -> None:
        """Publish templates whose source has no errors, and say why others were left."""
        published = 0
        for template in templates:
            template.status = DiagramTemplate.Status.PUBLISHED
            try:
                template.full_clean()
            except ValidationError as fault:
                words = {"title": template, "faults": " ".join(fault.messages)}
                self.message_user(request, gettext("%(title)s: %(faults)s") % words, messages.ERROR)
            else:
                template.save()
                published += 1
        if published:
            message = ngettext(
                "%(count)d template was published.", "%(count)d templates were published.", published
            )
            self.message_user(request, message % {"count": published}, messages.SUCCESS)

    @admin.action(description=_("Archive the selected templates"), permissions=["change"])
    def archive(self, request: HttpRequest, templates: QuerySet[DiagramTemplate]) -> None:
        """Take templates off the site without deleting them."""
        archived = templates.update(status=DiagramTemplate.Status.ARCHIVED)
        Revision.rise()
        message = ngettext("%(count)d template was archived.", "%(count)d templates were archived.", archived)
        self.message_user(request, message % {"count": archived}, messages.SUCCESS)


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
