"""What has templates assessed again besides saving them: whatever is saved or deleted beside them.

    deleted: a template              what depends on it, and those that are left without related templates
    saved or deleted: an old slug    the templates that link to it
    saved or deleted: a category     the templates that link to any category
    changed: tags, related ones      the template that has them

Statements that change many rows at once send no signals: see `depending`.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.db.models.signals import m2m_changed, post_delete, post_save

from gallery.catalog.models import Category, DiagramTemplate, OldSlug, RelatedTemplate, Shortcoming
from gallery.catalog.quality.assessing import assess, assess_all
from gallery.catalog.quality.depending import State, assess_dependents, linking_to
from gallery.catalog.quality.links import LINKS
from gallery.catalog.quality.shelving import SHELVING


def watch() -> None:
    """Assess what depends on other rows, whenever these change from now on."""
    post_delete.connect(_template_deleted, sender=DiagramTemplate)
    m2m_changed.connect(_tags_changed, sender=DiagramTemplate.tags.through)
    for signal in (post_save, post_delete):
        signal.connect(_related_changed, sender=RelatedTemplate)
        signal.connect(_old_slug_changed, sender=OldSlug)
        signal.connect(_category_changed, sender=Category)


def _template_deleted(instance: DiagramTemplate, **_signal: Any) -> None:
    # Whatever was done to it in memory since: nobody gets to it any more, and it is like no other.
    assess_dependents({instance.pk: State(instance.slug, True, instance.structure_digest)}, {})
    redirected = Shortcoming.objects.filter(kind="broken-link", details__to=instance.slug).values("template")
    assess_all(DiagramTemplate.objects.filter(pk__in=redirected).order_by(), [LINKS])
    assess_lonely()


def assess_lonely() -> None:
    """Assess the templates that are left without related ones, which nobody has noted."""
    related = RelatedTemplate.objects.filter(template=OuterRef("pk"))
    said = Shortcoming.objects.filter(template=OuterRef("pk"), kind="no-related")
    alone = DiagramTemplate.objects.filter(~Exists(related), ~Exists(said))
    assess_all(alone.order_by(), [SHELVING])


def _tags_changed(
    instance: Any, action: str, pk_set: set[int] | None, *, reverse: bool, **_signal: Any
) -> None:
    """Assess from whichever side; a tag that is cleared is taken off one by one (`indexing`)."""
    if not action.startswith("post_"):
        return
    if reverse:
        assess_all(DiagramTemplate.objects.filter(pk__in=pk_set or ()).order_by(), [SHELVING])
    else:
        assess(instance, [SHELVING])


def _related_changed(instance: RelatedTemplate, **signal: Any) -> None:
    if not _goes_with_its_template(RelatedTemplate, signal):
        assess(instance.template, [SHELVING])


def _old_slug_changed(instance: OldSlug, **signal: Any) -> None:
    if not _goes_with_its_template(OldSlug, signal):
        assess_all(linking_to([instance.slug], DiagramTemplate.objects.order_by()), [LINKS])


def _goes_with_its_template(model: type[RelatedTemplate | OldSlug], signal: dict[str, Any]) -> bool:
    """Say whether a row is deleted because a template is, of which nothing can be said any more."""
    origin = signal.get("origin")
    return origin is not None and getattr(origin, "model", type(origin)) is not model


def _category_changed(**_signal: Any) -> None:
    assess_all(linking_to(["categories/"], DiagramTemplate.objects.order_by()), [LINKS])
