"""The drawings of several templates made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gallery.catalog.admin.actions.bulk import BulkAction
from gallery.catalog.indexing import index
from gallery.catalog.rendering import redraw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from gallery.catalog.admin.actions.bulk import Choice
    from gallery.catalog.admin.actions.verdicts import Verdict
    from gallery.catalog.models import DiagramTemplate


class Redraw(BulkAction):
    """Draw templates anew."""

    name = "redraw"
    short_description = _("Draw the selected templates anew")
    verb = _("Draw templates anew")
    explanation = _(
        "Drawings are made whenever a template is saved. "
        "This makes them again, and the entries that the search looks through, from what is stored."
    )
    largest = 20  # a large diagram takes a second for each language
    advice = _("Choose fewer of them; “manage.py redraw --all” on the server draws every one.")

    def wanted(self, templates: QuerySet[DiagramTemplate]) -> QuerySet[DiagramTemplate]:
        """Fetch all of what is drawn and indexed."""
        return templates

    def reason(self, template: DiagramTemplate, choice: Choice) -> str:  # noqa: ARG002
        """Refuse nothing."""
        return ""

    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:  # noqa: ARG002
        """Draw and index templates anew; drawings that are saved count as a change of the catalogue."""
        for template in templates:
            redraw(template, anew=True)
            index(template)

    def report(self, templates: Sequence[Verdict]) -> str:
        """Count them."""
        count = len(templates)
        words = ngettext("%(count)d template was drawn anew.", "%(count)d templates were drawn anew.", count)
        return words % {"count": count}
