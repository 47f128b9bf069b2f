"""The gallery that requests are sent to, and what must hold of every answer."""

from __future__ import annotations

import json
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from gallery.catalog.models import Category, Change, DiagramTemplate, Drawing, SearchWord, Tag, Upload
from tests.accounts import make_staff
from tests.catalog.catalogue_files import FILES
from tests.catalog.change_form import filled
from tests.catalog.uploading import IMPORT, LIST
from tests.catalog.zips import zip_of
from tests.fuzz.faults import Fault, Watch, hold
from tests.fuzz.request import World
from tests.fuzz.requests import STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.fuzz.request import Request

SCRIPT = b"<script>alert(1)"
"""What no page may say of somebody else's text."""
MEANT = {("/oembed", 501)}
"""Answers of the 5xx kind that a standard asks for."""


class Site:
    """A gallery with accounts and uploads, as it is before every request: what one changes is undone."""

    def __init__(self) -> None:
        make_staff()
        self._sessions = {name: self._signed_in(name) for name in STAFF}
        self.world = World(
            routes=sorted(set(_routes(get_resolver().url_patterns))),
            values=self._values(),
            forms={path: self._form(path) for path in self._pages()},
        )
        translation.activate(settings.LANGUAGE_CODE)

    def try_request(self, request: Request) -> Watch:
        """Send a request; whatever goes wrong is in the watch."""
        watch = Watch()
        step = f"{request.method if len(request.method) < 10 else '?'} {_kind_of_path(request.path)}"
        response = watch.step(step, lambda: self._sent(request))
        if response is not None:
            status = response.status_code
            if status >= 500 and (request.path, status) not in MEANT:
                watch.faults.append(Fault(str(status), step, "without an exception"))
            watch.step(f"answer to {step}", lambda: _check(response))
        translation.activate(settings.LANGUAGE_CODE)
        return watch

    def _sent(self, request: Request) -> Any:
        client = self._client(request.by)
        data, kind = _body(request)
        extra: dict[str, Any] = {"PATH_INFO": _wire(request.path), "QUERY_STRING": _wire(request.query)}
        for name, value in request.headers.items():
            key = name.upper().replace("-", "_")
            extra[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = _wire(value)
        if "Cookie" in request.headers and request.by != "visitor":
            del extra["HTTP_COOKIE"]
        try:
            with transaction.atomic():
                response = client.generic(request.method, "/", data, kind, **extra)
                if response.streaming:
                    response.read = b"".join(response)  # type: ignore[attr-defined]
                transaction.set_rollback(True)
                return response
        finally:
            if request.method not in {"GET", "HEAD", "OPTIONS"}:
                caches["default"].clear()

    def _client(self, by: str) -> Client:
        client = Client(raise_request_exception=True)
        if by != "visitor":
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[by]
        return client

    def _signed_in(self, name: str) -> str:
        client = Client()
        client.force_login(User.objects.get(username=name))
        self._upload(client)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    def _upload(self, client: Client) -> None:
        source = SimpleUploadedFile("answer.fz", FILES["desk/answer/diagram.fz"].encode())
        for file in (zip_of(FILES), source):
            client.post(IMPORT, {"file": file})

    def _values(self) -> dict[str, Sequence[str]]:
        slugs = [*Category.objects.values_list("slug", flat=True)[:20]]
        templates = DiagramTemplate.objects.order_by("pk")
        digests = [*Drawing.objects.order_by("pk").values_list("digest", flat=True)[:20]]
        page = self._client("paul").get(LIST).text
        keys = [str(key) for key in templates.values_list("pk", flat=True)[:20]]
        values: dict[str, Sequence[str]] = {
            "slug": [*slugs, *templates.values_list("slug", flat=True)[:60]],
            "category": slugs,
            "tag": [*Tag.objects.values_list("slug", flat=True)[:30]],
            "digest": digests,
            "language": ["en", "fr", "de"],
            "section": ["templates", "categories", "pages", "home"],
            "token": ["x", "x:y:z", "1:abc:def", *digests[:1]],
            "url": [
                f"http://testserver/templates/{slug}/"
                for slug in templates.values_list("slug", flat=True)[:5]
            ],
            "word": [*SearchWord.objects.order_by("word").values_list("word", flat=True)[::9]][:200]
            or ["start"],
            "action": [
                part.partition('"')[0]
                for part in page.partition('name="action"')[2].partition("</select>")[0].split('value="')[1:]
            ],
            "upload": [str(key) for key in Upload.objects.values_list("pk", flat=True)],
            "change": [str(key) for key in Change.objects.values_list("pk", flat=True)[:20]],
            "app_label": ["catalog", "auth", "axes"],
        }
        values |= dict.fromkeys(("pk", "key", "id", "object_id", "content_type_id", "of", "related"), keys)
        values |= dict.fromkeys(("from", "to"), values["change"])
        return values

    def _pages(self) -> Iterator[str]:
        for template in DiagramTemplate.objects.order_by("pk")[:6]:
            yield f"{LIST}{template.pk}/change/"
            yield f"{LIST}{template.pk}/delete/"
        yield f"{LIST}add/"
        for model, row in (("category", Category.objects.first()), ("tag", Tag.objects.first())):
            yield f"/admin/catalog/{model}/add/"
            if row:
                yield f"/admin/catalog/{model}/{row.pk}/change/"

    def _form(self, path: str) -> dict[str, list[str]]:
        html = self._client("root").get(path).text
        for name in ("category", "tag"):
            html = html.replace(f'id="{name}_form"', 'id="diagramtemplate_form"')
        form = filled(html)
        return form if len(form) > 1 else {"post": ["yes"], "why": [""]}


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if "(" in route or "^" in route:
            continue
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, before + route)
        else:
            yield before + route


def _wire(text: str) -> str:
    """Return a text as WSGI hands over its bytes."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _named(name: str, content: bytes) -> BytesIO:
    """Return a file under any name: Django's own takes none that its server would refuse."""
    file = BytesIO(content)
    file.name = name
    return file


def _body(request: Request) -> tuple[bytes, str]:
    if request.body is not None:
        return request.body.encode("utf-8", "surrogatepass"), request.kind
    if request.files:
        files = {name: _named(file, b64decode(content)) for name, (file, content) in request.files.items()}
        form = {
            name: [value.encode("utf-8", "replace").decode() for value in values]
            for name, values in request.form.items()
        }
        return encode_multipart(BOUNDARY, {**form, **files}), MULTIPART_CONTENT
    pairs = [(name, value) for name, values in request.form.items() for value in values]
    return urlencode(pairs, errors="surrogatepass").encode(), "application/x-www-form-urlencoded"


def _kind_of_path(path: str) -> str:
    """Return a path without what is particular in it: by this, faults of one page are known for one."""
    parts = [
        part
        if part.isascii() and part.replace("-", "").replace(".", "").isalpha() and len(part) < 20
        else "*"
        for part in path.split("/")
    ]
    return "/".join(parts)[:60]


def _check(response: Any) -> None:
    content: bytes = response.read if response.streaming else response.content
    kind = response.headers.get("Content-Type", "")
    hold("\x00" not in str(response.headers), "a header with a NUL")
    if response.status_code in {204, 304} or not content or response.headers.get("Content-Encoding"):
        return
    if kind.startswith("text/html"):
        content.decode()
        hold(SCRIPT not in content, "a text of somebody's is a script")
    elif kind.startswith("application/json"):
        json.loads(content)
    elif "xml" in kind:
        ET.fromstring(content)  # noqa: S314 (our own)
    elif kind.startswith("image/png"):
        hold(content.startswith(b"\x89PNG"), "no PNG")
