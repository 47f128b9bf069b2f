"""The page on which a template is written: sections, roles, and what saving brings about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin import history, label_table, outdated, publishing
from gallery.catalog.admin.edition_notes import EditionInline
from gallery.catalog.admin.refused import refused
from gallery.catalog.admin.related import views as related
from gallery.catalog.admin.sent_keys import CheckedKeys, RowsByKeys, SelectByKeys
from gallery.catalog.admin.source_desk import views as source_desk
from gallery.catalog.admin.template_form import TemplateForm
from gallery.catalog.history import Recording
from gallery.catalog.models import DiagramTemplate, RelatedTemplate
from gallery.catalog.remarks import errors_in
from gallery.catalog.roles import may_change
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    TemplateAdminBase = admin.ModelAdmin[DiagramTemplate]
else:
    TemplateAdminBase = admin.ModelAdmin


class TemplateChangePage(CheckedKeys, TemplateAdminBase):
    """Where a template is written with its diagram in sight, and nothing is saved without its author."""

    form = TemplateForm
    inlines = (EditionInline,)
    autocomplete_fields = ("tags",)
    prepopulated_fields = {"slug": ("title_en",)}
    save_on_top = True
    fieldsets = (
        (_("Words"), {"fields": (("title_en", "title_fr"), ("summary_en", "summary_fr"))}),
        (_("Source"), {"fields": ("source_en",), "classes": ("source-section",)}),
        (_("Labels"), {"fields": (), "classes": ("labels-section",)}),
        (_("Description (Markdown)"), {"fields": (("description_en", "description_fr"),)}),
        (_("Shelf"), {"fields": (("slug", "category"), "former_slugs", "tags")}),
        (_("Related templates"), {"fields": (), "classes": ("related-section",)}),
        (
            _("Publication"),
            {
                "fields": (
                    ("status", "published_at", "expires_at"),
                    "warning_reason",
                    ("note_en", "note_fr"),
                    "why",
                    "state",
                ),
                "classes": ("publication-section",),
            },
        ),
    )

    class Media:
        """Side by side takes room, and drawings their colours."""

        css = {
            "all": (
                *("css/diagram.css", "css/admin.css", "css/admin/quality.css"),
                *("css/admin/picture.css", "css/admin/source_desk.css"),  # also for who may only look
            )
        }

    def get_urls(self) -> list[URLPattern]:
        """Put the addresses of the page's parts before those of any template."""
        parts = (source_desk, label_table, related, publishing)
        return [address for part in parts for address in part.urls(self)] + super().get_urls()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Show tags as Django does, whatever was sent for them."""
        if db_field.name in self.autocomplete_fields:
            kwargs |= {"widget": SelectByKeys(db_field, self.admin_site), "form_class": RowsByKeys}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: DiagramTemplate | None = None, change: bool = False, **kwargs: Any
    ) -> type[TemplateForm]:
        """Return a form that knows who fills it in."""
        form = cast("type[TemplateForm]", super().get_form(request, obj, change=change, **kwargs))
        form.user = request.user
        return form

    def get_inlines(self, request: HttpRequest, obj: DiagramTemplate | None) -> Any:
        """Leave out the notes on editions where there are none."""
        inlines = super().get_inlines(request, obj)
        return inlines if obj and obj.version > 1 and obj.editions.exists() else ()

    def get_fieldsets(self, request: HttpRequest, obj: DiagramTemplate | None = None) -> Any:
        """Leave out what a new template cannot have."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        return [
            (name, options | {"fields": [field for field in options["fields"] if field != "former_slugs"]})
            for name, options in fieldsets
        ]

    @method_decorator(rate_limited("desk", in_page))
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Lose nothing that somebody wrote to a deletion or publication meanwhile, nor to a race."""
        if request.method == "POST" and object_id and super().has_change_permission(request):
            template = self.get_object(request, unquote(object_id))
            if template is None or not may_change(request.user, template):
                return refused(self, request, template)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:  # somebody was faster: by now the form says with what
            return super().changeform_view(request, object_id, form_url, extra_context)

    def has_change_permission(self, request: HttpRequest, obj: DiagramTemplate | None = None) -> bool:
        """Let editors change drafts, and publishers everything."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_change(request.user, obj))

    def view_on_site(self, template: DiagramTemplate) -> str | None:
        """Return the template's page, if visitors see it."""
        return template.get_absolute_url() if template.is_public else None

    def save_model(
        self, request: HttpRequest, obj: DiagramTemplate, form: TemplateForm, change: bool
    ) -> None:
        """Save a template, noting what it said before; warn about errors that keep it a draft."""
        form.recording = Recording(by=request.user, why=form.cleaned_data["why"])
        if change:
            form.recording.watch([obj])
        obj.edition_notes = form.edition_notes
        form.confirm_translations()
        super().save_model(request, obj, form, change)
        if obj.edition_notes and obj.is_public:
            message = gettext(
                "Nothing that visitors read has changed: what is new is kept for the next version."
            )
            self.message_user(request, message, messages.INFO)
        if not change:
            form.recording.add(obj)
        if count := len(errors_in(obj.source_en)):
            warning = ngettext(
                "The source has %(count)d error and cannot be published yet.",
                "The source has %(count)d errors and cannot be published yet.",
                count,
            )
            self.message_user(request, warning % {"count": count}, messages.WARNING)

    def save_related(self, request: HttpRequest, form: TemplateForm, formsets: Any, change: bool) -> None:
        """Save what belongs to a template, then write down what became of it."""
        super().save_related(request, form, formsets, change)
        RelatedTemplate.put_in_order(form.instance, [chosen.pk for chosen in form.cleaned_data["related"]])
        form.store_former_slugs()
        form.recording.write()

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """List what became of a template."""
        template = self.get_object(request, unquote(object_id))
        shown = history.history_of(template, request.GET.get("p")) if template else {}
        return super().history_view(request, object_id, shown | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the labels, what is outdated, and what somebody else has saved."""
        form = context["adminform"].form
        context["save_on_top"] = not kwargs.get("add")  # on a new page the title is what comes first
        if isinstance(form, TemplateForm):
            if form.is_bound and form.instance.pk:  # a form that was refused has changed what it was given
                context["original"] = DiagramTemplate.objects.get(pk=form.instance.pk)
            context |= {
                "label_tables": form.label_tables(),
                "outdated_texts": outdated.outdated_texts(form.instance, form.confirmed),
                "conflict": form.conflict,
            }
        return super().render_change_form(request, context, *args, **kwargs)
