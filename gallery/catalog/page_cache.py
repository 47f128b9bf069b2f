"""Whole answers, kept for others who ask the same: the outermost thing that happens to a request.

    request ─▶ state of the catalogue ─┬─ an answer made in it is kept ─▶ that answer, or 304
                                       ├─ none is, or an older one ─▶ the view; its answer is kept
                                       └─ the database is gone ─▶ any kept answer, marked as stale, or 503

An answer is the same for everybody who is not signed in, so it is kept by release, host and address. It is
never taken for another state of the catalogue or for other settings. What is not there any more is deleted,
and nothing is kept for longer than a day: while the database is gone, nobody knows what was taken back.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from functools import lru_cache
from gzip import decompress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self, TypeGuard

from django.core.cache import caches
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from django.utils.text import compress_string

from gallery.catalog.conditional import digest_of, forget_unusable, page_asked_for
from gallery.catalog.outage import with_notice
from gallery.catalog.release import this_release
from gallery.catalog.state import DATABASE_GONE, is_signed_in, revision_for, state_of
from gallery.operations import metrics
from gallery.operations.caches import MOST_PAGES
from gallery.operations.request_ids import URL_NAME, url_name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

LONGEST_ADDRESS = 500
"""Characters of an address that is kept."""
LARGEST = 100_000
"""Bytes of an answer that is kept, as it is kept: several times as many as any page has."""
SMALLEST_COMPRESSED = 200
"""Bytes of an answer that is worth compressing."""
_NOT_THERE = {301, 302, 404, 410}
"""What a view says of an address at which there is nothing any more."""
_OF_THE_BODY = {"Content-Length", "Content-Encoding"}
_OF_A_304 = ("Cache-Control", "ETag", "Vary", "Strict-Transport-Security", "Access-Control-")
"""Beginnings of headers that are for whoever has the page, too (RFC 9110, 15.4.5; RFC 6797, 7.1)."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it went out, compressed where that makes it smaller."""

    name: str
    """Of the address, for those who count."""
    state: str
    """Of the catalogue when it was made."""
    made_at: float
    """Seconds since 1970."""
    modified_at: int | None
    """What `Last-Modified` says, in seconds since 1970."""
    lasting: dict[str, str]
    """Headers that go with a 304, too."""
    headers: dict[str, str]
    """All others."""
    is_compressed: bool
    body: bytes

    @classmethod
    def of(cls, response: HttpResponse, name: str, state: str) -> Self:
        """Return what is kept of an answer."""
        headers = {name: value for name, value in response.items() if name not in _OF_THE_BODY}
        lasting = {name: headers.pop(name) for name in list(headers) if name.startswith(_OF_A_304)}
        body, is_compressed = response.content, response.headers.get("Content-Encoding") == "gzip"
        is_small = len(body) < SMALLEST_COMPRESSED or headers["Content-Type"] == "image/png"
        if not is_compressed and not is_small:
            body, is_compressed = compress_string(body), True
        modified_at = parse_http_date_safe(headers.get("Last-Modified", ""))
        return cls(name, state, time.time(), modified_at, lasting, headers, is_compressed, body)

    @classmethod
    def unpacked(cls, packed: bytes | None) -> Self | None:
        """Return what was packed; None if there is nothing, or nothing that this release understands."""
        if not packed:
            return None
        facts, _, body = packed.partition(b"\n")
        try:
            return cls(**_facts_in(facts), body=body)
        except (ValueError, TypeError):
            return None

    @property
    def packed(self) -> bytes:
        """The same as bytes: facts in a line of JSON, then the body."""
        facts = asdict(self)
        body: bytes = facts.pop("body")
        return json.dumps(facts).encode() + b"\n" + body

    def for_request(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer, or that the reader has it already."""
        told = get_conditional_response(request, self.lasting.get("ETag"), self.modified_at)
        if told is not None:
            for name, value in self.lasting.items():
                told.headers[name] = value
            return told
        response = HttpResponse(self.body, headers={**self.headers, **self.lasting})
        if self.is_compressed:
            if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
                response.headers["Content-Encoding"] = "gzip"
            else:
                response.content = decompress(self.body)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    def stale(self, request: HttpRequest) -> HttpResponse:
        """Return the whole answer, marked as one that may be out of date."""
        body = decompress(self.body) if self.is_compressed else self.body
        age = max(0, round(time.time() - self.made_at))
        response = HttpResponse(body, headers={**self.headers, **self.lasting, "Age": str(age)})
        for name in ("ETag", "Last-Modified"):
            response.headers.pop(name, None)
        # RFC 9211; caches on the way keep no answer that may be wrong.
        response.headers["Cache-Status"] = f"gallery; hit; ttl=-{age}"
        response.headers["Cache-Control"] = "no-store"
        return with_notice(request, response, self.made_at)


class PageCacheMiddleware:
    """Give what is kept, and keep what a view says may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        forget_unusable(request)
        key = _key(request)
        if key is None:
            return self.get_response(request)
        kept = KeptAnswer.unpacked(caches["pages"].get(key))
        if kept and (outcome := _use_of(kept, request)):
            answer = kept.for_request(request) if outcome == "hit" else kept.stale(request)
            return _noted(request, outcome, kept.name, answer)
        response = self.get_response(request)
        if kept and response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            return _noted(request, "stale", kept.name, kept.stale(request))
        if request.method == "GET" and _may_be_kept(response):
            metrics.count_page("miss")
            made = KeptAnswer.of(response, url_name_of(request), state_of(revision_for(request)))
            if len(made.body) <= LARGEST:
                caches["pages"].set(key, made.packed)
        elif kept and response.status_code in _NOT_THERE:
            caches["pages"].delete(key)
        return response


@lru_cache(MOST_PAGES)
def _facts_in(line: bytes) -> dict[str, Any]:
    """Read the facts of a kept answer, which are the same for all who ask for it."""
    facts: dict[str, Any] = json.loads(line)
    return facts


def _use_of(kept: KeptAnswer, request: HttpRequest) -> str:
    """Say whether a kept answer is good ("hit"), the best that can be had ("stale"), or of no use ("")."""
    try:
        return "hit" if kept.state == state_of(revision_for(request)) else ""
    except DATABASE_GONE:
        return "stale"


def _key(request: HttpRequest) -> str | None:
    """Return under what an answer is kept, None for what is never kept."""
    if request.method not in {"GET", "HEAD"} or is_signed_in(request):
        return None
    # As it was sent: nothing is kept that was asked of a host that is not allowed.
    host = request.META.get("HTTP_HOST") or "{SERVER_NAME}:{SERVER_PORT}".format_map(request.META)
    address, *parts = page_asked_for(request)
    if len(address or "") > LONGEST_ADDRESS:
        return None
    return digest_of(this_release().digest, request.scheme, host, address, *parts)


def _may_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Say whether a view lets its answer be kept."""
    may_be = getattr(response, "may_be_kept", False) and not response.cookies
    return may_be and isinstance(response, HttpResponse)


def _noted(request: HttpRequest, outcome: str, name: str, response: HttpResponseBase) -> HttpResponseBase:
    """Count an answer that no view has made, under the name of its address."""
    request.META[URL_NAME] = name
    metrics.count_page(outcome)
    return response
