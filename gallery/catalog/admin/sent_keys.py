"""Primary keys as pages send them, checked first: Django's admin asks the database with whatever comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import BadRequest, ValidationError
from django.forms import ModelMultipleChoiceField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.admin import ModelAdmin
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    AdminBase = ModelAdmin[Any]
    RowsField = ModelMultipleChoiceField[Any]
else:
    AdminBase = object
    RowsField = ModelMultipleChoiceField

LONGEST_KEY = 18
"""Digits, of which databases take any."""


def is_key(text: str) -> bool:
    """Say whether a text may be a primary key."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY


class CheckedKeys(AdminBase):
    """A list whose actions are for rows that can be there."""

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *place: Any, **places: Any
    ) -> HttpResponse | None:
        """Refuse a selection that no page sends."""
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest("A selected row has no key.")
        return super().response_action(request, queryset, *place, **places)


class RowsByKeys(RowsField):
    """Django's choice of several rows; what can be no key is refused before the database is asked."""

    def clean(self, value: Sequence[str] | None) -> Any:
        """Return the rows, or say which of them there is not."""
        for key in value or ():
            if not is_key(str(key)):
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": key})
        return super().clean(value)


class SelectByKeys(AutocompleteSelectMultiple):
    """Django's list of several rows; the field says what was wrong with what it leaves out."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        """Show what can be looked up."""
        return super().optgroups(name, [key for key in value if is_key(key)], attr)
