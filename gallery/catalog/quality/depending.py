"""Which templates are to be assessed again when another one changes: those that link to it, and its like.

`DiagramTemplate.save()` and the signals of `watching` use this. A statement that changes many rows at once
sends no signals; who uses one takes `before = states_of(keys)`, and calls `assess_dependents(before,
states_of(keys))` when it is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from gallery.catalog.quality.assessing import assess_all, batches
from gallery.catalog.quality.links import LINKS
from gallery.catalog.quality.shelving import SHELVING
from gallery.catalog.quality.surroundings import alike

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.querysets import DiagramTemplateQuerySet

MOST_SLUGS = 20
"""Slugs that are looked for one by one; for more, every template with a link to any template is assessed."""


class State(NamedTuple):
    """All of a template that what is said of others depends on."""

    slug: str
    is_public: bool
    structure: str
    """Digest of its structure; "" for a template of the archive, which is nobody's double."""

    @classmethod
    def of(cls, template: DiagramTemplate) -> State:
        """Return the state of a template."""
        archived = template.status == template.Status.ARCHIVED
        return cls(template.slug, template.is_public, "" if archived else template.structure_digest)


def states_of(keys: Iterable[int]) -> dict[int, State]:
    """Return the states of templates as they are in the database, by their keys."""
    columns = ("slug", "status", "published_at", "expires_at", "structure_digest")
    return {
        template.pk: State.of(template)
        for some in batches(keys)
        for template in _templates().filter(pk__in=some).only(*columns)
    }


def assess_dependents(before: Mapping[int, State], after: Mapping[int, State]) -> None:
    """Assess what depends on templates that changed; one that was or is not there is in one of both only."""
    changed = [(before.get(key), after.get(key)) for key in before.keys() | after.keys()]
    changed = [(old, new) for old, new in changed if old != new]
    arrived = {new.slug for old, new in changed if new and _reached(new) not in (None, _reached(old))}
    gone = {old.slug for old, new in changed if old and _reached(old) not in (None, _reached(new))}
    if slugs := arrived | gone:
        # What has only arrived mends links that are known to be broken.
        known = _templates() if gone else _templates().filter(shortcomings__kind="broken-link").distinct()
        assess_all(linking_to(slugs, known), [LINKS])
    regrouped = [pair for pair in changed if _structure(pair[0]) != _structure(pair[1])]
    structures = {_structure(state) for pair in regrouped for state in pair} - {""}
    for some_structures in batches(structures):
        assess_all(_misjudged(Q(structure_digest__in=some_structures)), [SHELVING])
    regrouped_keys = (key for key in before if _structure(after.get(key)) != before[key].structure)
    for some_keys in batches(regrouped_keys):
        assess_all(_misjudged(Q(pk__in=some_keys)), [SHELVING])


def _reached(state: State | None) -> str | None:
    """Return at which slug visitors get to a template, None if they do not."""
    return state.slug if state and state.is_public else None


def linking_to(slugs: Collection[str], among: DiagramTemplateQuerySet) -> DiagramTemplateQuerySet:
    """Return the templates in whose descriptions the slugs stand, in any address or elsewhere."""
    words = slugs if len(slugs) <= MOST_SLUGS else ["templates/", "../"]
    condition = Q()
    for word in words:
        for language, _name in settings.LANGUAGES:
            condition |= Q(**{f"description_{language}__contains": word})
    return among.filter(condition)


def _structure(state: State | None) -> str:
    return state.structure if state else ""


def _misjudged(condition: Q) -> DiagramTemplateQuerySet:
    """Return the templates that are said to be alike with others and are not, or the other way round."""
    said = apps.get_model("catalog", "Shortcoming").objects.filter(template=OuterRef("pk"), kind="duplicate")
    twins = alike(OuterRef("structure_digest")).exclude(pk=OuterRef("pk"))
    alone = Q(status="archived") | Q(has_twin=False)
    judged = _templates().filter(condition).annotate(is_said=Exists(said), has_twin=Exists(twins))
    return judged.filter(Q(is_said=True) & alone | Q(is_said=False) & ~alone)


def _templates() -> DiagramTemplateQuerySet:
    templates: DiagramTemplateQuerySet = apps.get_model("catalog", "DiagramTemplate").objects.order_by()
    return templates
