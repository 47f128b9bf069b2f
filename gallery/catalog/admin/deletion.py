"""What refers to a template, and what else gets lost with it: told before anybody deletes it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import transaction

from gallery.catalog.history import Recording
from gallery.catalog.models import DiagramTemplate, OldSlug, RelatedTemplate
from gallery.catalog.models.history import REASON_LENGTH
from gallery.catalog.quality.depending import linking_to
from gallery.catalog.quality.links import Target, links_of
from gallery.catalog.tidying import tidy_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from django.contrib.auth.models import AnonymousUser, User


class Mention(NamedTuple):
    """A description with a link to a template."""

    template: DiagramTemplate
    language: str

    @property
    def field(self) -> str:
        """The field of the change page where the link stands."""
        return f"description_{self.language}"


class References(NamedTuple):
    """What would miss a template."""

    template: DiagramTemplate
    recommending: Sequence[DiagramTemplate]
    """Templates whose pages recommend it."""
    mentions: Sequence[Mention]
    old_slugs: Sequence[str]
    """Addresses that redirect to it, and will be nowhere then."""

    @property
    def is_missed(self) -> bool:
        """Say whether anything of the gallery, or anybody who took it, knows the template."""
        template = self.template
        return bool(self.recommending or self.mentions or self.old_slugs or template.use_count)


def references_to(keys: Collection[int]) -> list[References]:
    """Return what refers to templates from outside of them, in the order of the list."""
    templates = DiagramTemplate.objects.filter(pk__in=keys).only(
        "slug", "title", "status", "published_at", "expires_at", "use_count"
    )
    slugs = dict(OldSlug.objects.filter(template__in=keys).values_list("slug", "template"))
    slugs |= {template.slug: template.pk for template in templates}
    recommending: defaultdict[int, list[DiagramTemplate]] = defaultdict(list)
    links = RelatedTemplate.objects.filter(related__in=keys).exclude(template__in=keys)
    for link in links.select_related("template").order_by("template__slug"):
        recommending[link.related_id].append(link.template)
    mentions: defaultdict[int, list[Mention]] = defaultdict(list)
    for key, mention in _mentions(slugs, keys):
        mentions[key].append(mention)
    return [
        References(
            template,
            recommending[template.pk],
            mentions[template.pk],
            sorted(slug for slug, key in slugs.items() if key == template.pk and slug != template.slug),
        )
        for template in templates
    ]


def _mentions(slugs: dict[str, int], keys: Collection[int]) -> Iterator[tuple[int, Mention]]:
    """Yield every description of another template with a link to one at these slugs, by the latter's key."""
    candidates = linking_to(slugs, DiagramTemplate.objects.exclude(pk__in=keys).order_by("slug"))
    for template in candidates.only("slug", "title", "description"):
        for language, _name in settings.LANGUAGES:
            targets = {target for _address, target in links_of(template, language)}
            for key in {key for slug, key in slugs.items() if Target("template", slug) in targets}:
                yield key, Mention(template, language)


def delete_template(template: DiagramTemplate, by: User | AnonymousUser, why: str) -> None:
    """Delete a template; its history stays, with what it said last and why it was deleted.

    Who saves it at the same moment is waited for; who deletes it leaves nothing to do.
    """
    with transaction.atomic(), Recording(by=by, why=tidy_line(why)[:REASON_LENGTH]) as recording:
        for locked in DiagramTemplate.objects.filter(pk=template.pk).select_for_update(of=("self",)):
            recording.deleted(locked)
            locked.delete()
