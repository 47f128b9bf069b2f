"""Columns that every database sorts alike.

SQLite compares text code point by code point, PostgreSQL by the rules of its cluster's language, where
"a-b" may come after "ab". What is shown in order (slugs, folded titles) is therefore kept in columns
that PostgreSQL, too, compares code point by code point (its collation "C").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    CharField = models.CharField[str, str]
    SlugField = models.SlugField[str, str]
else:
    CharField, SlugField = models.CharField, models.SlugField


_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_LONGEST_SLUG = 80


def is_slug(text: str) -> bool:
    """Say whether a text can be an address, and the name of a folder on any system."""
    return len(text) <= _LONGEST_SLUG and _SLUG.match(text) is not None


def validate_slug(text: str) -> None:
    """Refuse what cannot be an address."""
    if not is_slug(text):
        raise ValidationError(gettext("Lower-case letters, digits and single hyphens only."))


class PlainOrder:
    """A column compared code point by code point, whatever the database's language."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Add the collation to the column's parameters where the default is another one."""
        parameters: dict[str, Any] = super().db_parameters(connection)  # type: ignore[misc]
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class PlainCharField(PlainOrder, CharField):
    """Text in plain order."""


class PlainSlugField(PlainOrder, SlugField):
    """A slug in plain order, as the catalogue files take it."""

    default_validators = [validate_slug]
