"""A picture as a PNG, kept once it was made: that takes a fifth of a second."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from gallery import flowzap
from gallery.catalog.previews.composing import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak a language that the gallery knows; of any other there is no picture."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        yield


def give(request: HttpRequest, address: str, compose: Callable[[], str]) -> HttpResponse:
    """Answer with the picture of an address; from an address that it had before, lead to that one."""
    if request.path != address:
        return redirect(address)
    return HttpResponse(_made(address, compose), content_type="image/png")


def _made(name: str, compose: Callable[[], str]) -> bytes:
    """Return the picture of a name, composed and made if nobody has asked for it before."""
    pictures = caches["pictures"]
    kept: bytes | None = pictures.get(name)
    if kept is None:
        kept = flowzap.to_png(compose(), WIDTH, HEIGHT, scale=1)
        pictures.set(name, kept)
    return kept
