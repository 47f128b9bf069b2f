"""What an editor may not import: as on the pages where entries are changed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from gallery.catalog.files.entries import CategoryEntry, TagEntry, TemplateEntry
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.roles import may_publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from gallery.catalog.files.planning import Outcome, Plan


def refusals(user: User, plan: Plan) -> dict[str, str]:
    """Return why somebody may not import some entries of a plan, by the entries' names."""
    reasons = {outcome.entry.name: _refusal(user, outcome) for outcome in plan.writing}
    return {name: reason for name, reason in reasons.items() if reason}


def _refusal(user: User, outcome: Outcome) -> str:
    is_new = outcome.twin is None
    match outcome.entry:
        case TagEntry() if not user.has_perm("catalog.add_tag" if is_new else "catalog.change_tag"):
            return gettext("Only publishers change tags.") if not is_new else gettext("You may not add tags.")
        case CategoryEntry() if not user.has_perm(f"catalog.{'add' if is_new else 'change'}_category"):
            return gettext("Only publishers make and change categories.")
        case TemplateEntry() as entry:
            return _template_refusal(user, outcome.twin, entry)
    return ""


def _template_refusal(user: User, twin: object, entry: TemplateEntry) -> str:
    if not user.has_perm(f"catalog.{'change' if twin else 'add'}_diagramtemplate"):
        return gettext("You may not change templates.") if twin else gettext("You may not add templates.")
    if may_publish(user):
        return ""
    if isinstance(twin, TemplateEntry) and _concerns_visitors(twin):
        return gettext("Only publishers change what is or was public.")
    if _concerns_visitors(entry):
        return gettext(
            "Only publishers publish: take “status” and “published” out of en.md, and it is a draft."
        )
    return ""


def _concerns_visitors(entry: TemplateEntry) -> bool:
    """Say whether visitors see a template, saw it, or will see it at a time that is set."""
    return entry.status != DiagramTemplate.Status.DRAFT or bool(entry.published)
