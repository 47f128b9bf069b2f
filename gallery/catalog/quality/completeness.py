"""How complete a template is in each language, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.quality.findings import text_of
from gallery.catalog.translating.texts import TRACED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery.catalog.models import Shortcoming

KINDS = ("no-description", "untranslated", "outdated")
"""What keeps a template from being complete in a language."""

_MISSING = {"title": _("no title"), "summary": _("no summary"), "description": _("no description")}
_OUTDATED = {
    "title": _("title older than English"),
    "summary": _("summary older than English"),
    "description": _("description older than English"),
}


class LanguageState(NamedTuple):
    """What a template lacks in a language; nothing if it is complete."""

    language: str
    lacks: tuple[str, ...]

    def __str__(self) -> str:
        words = ", ".join(self.lacks) or gettext("complete")
        return f"{self.language.upper()} {words}"


class Completeness(NamedTuple):
    """How complete a template is, a language after the other."""

    languages: tuple[LanguageState, ...]

    @property
    def is_complete(self) -> bool:
        """Say whether nothing is lacking in any language."""
        return not any(state.lacks for state in self.languages)

    def __str__(self) -> str:
        return " · ".join(map(str, self.languages))


def completeness(shortcomings: Iterable[Shortcoming]) -> Completeness:
    """Tell how complete a template is that has these shortcomings; those of other kinds do not matter."""
    found = sorted((row for row in shortcomings if row.kind in KINDS), key=_order)
    return Completeness(
        tuple(
            LanguageState(language, tuple(_words(row) for row in found if row.language == language))
            for language, _name in settings.LANGUAGES
        )
    )


def _order(shortcoming: Shortcoming) -> tuple[int, int]:
    """Put what is missing before what is outdated, and the labels behind the texts."""
    text = text_of(shortcoming.field)
    return KINDS.index(shortcoming.kind), TRACED.index(text) if text in TRACED else len(TRACED)


def _words(shortcoming: Shortcoming) -> str:
    details: dict[str, int] = shortcoming.details
    if "total" in details:
        words = ngettext("%(done)d of %(total)d labels", "%(done)d of %(total)d labels", details["done"])
        return words % details
    if count := details.get("count"):
        words = ngettext("%(count)d label older than English", "%(count)d labels older than English", count)
        return words % {"count": count}
    texts = _OUTDATED if shortcoming.kind == "outdated" else _MISSING
    return str(texts[text_of(shortcoming.field)])
