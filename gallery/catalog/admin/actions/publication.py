"""Many templates before the eyes of visitors, and out of their sight."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.actions.bulk import BulkAction
from gallery.catalog.admin.faults import told
from gallery.catalog.models import Change, DiagramTemplate, Revision
from gallery.catalog.quality.depending import assess_dependents, states_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from gallery.catalog.admin.actions.bulk import Choice
    from gallery.catalog.admin.actions.verdicts import Verdict

Stage = DiagramTemplate.Stage
_UNCHECKED = ("category", "title", "summary", "description", "source")
"""What is there anyway, and what stands for the columns of the languages, which are checked."""


class Publish(BulkAction):
    """Publish what is sound; what has a time in the future comes out then."""

    name = "publish"
    short_description = _("Publish the selected templates")
    allowed_permissions = ("publish",)
    verb = _("Publish templates")
    explanation = _("Visitors see them at once, or from the time on that is set for them.")
    largest = 200  # each is checked and saved on its own, all within about 5 s
    recorded_as = Change.Action.PUBLISHED

    def wanted(self, templates: QuerySet[DiagramTemplate]) -> QuerySet[DiagramTemplate]:
        """Fetch all of them, as all of them is checked."""
        return templates.select_related("category")

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:  # noqa: ARG002
        """Refuse what is published, what its end is over, and what has faults."""
        if template.stage in {Stage.PUBLISHED, Stage.SCHEDULED}:
            return gettext("It is published already.")
        trial = _as_published(template)
        if trial.stage == Stage.EXPIRED and trial.expires_at:
            words = gettext("It expired on %(day)s. Set a later time on its page, or none.")
            return words % {"day": _day(trial.expires_at)}
        try:
            trial.full_clean(exclude=_UNCHECKED, validate_unique=False, validate_constraints=False)
        except ValidationError as fault:
            return told(fault)
        return ""

    def note(self, template: DiagramTemplate) -> str:
        """Say when one comes out that does not at once."""
        trial = _as_published(template)
        if trial.stage != Stage.SCHEDULED or not trial.published_at:
            return ""
        return gettext("Comes out on %(day)s") % {"day": _day(trial.published_at)}

    def accepted(self, template: DiagramTemplate) -> Sequence[str]:
        """Name the warnings in spite of which one is published, and why."""
        words = gettext("Warnings of “%(rule)s” are accepted: %(why)s")
        return [words % {"rule": rule, "why": why} for rule, why in template.accepted_warnings.items()]

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:  # noqa: ARG002
        """Publish templates."""
        for template in templates:
            template.status = DiagramTemplate.Status.PUBLISHED
            template.save()

    def report(self, templates: Sequence[Verdict]) -> str:
        """Tell those that are out from those that will be."""
        scheduled = sum(bool(verdict.note) for verdict in templates)
        words = []
        if published := len(templates) - scheduled:
            message = ngettext(
                "%(count)d template was published.", "%(count)d templates were published.", published
            )
            words.append(message % {"count": published})
        if scheduled:
            message = ngettext(
                "%(count)d template was scheduled.", "%(count)d templates were scheduled.", scheduled
            )
            words.append(message % {"count": scheduled})
        return " ".join(words)


class SetStatus(BulkAction):
    """Sets the status in one statement: neither drawings nor search entries depend on it."""

    allowed_permissions = ("publish",)
    largest = 1_000  # within about 5 s, during which nobody else can save on SQLite
    status: ClassVar[DiagramTemplate.Status]

    @transaction.atomic
    def carry_out(self, request: HttpRequest, keys: Sequence[int], choice: Choice) -> list[Verdict]:
        """Assess templates that link to others of them, or are like them, once in the end."""
        before = states_of(keys)
        verdicts = super().carry_out(request, keys, choice)
        assess_dependents(before, states_of(keys))
        return verdicts

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:  # noqa: ARG002
        """Set the status."""
        keys = [template.pk for template in templates]
        DiagramTemplate.objects.filter(pk__in=keys).take_back(self.status)
        Revision.rise()


class Archive(SetStatus):
    """Take templates off the site without deleting them."""

    name = "archive"
    short_description = _("Archive the selected templates")
    verb = _("Archive templates")
    explanation = _("Whoever opens their pages is told that they were taken back, and shown related ones.")
    status = DiagramTemplate.Status.ARCHIVED
    recorded_as = Change.Action.ARCHIVED

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:  # noqa: ARG002
        """Refuse what is archived."""
        return gettext("It is archived already.") if template.stage == Stage.ARCHIVED else ""

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext("%(count)d template was archived.", "%(count)d templates were archived.", count)
        return words % {"count": count}


class Withdraw(SetStatus):
    """Make templates drafts again."""

    name = "withdraw"
    short_description = _("Make drafts of the selected templates")
    verb = _("Make drafts of templates")
    explanation = _("Visitors find nothing at their addresses until they are published again.")
    status = DiagramTemplate.Status.DRAFT
    recorded_as = Change.Action.WITHDRAWN

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:  # noqa: ARG002
        """Refuse what is a draft."""
        return gettext("It is a draft already.") if template.stage == Stage.DRAFT else ""

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext("%(count)d template is a draft now.", "%(count)d templates are drafts now.", count)
        return words % {"count": count}


def _as_published(template: DiagramTemplate) -> DiagramTemplate:
    """Return a copy of a template that is published."""
    trial = copy(template)
    trial.status = DiagramTemplate.Status.PUBLISHED
    trial.published_at = trial.published_at or timezone.now()
    return trial


def _day(time: datetime) -> str:
    return date_format(timezone.localtime(time), "DATE_FORMAT")
