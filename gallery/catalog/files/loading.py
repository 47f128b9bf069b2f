"""A catalogue into the database, all of it or nothing, as `planning` decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gallery.catalog.drawing_ahead import processes_for
from gallery.catalog.files.creating import create_templates
from gallery.catalog.files.entries import CategoryEntry, TagEntry, TemplateEntry
from gallery.catalog.files.planning import MODELS, Verdict, plan_loading
from gallery.catalog.files.storing import set_related, store_category, store_tag, store_template
from gallery.catalog.history import Recording
from gallery.catalog.models import Change, DiagramTemplate, LoadedEntry, Revision

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery.catalog.files.entries import Catalogue
    from gallery.catalog.files.planning import Outcome, Plan

    Progress = Callable[[int], None]


@transaction.atomic
def load(catalogue: Catalogue, chosen: set[str], *, overwrite: bool, progress: Progress) -> Plan:
    """Load the entries whose names are `chosen`, and what they cannot do without; return what was done.

    `progress` is told how many more entries are written.
    """
    lock_templates()
    plan = plan_loading(catalogue, chosen, overwrite=overwrite)
    with Recording(by=None, action=Change.Action.LOADED) as recording:
        carry_out(plan, recording, progress, processes_for(len(plan.writing)))
    _remember(plan)
    return plan


def lock_templates() -> None:
    """Let nobody else change a template that is there, until the transaction ends; refer to it they may."""
    list(DiagramTemplate.objects.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def carry_out(
    plan: Plan, recording: Recording, progress: Progress = lambda _count: None, processes: int = 1
) -> None:
    """Write what a plan says, in the transaction in which it was made.

    New templates are written in bulk, after all else, and drawn by so many processes, 1 being this one.
    """
    written = plan.writing
    slugs = [outcome.twin.slug for outcome in written if isinstance(outcome.twin, TemplateEntry)]
    recording.watch(DiagramTemplate.objects.filter(slug__in=slugs).only("pk"))
    new = [each.stored for each in written if each.twin is None and isinstance(each.stored, TemplateEntry)]
    one_by_one = [
        outcome for outcome in written if outcome.twin or not isinstance(outcome.entry, TemplateEntry)
    ]
    for outcome in one_by_one:
        _store(outcome)
        progress(1)
    if new:
        create_templates(new, processes, progress, recording.add_all)
    for outcome in one_by_one:
        if isinstance(outcome.entry, TemplateEntry):
            set_related(DiagramTemplate.objects.get(slug=outcome.entry.slug), outcome.entry.related)
    if written:
        Revision.rise()


def _store(outcome: Outcome) -> None:
    """Write a tag or category, or a template that is there."""
    before = outcome.twin.slug if outcome.twin else None
    match outcome.stored:
        case TagEntry() as tag:
            store_tag(tag, before)
        case CategoryEntry() as category:
            store_category(category, before)
        case TemplateEntry() as entry:
            store_template(entry, before)


def _remember(plan: Plan) -> None:
    """Keep every entry of which the database now says the same as the files."""
    fresh = [
        outcome.entry
        for outcome in plan.outcomes
        if outcome.verdict.writes
        or (outcome.verdict is Verdict.UNCHANGED and _said(plan, outcome.entry.name) != outcome.entry.data)
    ]
    rows = {
        kind: dict(MODELS[kind].objects.values_list("slug", "pk")) for kind in {entry.kind for entry in fresh}
    }
    LoadedEntry.objects.bulk_create(
        [LoadedEntry(name=entry.name, data=entry.data, row=rows[entry.kind][entry.slug]) for entry in fresh],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["data", "row"],
    )


def _said(plan: Plan, name: str) -> dict[str, Any]:
    """Return all that the files said of an entry when it was loaded last."""
    return plan.loaded[name].data if name in plan.loaded else {}
