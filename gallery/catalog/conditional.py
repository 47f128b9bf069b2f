"""Answers to those who have a page already: that it is still the one, found out in one query.

A page follows from the release, the catalogue and the request. So its validators are made of these, not
of the page: nothing is fetched, drawn or written for a reader whose copy is good.
"""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.conf import settings
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from gallery.catalog.forms import Sort
from gallery.catalog.release import this_release
from gallery.catalog.state import revision_for, state_of, times_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponseBase

    from gallery.catalog.models import Revision

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")

A_YEAR = 31_536_000
"""In seconds."""
LONGEST_TAGS = 2_000
"""Characters of entity tags that are compared: ours have 37, and browsers send one."""
_PART_OF_A_PAGE = ("HTTP_HX_REQUEST", "HTTP_HX_HISTORY_RESTORE_REQUEST")
"""What scripts say who want but a part of a page, which `Vary` names."""


def conditional(view: View) -> View:
    """Answer 304 where the page in a reader's hands is still what the view would give."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        revision = revision_for(request)
        if revision is None or settings.DEBUG or _sorted_by_uses(request):
            return _to_ask_again(view(request, *args, **kwargs))
        etag, modified = etag_of(request, state_of(revision)), min(_modified(revision), timezone.now())
        response = _unchanged(request, etag, modified) or view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            response.headers["Last-Modified"] = http_date(modified.timestamp())
        may_be_kept(response)
        return _to_ask_again(response)

    return cast("View", answer)


def immutable(view: View) -> View:
    """Let what a view gives be kept for good, since its address changes with it; ask nobody for a 304."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        etag = f'"{digest_of(request.path)}"'
        response = _unchanged(request, etag)
        if response is None:
            revision_for(request)  # before the view, so that `page_cache` takes no older answer for it
            response = view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            patch_vary_headers(response, ["Accept-Encoding"])
            patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
        may_be_kept(response)
        return response

    return cast("View", answer)


def may_be_kept(response: HttpResponseBase) -> None:
    """Let `page_cache` give an answer to others while the catalogue is in the state that it was made in."""
    response.__dict__["may_be_kept"] = response.status_code == 200


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


def forget_unusable(request: HttpRequest) -> None:
    """Leave out conditions of a request that would mislead those who compare them.

    Nothing would seem to have changed since a time that is still to come. `*` stands for whatever there is,
    before it is known whether there is anything. Lists that no browser sends take long to read. Django
    compares once more when the page is made, so the request itself is without them.
    """
    for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"):
        tags = request.META.get(name)
        if tags and (len(tags) > LONGEST_TAGS or tags.strip() == "*"):
            request.META.pop(name)
    said = request.META.get("HTTP_IF_MODIFIED_SINCE")
    since = parse_http_date_safe(said) if said else None
    if since is not None and since > timezone.now().timestamp():
        request.META.pop("HTTP_IF_MODIFIED_SINCE")


def etag_of(request: HttpRequest, state: str) -> str:
    """Return the entity tag of the page asked for; weak, since compression changes its bytes."""
    return f'W/"{digest_of(this_release().digest, state, *page_asked_for(request))}"'


def page_asked_for(request: HttpRequest) -> list[str | None]:
    """Return which page is asked for, and whether all of it."""
    return [request.get_full_path(), *(request.META.get(name) for name in _PART_OF_A_PAGE)]


def _modified(revision: Revision) -> datetime:
    """Return when any page may have changed last, by the clocks of those who changed it."""
    times = (*times_of(revision), this_release().made_at)
    return max(time for time in times if time)


def digest_of(*words: str | None) -> str:
    """Return a short digest of some words."""
    return sha256("\0".join(str(word) for word in words).encode()).hexdigest()[:32]


def _unchanged(request: HttpRequest, etag: str, modified: datetime | None = None) -> HttpResponseBase | None:
    """Return a 304 if a reader has what these validators name (412 if another was insisted on), else None."""
    seconds = int(modified.timestamp()) if modified else None
    return get_conditional_response(request, etag, seconds)
