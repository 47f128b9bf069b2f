"""The address without a path, or with nothing but a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send visitors to the list in the language of the address, or in that which their browser asks for."""
    with override(get_language_from_request(request, check_path=True)):
        response = redirect("diagram_list")
    patch_vary_headers(response, ["Accept-Language"])
    return response
