"""What a page asks before it sends what somebody typed: whether they are still signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

if TYPE_CHECKING:
    from django.http import HttpRequest


@never_cache
@require_GET
def signed_in(request: HttpRequest) -> JsonResponse:
    """Return the token that forms are sent with, which signing in has changed; nothing for strangers."""
    if not request.user.is_authenticated:
        return JsonResponse({"token": None})  # (there is none)  # nosec B105
    return JsonResponse({"token": get_token(request)})
