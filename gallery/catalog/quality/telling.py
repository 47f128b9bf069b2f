"""The sentence about a shortcoming, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery import flowzap, localize
from gallery.catalog.quality.findings import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery.catalog.models import Shortcoming

_MISSING = {
    "title": _("The title is not translated."),
    "summary": _("The summary is not translated."),
    "description": _("The description is not translated."),
}
_OUTDATED = {
    "title": _("The title is older than the English one."),
    "summary": _("The summary is older than the English one."),
    "description": _("The description is older than the English one."),
}
_ALONE = {
    "undrawn": _("The engine failed on it: visitors see the code alone. The log says what went wrong."),
    "no-description": _("Visitors have only the summary to read."),
    "no-tags": _("No tag leads here."),
    "no-related": _("It recommends no other template."),
    "duplicate": _("The diagram differs from another one in its words only."),
}
"""Kinds of which there is nothing to say but this."""
_LINKS = {
    "missing": _("%(address)s leads nowhere."),
    "draft": _("%(address)s leads to a draft, which visitors do not see."),
    "scheduled": _("%(address)s leads to a template that is not published yet."),
    "expired": _("%(address)s leads to a template that has expired."),
    "archived": _("%(address)s leads to an archived template."),
    "moved": _("%(address)s is a former address and redirects: the template is at “%(to)s” now."),
}


def sentence(shortcoming: Shortcoming) -> str:
    """Return what is to be said of a shortcoming; its field says where it is mended."""
    if shortcoming.kind in _ALONE:
        return str(_ALONE[shortcoming.kind])
    return _TOLD[shortcoming.kind](shortcoming, shortcoming.details)


def _remark(shortcoming: Shortcoming, details: dict[str, Any]) -> str:
    """Return the first remark of the engine and how many there are."""
    if (rule := flowzap.RULES.get(details["rule"])) is None:
        return str(shortcoming.get_kind_display())  # the rule is gone since the template was assessed
    diagnostic = flowzap.Diagnostic(rule, flowzap.Span(0, 0), details["params"])
    said = " ".join(filter(None, (localize.message(diagnostic), localize.hint(diagnostic))))
    words = gettext("Line %(line)d: %(words)s") % {"line": details["line"], "words": said}
    if more := details["count"] - 1:
        rest = ngettext("And %(count)d more.", "And %(count)d more.", more) % {"count": more}
        return f"{words} {rest}"
    return words


def _link(shortcoming: Shortcoming, details: dict[str, Any]) -> str:  # noqa: ARG001 (told like the others)
    return str(_LINKS[details["why"]]) % details


def _untranslated(shortcoming: Shortcoming, details: dict[str, Any]) -> str:
    if "total" in details:
        words = ngettext(
            "%(done)d of %(total)d labels is translated.",
            "%(done)d of %(total)d labels are translated.",
            details["done"],
        )
        return words % details
    return str(_MISSING[text_of(shortcoming.field)])


def _outdated(shortcoming: Shortcoming, details: dict[str, Any]) -> str:
    if count := details.get("count"):
        words = ngettext(
            "%(count)d label is older than the English one.",
            "%(count)d labels are older than the English ones.",
            count,
        )
        return words % {"count": count}
    return str(_OUTDATED[text_of(shortcoming.field)])


def _crossings(shortcoming: Shortcoming, details: dict[str, Any]) -> str:  # noqa: ARG001 (told like the others)
    return gettext("%(count)d crossings among %(edges)d arrows.") % details


def _aspect(shortcoming: Shortcoming, details: dict[str, Any]) -> str:  # noqa: ARG001 (told like the others)
    width, height = details["width"], details["height"]
    if width > height:
        ratio, words = width / height, gettext("The drawing is %(ratio)s times as wide as high.")
    else:
        ratio, words = height / width, gettext("The drawing is %(ratio)s times as high as wide.")
    return words % {"ratio": number_format(ratio, 1)}


_TOLD: dict[str, Callable[[Shortcoming, dict[str, Any]], str]] = {
    "error": _remark,
    "warning": _remark,
    "broken-link": _link,
    "outdated": _outdated,
    "untranslated": _untranslated,
    "crossings": _crossings,
    "aspect": _aspect,
}
"""How the other kinds are told."""
