"""A plan as the page shows it: every entry with what becomes of it and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.urls import reverse
from django.utils.translation import npgettext_lazy, pgettext_lazy

from gallery.catalog.admin.uploads.twins import twins_of
from gallery.catalog.files.entries import TemplateEntry
from gallery.catalog.files.foreseeing import foresee
from gallery.catalog.files.planning import Verdict
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise as StrPromise

    from gallery.catalog.admin.uploads.twins import Twin
    from gallery.catalog.files.foreseeing import Foreseen
    from gallery.catalog.files.planning import Outcome, Plan
    from gallery.catalog.remarks import Remark

MOST_IN_DETAIL = 100
"""Entries whose differences and remarks are shown: nobody reads those of more at once."""

MOST_REMARKS = 20
"""Remarks on one source: the page may show a hundred sources."""

REFUSED = "refused"

VERDICTS: dict[str, StrPromise] = {
    Verdict.CREATED: pgettext_lazy("entry", "new"),
    Verdict.UPDATED: pgettext_lazy("entry", "changed"),
    Verdict.UNCHANGED: pgettext_lazy("entry", "unchanged"),
    Verdict.SKIPPED: pgettext_lazy("entry", "left out"),
    REFUSED: pgettext_lazy("entry", "refused"),
}
"""What becomes of an entry, in the words of the page."""

COUNTS = {
    REFUSED: npgettext_lazy("entry", "%(count)d refused", "%(count)d refused", "count"),
    Verdict.CREATED: npgettext_lazy("entry", "%(count)d new", "%(count)d new", "count"),
    Verdict.UPDATED: npgettext_lazy("entry", "%(count)d changed", "%(count)d changed", "count"),
    Verdict.SKIPPED: npgettext_lazy("entry", "%(count)d left out", "%(count)d left out", "count"),
    Verdict.UNCHANGED: npgettext_lazy("entry", "%(count)d unchanged", "%(count)d unchanged", "count"),
}


Item = TypeVar("Item")


@dataclass(frozen=True)
class First(Generic[Item]):
    """The first of many things, and how many they are."""

    items: Sequence[Item]
    most: int = MOST_IN_DETAIL

    @property
    def count(self) -> int:
        """How many they are in all."""
        return len(self.items)

    @property
    def shown(self) -> Sequence[Item]:
        """Those that are shown."""
        return self.items[: self.most]

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return max(0, self.count - self.most)


@dataclass(frozen=True)
class Shown:
    """An entry of the upload."""

    outcome: Outcome
    refusal: str
    key: int | None
    """Of the template in the database."""
    foreseen: Foreseen | None
    """None beyond as many entries as are shown in detail."""
    twins: Sequence[Twin] = ()
    """Of a new template: those that draw the same."""

    @property
    def verdict(self) -> str:
        """What becomes of it."""
        return REFUSED if self.refusal else self.outcome.verdict

    @property
    def verdict_name(self) -> str:
        """The same in the active language."""
        return str(VERDICTS[self.verdict])

    @property
    def reason(self) -> str:
        """Why it is not imported, if it is not."""
        return self.refusal or self.outcome.reason

    @property
    def title(self) -> str:
        """What the entry is called."""
        entry = self.outcome.entry
        names: dict[str, str] = getattr(entry, "titles", None) or getattr(entry, "names", {})
        return names.get("en", "")

    @property
    def remarks(self) -> First[Remark]:
        """What the engine says of a source that would be written."""
        return First(self.foreseen.remarks if self.foreseen else (), MOST_REMARKS)

    @property
    def address(self) -> str:
        """Of the page on which the template in the database is changed."""
        return reverse("admin:catalog_diagramtemplate_change", args=[self.key]) if self.key else ""

    @property
    def is_drawn(self) -> bool:
        """Say whether a picture of it is shown: of a template with another diagram than before."""
        entry, twin = self.outcome.entry, self.outcome.twin
        if not isinstance(entry, TemplateEntry) or not self.outcome.verdict.writes or not self.foreseen:
            return False
        return not isinstance(twin, TemplateEntry) or twin.source != entry.source


def shown(plan: Plan, refused: dict[str, str]) -> list[Shown]:
    """Return the entries of a plan that are not what the gallery has already."""
    outcomes = [outcome for outcome in plan.outcomes if outcome.verdict is not Verdict.UNCHANGED]
    slugs = [outcome.twin.slug for outcome in outcomes if isinstance(outcome.twin, TemplateEntry)]
    keys = dict(DiagramTemplate.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    twins = twins_of({source for outcome in outcomes[:MOST_IN_DETAIL] if (source := _new_source(outcome))})
    return [
        Shown(
            outcome,
            refused.get(outcome.entry.name, ""),
            keys.get(outcome.slug_before) if isinstance(outcome.entry, TemplateEntry) else None,
            foresee(outcome) if number < MOST_IN_DETAIL else None,
            twins.get(_new_source(outcome), ()),
        )
        for number, outcome in enumerate(outcomes)
    ]


def _new_source(outcome: Outcome) -> str:
    """Return the source of a new template, "" of anything else."""
    return outcome.entry.source if isinstance(outcome.entry, TemplateEntry) and not outcome.twin else ""


def counts(plan: Plan, refused: dict[str, str]) -> list[tuple[str, str]]:
    """Return how many entries there are of each verdict, with the verdict."""
    numbers = Counter(
        REFUSED if outcome.entry.name in refused else outcome.verdict.value for outcome in plan.outcomes
    )
    return [(verdict, words_for(verdict, numbers[verdict])) for verdict in COUNTS if numbers[verdict]]


def words_for(verdict: str, number: int) -> str:
    """Say how many entries there are of a verdict."""
    return str(COUNTS[verdict] % {"count": number})


def paths(outcomes: Sequence[Outcome], verdict: Verdict) -> list[str]:
    """Return where the entries of a verdict lie in the files."""
    return [outcome.place for outcome in outcomes if outcome.verdict is verdict]
