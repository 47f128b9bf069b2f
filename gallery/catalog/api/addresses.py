"""Whole URLs, as programs need them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

if TYPE_CHECKING:
    from django.http import HttpRequest


class Addresses:
    """The addresses of the site under the name by which a request came."""

    def __init__(self, request: HttpRequest) -> None:
        self._root = request.build_absolute_uri("/")[:-1]

    def of(self, name: str, *place: str, language: str = settings.LANGUAGE_CODE, **query: str) -> str:
        """Return the URL of what has a name in the urlconf, in a language."""
        with override(language):
            path = reverse(name, args=place)
        return self.at(f"{path}?{urlencode(query)}" if query else path)

    def at(self, path: str) -> str:
        """Return the URL of a path of this site."""
        return f"{self._root}{path}"
