"""How many there are of something, in words of the active language."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import ngettext, npgettext

Counted = Literal["lanes", "steps", "decisions", "loops", "templates"]


def counted(number: int, what: Counted) -> str:
    """Say how many there are of something."""
    match what:
        case "lanes":
            words = ngettext("%(counter)s lane", "%(counter)s lanes", number)
        case "steps":
            words = npgettext("fact", "%(counter)s step", "%(counter)s steps", number)
        case "decisions":
            words = ngettext("%(counter)s decision", "%(counter)s decisions", number)
        case "loops":
            words = ngettext("%(counter)s loop", "%(counter)s loops", number)
        case "templates":
            words = ngettext("%(counter)s template", "%(counter)s templates", number)
    return words % {"counter": number}
