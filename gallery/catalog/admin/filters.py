"""What the list of templates is narrowed down by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models import DiagramTemplate, Shortcoming, Tag
from gallery.catalog.quality import completeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.contrib.admin.views.main import ChangeList
    from django.http import HttpRequest
    from django.utils.functional import _StrOrPromise

    Choices = Iterable[tuple[str, _StrOrPromise]]


class StageFilter(admin.SimpleListFilter):
    """Where templates are on their way."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:  # noqa: ARG002
        """Offer every stage."""
        return DiagramTemplate.Stage.choices

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: Any,
    ) -> Any:
        """Keep the templates at a stage; what is no stage keeps all."""
        return queryset.in_stage(stage) if (stage := self.value()) in _STAGES else queryset


_STAGES = DiagramTemplate.Stage.values


class CompletenessFilter(admin.SimpleListFilter):
    """What is still to be written; nothing is of templates that are archived."""

    title = _("completeness")
    parameter_name = "completeness"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:  # noqa: ARG002
        """Offer what editors look for when they have time."""
        return [(name, words) for name, (words, _condition) in _COMPLETENESS.items()]

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: Any,
    ) -> Any:
        """Keep the templates of which this is true."""
        if (name := self.value()) not in _COMPLETENESS:
            return queryset
        return queryset.exclude(status=DiagramTemplate.Status.ARCHIVED).filter(_COMPLETENESS[name][1])


def _having(**conditions: Any) -> Q:
    return Q(Exists(Shortcoming.objects.filter(template=OuterRef("pk"), **conditions)))


_Kind = Shortcoming.Kind
_COMPLETENESS = {
    "complete": (_("Complete"), ~_having(kind__in=completeness.KINDS)),
    "missing": (_("French missing"), _having(kind=_Kind.UNTRANSLATED, language="fr", field="title_fr")),
    "incomplete": (_("French incomplete"), _having(kind=_Kind.UNTRANSLATED, language="fr")),
    "outdated": (_("French older than English"), _having(kind=_Kind.OUTDATED, language="fr")),
    "care": (_("Anything to care for"), _having()),
}


class TagFilter(admin.SimpleListFilter):
    """A tag, chosen from a menu, as there may be hundreds."""

    title = _("tag")
    parameter_name = "tag"
    template = "admin/catalog/diagramtemplate/_tag_filter.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:  # noqa: ARG002
        """Offer every tag by its name."""
        tags = Tag.objects.only("slug", "name")
        return sorted(((tag.slug, tag.name) for tag in tags), key=lambda choice: choice[1].casefold())

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: Any,
    ) -> Any:
        """Keep the templates that have the tag."""
        return queryset.filter(tags__slug=slug) if (slug := self.value()) else queryset

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Yield the tags of the menu; keep what the list is narrowed down by otherwise."""
        self.kept = [
            (name, value)
            for name, values in changelist.filter_params.items()
            if name != self.parameter_name
            for value in values
        ]
        for slug, name in self.lookup_choices:
            yield {"value": slug, "display": name, "selected": self.value() == slug}


FILTERS = (StageFilter, "category", TagFilter, CompletenessFilter)
