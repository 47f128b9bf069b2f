"""What the editor itself says, by the names that Ace gives to its messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrPromise

EDITOR_WORDS: Mapping[str, StrPromise] = {
    "editor.scroller.aria-roledescription": _("editor"),
    "editor.scroller.aria-label": _("FlowZap source: press Enter to edit it, Escape to leave it"),
    "editor.gutter.aria-roledescription": _("margin of the editor"),
    "editor.gutter.aria-label": _(
        "Margin: press Enter to go through its marks with the arrow keys, Escape to leave it"
    ),
    "editor.tooltip.disable-editing": _("This text cannot be edited."),
    "error-marker.good-state": _("No remarks"),
    "text-input.aria-roledescription": _("editor"),
    "text-input.aria-label": _("line $0"),
    "search-box.find.placeholder": _("Search for"),
    "search-box.find-all.text": pgettext_lazy("find", "All"),
    "search-box.replace.placeholder": _("Replace with"),
    "search-box.replace-next.text": _("Replace"),
    "search-box.replace-all.text": pgettext_lazy("replace", "All"),
    "search-box.toggle-replace.title": _("Replace, too"),
    "search-box.toggle-regexp.title": _("Regular expression"),
    "search-box.toggle-case.title": _("Capitals and small letters are different"),
    "search-box.toggle-whole-word.title": _("Whole words only"),
    "search-box.toggle-in-selection.title": _("In the selection only"),
    "search-box.search-counter": _("$0 of $1"),
    "gutter.annotation.aria-label.error": _("Error in line $0"),
    "gutter.annotation.aria-label.warning": _("Warning in line $0"),
    "gutter.annotation.aria-label.info": _("Advice for line $0"),
    "gutter-tooltip.aria-label.error.singular": _("error"),
    "gutter-tooltip.aria-label.error.plural": _("errors"),
    "gutter-tooltip.aria-label.warning.singular": _("warning"),
    "gutter-tooltip.aria-label.warning.plural": _("warnings"),
    "gutter-tooltip.aria-label.info.singular": pgettext_lazy("one", "advice"),
    "gutter-tooltip.aria-label.info.plural": pgettext_lazy("several", "advice"),
    # Ace asks for these whenever it shows the marks of a line, though there are none of their kind here.
    "gutter.annotation.aria-label.security": _("Warning in line $0"),
    "gutter.annotation.aria-label.hint": _("Advice for line $0"),
    "gutter-tooltip.aria-label.security.singular": _("warning"),
    "gutter-tooltip.aria-label.security.plural": _("warnings"),
    "gutter-tooltip.aria-label.hint.singular": pgettext_lazy("one", "advice"),
    "gutter-tooltip.aria-label.hint.plural": pgettext_lazy("several", "advice"),
}
"""All that can come up in the editor as it is set up here; where one is missing, Ace complains."""
