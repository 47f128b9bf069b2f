"""The gallery's addresses, with those of drafts and one more failing as badly as a view can."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from gallery import urls
from tests.operations.secrets import KEY, TOKEN

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

handler404 = urls.handler404


@csrf_exempt
def fail(request: HttpRequest, token: str = TOKEN) -> HttpResponse:
    """Fail, and tell in so many words all that should have been kept."""
    local = request.META["HTTP_COOKIE"]
    headers = {name: request.headers.get(name) for name in ("Authorization", "Cookie", "X-CSRFToken")}
    sent = {name: value for name, value in request.POST.items() if name != "username"}
    raise RuntimeError(
        f"no luck with {token} of {request!r}, {request.get_full_path()},\n"
        f"{headers}\n{sent}\n{settings.SECRET_KEY} {local}\n"
        f"cannot reach {os.environ.get('DATABASE_URL')} Authorization: Bearer {KEY}\n"
    )


urlpatterns = [
    path("failing/", fail, name="failing"),
    path("drafts/<str:token>/", fail, name="failing_draft"),
    path("fr/drafts/<str:token>/", fail, name="failing_draft"),
    *urls.urlpatterns,
]
