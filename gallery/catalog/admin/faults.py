"""What keeps a template from being saved, as one text for those who are not on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.admin.utils import label_for_field
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import ngettext

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from django.core.exceptions import ValidationError


def told(fault: ValidationError) -> str:
    """Return the first message on each field; those on a source name its line, the others the field."""
    if not hasattr(fault, "error_dict"):
        return " ".join(fault.messages)
    words: dict[str, None] = {}
    for name, messages in fault.message_dict.items():
        text, more = messages[0], len(messages) - 1
        if name != NON_FIELD_ERRORS and not name.startswith("source"):
            text = f"{capfirst(str(label_for_field(name, DiagramTemplate)))}: {text}"
        if more:
            text += " " + ngettext("(%(count)d more)", "(%(count)d more)", more) % {"count": more}
        words[text] = None
    return " ".join(words)
