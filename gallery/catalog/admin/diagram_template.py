"""Templates: the list of all, and the page on which one is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery import localize
from gallery.catalog.admin.template_form import TemplateForm
from gallery.catalog.models import DiagramTemplate, OldSlug, RelatedTemplate, Revision
from gallery.catalog.remarks import errors_in, remarks_on
from gallery.catalog.search import Search

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    TemplateAdminBase = admin.ModelAdmin[DiagramTemplate]
    RelatedInlineBase = admin.TabularInline[RelatedTemplate, DiagramTemplate]
    OldSlugInlineBase = admin.TabularInline[OldSlug, DiagramTemplate]
else:
    TemplateAdminBase = admin.ModelAdmin
    RelatedInlineBase = OldSlugInlineBase = admin.TabularInline


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
