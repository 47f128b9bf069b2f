"""Many templates onto another shelf, and tags onto and off them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.actions.bulk import BulkAction, ChoiceForm
from gallery.catalog.models import Category, DiagramTemplate, Revision, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from gallery.catalog.admin.actions.bulk import Choice
    from gallery.catalog.admin.actions.verdicts import Verdict


class CategoryForm(ChoiceForm):
    """Asks for a category."""

    category = forms.ModelChoiceField(Category.objects.all(), label=_("Category"))
    field_order = ("category", "why")


class SetCategory(BulkAction):
    """Put templates into a category."""

    name = "set_category"
    short_description = _("Set the category of the selected templates")
    verb = _("Set the category")
    largest = 2_000  # within about 5 s
    form = CategoryForm

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:
        """Refuse what stands there."""
        if choice and template.category_id == choice["category"].pk:
            return gettext("It is in this category already.")
        return ""

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:
        """Put templates into the category: neither drawings nor search entries depend on it."""
        keys = [template.pk for template in templates]
        DiagramTemplate.objects.filter(pk__in=keys).update(category=choice["category"])
        Revision.rise()

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext(
            "%(count)d template was put into the category.",
            "%(count)d templates were put into the category.",
            count,
        )
        return words % {"count": count}


class TagForm(ChoiceForm):
    """Asks for a tag."""

    tag = forms.ModelChoiceField(Tag.objects.all(), label=_("Tag"))
    field_order = ("tag", "why")


class TheirTagForm(TagForm):
    """Asks for a tag that any of the templates has."""

    def __init__(self, keys: Sequence[int], data: Any = None) -> None:
        super().__init__(keys, data)
        tagging = DiagramTemplate.tags.through.objects.filter(
            tag=OuterRef("pk"), diagramtemplate__in=list(keys)
        )
        self.fields["tag"].queryset = Tag.objects.filter(Exists(tagging))  # type: ignore[attr-defined]


class AddTag(BulkAction):
    """Give templates a tag."""

    name = "add_tag"
    short_description = _("Add a tag to the selected templates")
    verb = _("Add a tag")
    largest = 500  # each is indexed anew, all within about 5 s
    form: ClassVar[type[ChoiceForm]] = TagForm

    def wanted(self, templates: QuerySet[DiagramTemplate]) -> QuerySet[DiagramTemplate]:
        """Fetch their tags as well."""
        return super().wanted(templates).prefetch_related("tags")

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:
        """Refuse what has the tag."""
        return gettext("It has this tag already.") if choice and choice["tag"] in template.tags.all() else ""

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:
        """Give templates the tag."""
        choice["tag"].templates.add(*templates)

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext("%(count)d template got the tag.", "%(count)d templates got the tag.", count)
        return words % {"count": count}


class RemoveTag(AddTag):
    """Take a tag off templates."""

    name = "remove_tag"
    short_description = _("Remove a tag from the selected templates")
    verb = _("Remove a tag")
    form = TheirTagForm

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:
        """Refuse what does not have the tag."""
        if choice and choice["tag"] not in template.tags.all():
            return gettext("It does not have this tag.")
        return ""

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:
        """Take the tag off templates."""
        choice["tag"].templates.remove(*templates)

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext("%(count)d template lost the tag.", "%(count)d templates lost the tag.", count)
        return words % {"count": count}
