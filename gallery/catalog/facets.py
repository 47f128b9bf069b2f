"""What templates are chosen by: within a facet any of the values asked for, across facets all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Count, Q, TextChoices
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.counted import counted
from gallery.catalog.models import DiagramTemplate, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet
    from django_stubs_ext import StrPromise

    from gallery.catalog.models import Category

    Chosen = Mapping[str, Sequence[str]]
    """Values asked for, by the name of the facet."""

FACETS = ("category", "tag", "lanes", "size", "loop", "decision")
"""The facets by the names that they have in addresses, in the order in which pages show them."""


class Size(TextChoices):
    """How long a process is."""

    SMALL = "small", _("Up to 10 steps")
    MEDIUM = "medium", _("11 to 20 steps")
    LARGE = "large", _("More than 20 steps")


MOST_STEPS = {Size.SMALL: 10, Size.MEDIUM: 20}
"""The last number of steps of every size but the largest."""

MOST_LANES = 5
"""Templates with more lanes count as having this many."""

LANES = tuple(str(number) for number in range(1, MOST_LANES + 1))

YES = "1"
"""The one value of a facet that is asked for or not."""


def lanes_of(count: int) -> str:
    """Return the value of the facet "lanes" for a number of lanes."""
    return str(min(count, MOST_LANES))


def size_of(steps: int) -> str:
    """Return the value of the facet "size" for a number of steps."""
    return next((size.value for size, most in MOST_STEPS.items() if steps <= most), Size.LARGE.value)


def tags_in_use() -> QuerySet[Tag]:
    """Return the tags of public templates, the most frequent first; `template_count` says how frequent."""
    public = Q(templates__in=DiagramTemplate.objects.published().order_by())
    tags: QuerySet[Any] = Tag.objects.all()
    used = tags.annotate(template_count=Count("templates", filter=public))
    return cast("QuerySet[Tag]", used.filter(template_count__gt=0).order_by("-template_count", "slug"))


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: what it is called in its list, and where it stands alone."""

    value: str
    name: str
    full_name: str
    count: int
    """How many templates it would find, given what was asked for in all other facets."""
    is_chosen: bool

    @property
    def is_disabled(self) -> bool:
        """Say whether choosing the value would leave nothing."""
        return not (self.count or self.is_chosen)


Facets = dict[str, tuple[Option, ...]]
"""The options of each facet, by its name."""


def options(
    chosen: Chosen,
    counts: Mapping[str, Mapping[str, int]],
    categories: Iterable[Category],
    tags: Iterable[Tag],
) -> Facets:
    """Return every option of every facet with its names in the active language."""
    names: dict[str, dict[str, tuple[str | StrPromise, str | StrPromise]]] = {
        "category": {category.slug: (category.name, category.name) for category in categories},
        "tag": {tag.slug: (tag.name, tag.name) for tag in tags},
        "lanes": {value: _names_of_lanes(value) for value in LANES},
        "size": {size.value: (size.label, size.label) for size in Size},
        "loop": {YES: (pgettext("contains", "Loops"), gettext("With loops"))},
        "decision": {YES: (pgettext("contains", "Decisions"), gettext("With decisions"))},
    }
    return {
        facet: tuple(
            Option(value, str(name), str(full), counts[facet].get(value, 0), value in chosen[facet])
            for value, (name, full) in names[facet].items()
        )
        for facet in FACETS
    }


def _names_of_lanes(value: str) -> tuple[str, str]:
    number = int(value)
    if number == MOST_LANES:
        return f"{number}+", gettext("%(number)s lanes or more") % {"number": number}
    return value, counted(number, "lanes")
