"""How many templates there are of what, counted in memory.

To count facets the database would read every template that a search found, wide rows with long texts, once
for each kind of count: over ten thousand templates that takes longer than the search itself. What is counted
is small and changes only when an editor changes the catalogue. So it is read once for each state of the
catalogue, by the revision on which the validators of all pages rest, and a search is asked for keys alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from gallery.catalog.facets import FACETS, YES, lanes_of, size_of, tags_in_use
from gallery.catalog.models import Category, DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from gallery.catalog.facets import Chosen
    from gallery.catalog.models import Tag

    Profile = tuple[str, str, str, str, str]
    """The values of a template in the facets of which it has one value each."""

IN_PROFILE = tuple(facet for facet in FACETS if facet != "tag")


@dataclass(slots=True)
class Counts:
    """How many templates were found, and how many there would be with other choices."""

    keys: list[int] = field(default_factory=list)
    """The primary keys of what was found, the newest first."""
    by_facet: dict[str, Counter[str]] = field(default_factory=lambda: {facet: Counter() for facet in FACETS})
    """How many have each value, by facet, given what was asked for in all other facets."""
    without: Counter[str] = field(default_factory=Counter)
    """How many there would be if nothing were asked for in a facet."""
    without_all: int = 0
    """How many there would be if nothing were asked for in any."""


@dataclass(frozen=True, slots=True)
class Census:
    """What visitors can choose by, and what each public template has of it; nobody changes it."""

    categories: Sequence[Category]
    tags: Sequence[Tag]
    """The most frequent first."""
    profiles: Sequence[Profile]
    """Each that any template has, once: there are far fewer than templates."""
    profile_of: Mapping[int, int]
    """Place in `profiles`, by the primary key of the template, the newest template first."""
    tags_of: Mapping[int, tuple[str, ...]]
    """Slugs, by the primary key of the template."""

    def category_of(self, key: int) -> str:
        """Return the slug of the category of a public template."""
        return self.profiles[self.profile_of[key]][0]

    def tags_with(self, key: int) -> list[Tag]:
        """Return the tags of a public template, in alphabetical order."""
        slugs = self.tags_of.get(key, ())
        return sorted((tag for tag in self.tags if tag.slug in slugs), key=lambda tag: tag.slug)

    def count(self, chosen: Chosen, keys: Iterable[int] | None = None) -> Counts:
        """Count the templates of these keys that have what was chosen; None stands for all."""
        asked = [(place, set(chosen[facet])) for place, facet in enumerate(IN_PROFILE) if chosen[facet]]
        amiss: Sequence[Collection[int]] = [()] * len(self.profiles)
        if asked:
            amiss = [[place for place, own in asked if row[place] not in own] for row in self.profiles]
        of, tags_of = self.profile_of, self.tags_of
        known = list(of if keys is None else filter(set(keys).__contains__, of))
        fit = [key for key in known if not amiss[of[key]]] if asked else known
        wanted = set(chosen["tag"])
        tagged = [key for key in known if not wanted.isdisjoint(tags_of[key])] if wanted else known
        both = [key for key in tagged if not amiss[of[key]]] if asked else tagged
        counts = Counts(both, without_all=len(known))
        for place, number in Counter(map(of.__getitem__, tagged)).items():
            _add(counts, self.profiles[place], number, amiss[place])
        counts.by_facet["tag"] = Counter(chain.from_iterable(map(tags_of.__getitem__, fit)))
        counts.without["tag"] = len(fit)
        return counts


def _add(counts: Counts, profile: Profile, number: int, amiss: Collection[int]) -> None:
    """Count a profile in each facet in which nothing but that facet's own choice speaks against it."""
    if len(amiss) > 1:
        return
    for place, facet in enumerate(IN_PROFILE):
        if not amiss or place in amiss:
            counts.by_facet[facet][profile[place]] += number
            counts.without[facet] += number


def take() -> Census:
    """Read what is counted, with four queries."""
    categories = list(Category.objects.with_counts())
    tags = list(tags_in_use())
    slugs = {category.pk: category.slug for category in categories}
    facts = ("pk", "category", "lane_count", "step_count", "loop_count", "decision_count")
    profile_by_key = {
        pk: (slugs[category], lanes_of(lanes), size_of(steps), YES if loops else "", YES if decisions else "")
        for pk, category, lanes, steps, loops, decisions in (
            DiagramTemplate.objects.published().newest().values_list(*facts)
        )
        if category in slugs  # a template may have come out since the first query
    }
    tag_slugs = {tag.pk: tag.slug for tag in tags}
    tags_of: dict[int, tuple[str, ...]] = dict.fromkeys(profile_by_key, ())
    for template, tag in DiagramTemplate.tags.through.objects.values_list("diagramtemplate", "tag"):
        if template in tags_of and tag in tag_slugs:
            tags_of[template] += (tag_slugs[tag],)
    places = {profile: place for place, profile in enumerate(dict.fromkeys(profile_by_key.values()))}
    profile_of = {key: places[profile] for key, profile in profile_by_key.items()}
    return Census(categories, tags, list(places), profile_of, tags_of)


_latest: tuple[str, Census] | None = None


def census_at(state: str) -> Census:
    """Return the census of a state of the catalogue, taken when it is first asked for; "" is none to keep."""
    global _latest  # noqa: PLW0603 (one for the process, replaced as a whole)
    latest = _latest
    if latest is None or not state or latest[0] != state:
        latest = _latest = (state, take())
    return latest[1]
