"""Answers to those who have a page already: that it is still the one, found out in one query.

A page follows from the release, the catalogue and the request. So its validators are made of these, not
of the page: nothing is fetched, drawn or written for a reader whose copy is good.
"""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.conf import settings
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from gallery.catalog.forms import Sort
from gallery.catalog.models import Revision
from gallery.catalog.release import this_release

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")

A_YEAR = 31_536_000
"""In seconds."""


def conditional(view: View) -> View:
    """Answer 304 where the page in a reader's hands is still what the view would give."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        revision = revision_for(request)
        if revision is None or settings.DEBUG or _sorted_by_uses(request):
            return _to_ask_again(view(request, *args, **kwargs))
        etag, modified = _etag(request, revision), _modified(revision)
        response = _unchanged(request, etag, modified) or view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            response.headers["Last-Modified"] = http_date(modified.timestamp())
        return _to_ask_again(response)

    return cast("View", answer)


def immutable(view: View) -> View:
    """Let what a view gives be kept for good, since its address changes with it; ask nobody for a 304."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        etag = f'"{_digest(request.path)}"'
        response = _unchanged(request, etag) or view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            patch_vary_headers(response, ["Accept-Encoding"])
            patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
        return response

    return cast("View", answer)


def revision_for(request: HttpRequest) -> Revision | None:
    """Return the state of the catalogue when a request came in, asked for once."""
    known = cast("Any", request)
    if not hasattr(known, "catalogue_revision"):
        known.catalogue_revision = Revision.current()
    return cast("Revision | None", known.catalogue_revision)


def state_of(revision: Revision | None) -> str:
    """Return a word that changes with whatever visitors can see of the catalogue."""
    if revision is None:
        return ""
    return " ".join(map(str, (revision.number, *_times(revision))))


def _times(revision: Revision) -> tuple[datetime | None, ...]:
    """Return when an editor, and when the clock alone, last changed what visitors see."""
    return revision.changed_at, revision.latest_publication, revision.latest_expiry


def _to_ask_again(response: HttpResponseBase) -> HttpResponseBase:
    """Let anybody keep a page, but not show it again before asking whether it is still good."""
    if response.status_code in {200, 304}:
        patch_vary_headers(response, ["Accept-Encoding"])
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, public=True, no_cache=True)
    return response


def _sorted_by_uses(request: HttpRequest) -> bool:
    """Say whether a list is asked for of which the order changes without the catalogue."""
    return Sort.COPIED in request.GET.getlist("sort")


def _etag(request: HttpRequest, revision: Revision) -> str:
    """Return the entity tag of the page asked for; weak, since compression changes its bytes."""
    script = sorted(
        f"{name}: {value}"
        for name, value in request.headers.items()
        if name.startswith("Hx-") and name != "Hx-Current-Url"
    )
    state = (this_release().digest, state_of(revision), request.get_full_path(), get_language(), *script)
    return f'W/"{_digest(*state)}"'


def _modified(revision: Revision) -> datetime:
    """Return when any page may have changed last."""
    times = (*_times(revision), this_release().made_at)
    return max(time for time in times if time)


def _digest(*words: str | None) -> str:
    return sha256("\0".join(str(word) for word in words).encode()).hexdigest()[:32]


def _unchanged(request: HttpRequest, etag: str, modified: datetime | None = None) -> HttpResponseBase | None:
    """Return a 304 if a reader has what these validators name (412 if another was insisted on), else None."""
    seconds = int(modified.timestamp()) if modified else None
    return get_conditional_response(request, etag, seconds)
