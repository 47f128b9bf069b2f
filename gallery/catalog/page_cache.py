"""Whole answers, kept for others who ask the same: the outermost thing that happens to a request.

    request ─▶ state of the catalogue ─┬─ an answer made in it is kept ─▶ that answer, or 304
                                       ├─ none is, or an older one ─▶ the view; its answer is kept
                                       └─ the database is gone ─▶ any kept answer, marked as stale, or 503

An answer is the same for everybody who is not signed in, so it is kept by host and address. It is never
taken for another state of the catalogue, another release or other settings: nothing needs to be deleted.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from gzip import decompress
from http import HTTPStatus
from typing import TYPE_CHECKING, Self, TypeGuard

from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date
from django.utils.text import compress_string

from gallery.catalog.conditional import digest_of, etag_of, forget_future
from gallery.catalog.outage import with_notice
from gallery.catalog.state import DATABASE_GONE, is_signed_in, revision_for, state_of
from gallery.operations import metrics
from gallery.operations.request_ids import URL_NAME, url_name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

LONGEST_ADDRESS = 500
"""Characters of an address that is kept."""
LARGEST = 500_000
"""Bytes of an answer that is kept."""
SMALLEST_COMPRESSED = 200
"""Bytes of an answer that is worth compressing."""
_OF_THE_PAGE = ("Content-", "X-Frame-Options")
"""Beginnings of headers that a 304 is without: browsers would take its policy for the page's."""
_OF_THE_BODY = {"Content-Length", "Content-Encoding"}


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it went out, compressed where that makes it smaller."""

    name: str
    """Of the address, for those who count."""
    state: str
    """Digest of all that it was made of but the request."""
    made_at: float
    """Seconds since 1970."""
    headers: dict[str, str]
    is_compressed: bool
    body: bytes

    @classmethod
    def of(cls, response: HttpResponse, name: str, state: str) -> Self:
        """Return what is kept of an answer."""
        headers = {name: value for name, value in response.items() if name not in _OF_THE_BODY}
        body, is_compressed = response.content, response.headers.get("Content-Encoding") == "gzip"
        is_small = len(body) < SMALLEST_COMPRESSED or headers["Content-Type"] == "image/png"
        if not is_compressed and not is_small:
            body, is_compressed = compress_string(body), True
        return cls(name, state, time.time(), headers, is_compressed, body)

    @classmethod
    def unpacked(cls, packed: bytes | None) -> Self | None:
        """Return what was packed; None if there is nothing, or nothing that this release understands."""
        if not packed:
            return None
        facts, _, body = packed.partition(b"\n")
        try:
            return cls(**json.loads(facts), body=body)
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
        forget_future(request)
        etag, modified = self.headers.get("ETag"), self.headers.get("Last-Modified")
        seconds = parse_http_date(modified) if modified else None
        told = get_conditional_response(request, etag, seconds)
        if told is not None:
            for name, value in self.headers.items():
                if not name.startswith(_OF_THE_PAGE):
                    told.headers[name] = value
            return told
        response = HttpResponse(self.body, headers=self.headers)
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
        response = HttpResponse(body, headers={**self.headers, "Age": str(age)})
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
            made = KeptAnswer.of(response, url_name_of(request), _state(request))
            caches["pages"].set(key, made.packed)
        return response


def _use_of(kept: KeptAnswer, request: HttpRequest) -> str:
    """Say whether a kept answer is good ("hit"), the best that can be had ("stale"), or of no use ("")."""
    try:
        return "hit" if kept.state == _state(request) else ""
    except DATABASE_GONE:
        return "stale"


def _key(request: HttpRequest) -> str | None:
    """Return under what an answer is kept, None for what is never kept."""
    if request.method not in {"GET", "HEAD"} or is_signed_in(request):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return None
    return digest_of(request.scheme or "", host, etag_of(request, ""))


def _state(request: HttpRequest) -> str:
    """Return what changes with all that an answer is made of; views ask for it before they begin."""
    return etag_of(request, state_of(revision_for(request)))


def _may_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Say whether a view lets its answer be kept, and it is not too large to be."""
    may_be = getattr(response, "may_be_kept", False) and not response.cookies
    return may_be and isinstance(response, HttpResponse) and len(response.content) <= LARGEST


def _noted(request: HttpRequest, outcome: str, name: str, response: HttpResponseBase) -> HttpResponseBase:
    """Count an answer that no view has made, under the name of its address."""
    request.META[URL_NAME] = name
    metrics.count_page(outcome)
    return response
