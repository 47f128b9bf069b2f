"""The least that Django can do: give bytes that it is told, or say that nothing changed.

What the gallery is measured against. The bytes lie in the files of the folder in BARE, one an address.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import path

FILES = {file.name: file.read_bytes() for file in Path(os.environ["BARE"]).iterdir()}


def whole(request: HttpRequest, name: str) -> HttpResponse:
    """Give a file, which is compressed already."""
    headers = {"Content-Encoding": "gzip", "Content-Length": str(len(FILES[name]))}
    return HttpResponse(FILES[name], headers=headers)


def unchanged(request: HttpRequest) -> HttpResponse:
    """Say that nothing changed, without a look."""
    return HttpResponseNotModified()


urlpatterns = [path("whole/<str:name>", whole), path("unchanged", unchanged)]

settings.configure(ALLOWED_HOSTS=["localhost"], ROOT_URLCONF=__name__, SECRET_KEY="none")
application = get_wsgi_application()
