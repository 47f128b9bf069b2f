"""Templates deleted, once it is seen what refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gallery.catalog.admin.actions.bulk import BulkAction
from gallery.catalog.admin.deletion import references_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from gallery.catalog.admin.actions.bulk import Choice
    from gallery.catalog.admin.actions.verdicts import Verdict
    from gallery.catalog.history import Recording
    from gallery.catalog.models import DiagramTemplate


class Delete(BulkAction):
    """Delete templates; their history stays."""

    name = "delete_selected"
    short_description = _("Delete the selected templates")
    allowed_permissions = ("delete",)
    verb = _("Delete templates")
    explanation = _("Their addresses lead nowhere then. Archived ones still lead visitors to related ones.")
    largest = 50  # what refers to each is listed, and looked at again when it is gone
    is_grave = True

    def wanted(self, templates: QuerySet[DiagramTemplate]) -> QuerySet[DiagramTemplate]:
        """Fetch all of them, which nobody can fetch once they are deleted."""
        return templates

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:  # noqa: ARG002
        """Refuse nothing."""
        return ""

    def facts(self, keys: Sequence[int]) -> dict[str, Any]:
        """Tell what refers to them."""
        return {"references": [each for each in references_to(keys) if each.is_missed]}

    def announce(self, recording: Recording, templates: Sequence[DiagramTemplate]) -> None:
        """Write down what they say, for the last time."""
        for template in templates:
            recording.deleted(template)

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:  # noqa: ARG002
        """Delete them; one by one, as quality and search look after each that goes."""
        for template in templates:
            template.delete()

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext("%(count)d template was deleted.", "%(count)d templates were deleted.", count)
        return words % {"count": count}
