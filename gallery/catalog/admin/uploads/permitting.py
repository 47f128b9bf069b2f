"""What an editor may not import: as on the pages where entries are changed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from gallery.catalog.files.entries import CategoryEntry, TagEntry, TemplateEntry
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.roles import may_change, may_publish

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from django.contrib.auth.models import User

    from gallery.catalog.files.entries import Entry
    from gallery.catalog.files.planning import Outcome, Plan


def refusals(user: User, plan: Plan) -> dict[str, str]:
    """Return why somebody may not import some entries of a plan, by the entries' names."""
    slugs = [outcome.twin.slug for outcome in plan.writing if isinstance(outcome.twin, TemplateEntry)]
    templates = DiagramTemplate.objects.filter(slug__in=slugs).only("slug", "status", "version", "updated_at")
    changeable = {template.slug for template in templates if may_change(user, template)}
    reasons = {outcome.entry.name: _refusal(user, outcome, changeable) for outcome in plan.writing}
    return {name: reason for name, reason in reasons.items() if reason}


def _refusal(user: User, outcome: Outcome, changeable: Collection[str]) -> str:
    is_new = outcome.twin is None
    match outcome.stored:
        case TagEntry() if not user.has_perm("catalog.add_tag" if is_new else "catalog.change_tag"):
            return gettext("Only publishers change tags.") if not is_new else gettext("You may not add tags.")
        case CategoryEntry() if not user.has_perm(f"catalog.{'add' if is_new else 'change'}_category"):
            return gettext("Only publishers make and change categories.")
        case TemplateEntry() as entry:
            return _template_refusal(user, entry, outcome.twin, changeable)
    return ""


def _template_refusal(
    user: User, entry: TemplateEntry, twin: Entry | None, changeable: Collection[str]
) -> str:
    """Return why somebody may not make or change a template so; `changeable` are those that they may."""
    if not user.has_perm(f"catalog.{'change' if twin else 'add'}_diagramtemplate"):
        return gettext("You may not change templates.") if twin else gettext("You may not add templates.")
    if twin and twin.slug not in changeable:
        return gettext("Only publishers change what is or was public.")
    if may_publish(user):
        return ""
    known = twin if isinstance(twin, TemplateEntry) else None
    if entry.status != DiagramTemplate.Status.DRAFT or (entry.published and known is None):
        return gettext(
            "Only publishers publish: take “status” and “published” out of en.md, and it is a draft."
        )
    if keys := list(_publishers_keys(entry, known)):
        reason = gettext("Only publishers decide on %(keys)s: have that in the files as the gallery has it.")
        return reason % {"keys": ", ".join(f"“{key}”" for key in keys)}
    return ""


def _publishers_keys(entry: TemplateEntry, known: TemplateEntry | None) -> Iterator[str]:
    """Yield the keys of a draft's files that would bring what only publishers decide on."""
    if entry.published != (known.published if known else ""):
        yield "published"
    if entry.expires != (known.expires if known else ""):
        yield "expires"
    if entry.updated not in ("", known.updated if known else ""):
        yield "updated"
    if entry.version > (known.version if known else 1):
        yield "version"
    if _adds(entry.editions, known.editions if known else {}):
        yield "editions"
    if _adds(entry.next_notes, known.next_notes if known else {}):
        yield "next_note"
    if _adds(entry.accepted, known.accepted if known else {}):
        yield "accepted"
    if {*entry.old_slugs} - ({known.slug, *known.old_slugs} if known else set()):
        yield "old_slugs"


def _adds(texts: Mapping[str, object], known: Mapping[str, object]) -> bool:
    """Say whether some texts are not among those that are known."""
    return any(known.get(name) != text for name, text in texts.items())
