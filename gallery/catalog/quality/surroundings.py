"""What templates are assessed by, besides themselves: fetched once for all that are assessed together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef

from gallery.catalog.quality.links import links_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.quality.links import Target
    from gallery.catalog.querysets import DiagramTemplateQuerySet


def alike(structure: str | OuterRef) -> DiagramTemplateQuerySet:
    """Return the templates of a structure; those of the archive do not count: they may be the former form."""
    templates: DiagramTemplateQuerySet = apps.get_model("catalog", "DiagramTemplate").objects.order_by()
    return templates.filter(structure_digest=structure).exclude(status="archived")


class Standing(NamedTuple):
    """What is said of a template in other tables."""

    has_tags: bool
    has_related: bool
    has_duplicate: bool


class Surroundings:
    """What lies around some templates; asked for when it is first needed."""

    def __init__(self, templates: Sequence[DiagramTemplate]) -> None:
        self._templates = templates
        self._model: type[DiagramTemplate] = apps.get_model("catalog", "DiagramTemplate")

    def standing(self, key: int) -> Standing:
        """Return what is said of one of the templates."""
        return self._standings[key]

    @cached_property
    def _standings(self) -> dict[int, Standing]:
        templates = self._model.objects.order_by()
        here = OuterRef("pk")
        tagging, links = (
            self._model.tags.through.objects,
            apps.get_model("catalog", "RelatedTemplate").objects,
        )
        twins = alike(OuterRef("structure_digest")).exclude(pk=here)
        rows = templates.filter(pk__in=[template.pk for template in self._templates]).values_list(
            *("pk", "status", "structure_digest"),
            Exists(tagging.filter(diagramtemplate=here)),
            Exists(links.filter(template=here)),
            Exists(twins),
        )
        return {
            key: Standing(tags, related, has_duplicate=bool(structure) and status != "archived" and twin)
            for key, status, structure, tags, related, twin in rows
        }

    def fault_of(self, target: Target) -> dict[str, str]:
        """Return why visitors do not get to what a link leads to: nothing if they do."""
        if target.model == "category":
            return {} if target.slug in self._categories else {"why": "missing"}
        stage = self._stages.get(target.slug)
        if stage == "published":
            return {}
        if stage is None and (moved := self._moved.get(target.slug)):
            return {"why": "moved", "to": moved}
        return {"why": stage or "missing"}

    @cached_property
    def _targets(self) -> set[Target]:
        languages = [language for language, _name in settings.LANGUAGES]
        return {
            target
            for template in self._templates
            for language in languages
            for _address, target in links_of(template, language)
        }

    def _slugs(self, model: str) -> list[str]:
        return sorted(target.slug for target in self._targets if target.model == model)

    @cached_property
    def _stages(self) -> dict[str, str]:
        """The stage of each template that is linked to, by its slug."""
        if not (slugs := self._slugs("template")):
            return {}
        found = self._model.objects.order_by().only("slug", "status", "published_at", "expires_at")
        return {template.slug: template.stage for template in found.filter(slug__in=slugs)}

    @cached_property
    def _moved(self) -> dict[str, str]:
        """The new slug of each template that is linked to by a former one."""
        former = [slug for slug in self._slugs("template") if slug not in self._stages]
        moved = self._model.objects.published().filter(old_slugs__slug__in=former)
        return dict(moved.order_by().values_list("old_slugs__slug", "slug"))

    @cached_property
    def _categories(self) -> set[str]:
        """The slugs of the categories that are linked to and there."""
        slugs = self._slugs("category")
        found = apps.get_model("catalog", "Category").objects.filter(slug__in=slugs) if slugs else ()
        return {category.slug for category in found}
