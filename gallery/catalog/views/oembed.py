"""How other sites embed a template of which they have the address: oEmbed 1.0, https://oembed.com."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils import timezone
from django.utils.translation import get_language_from_path, override
from django.views.decorators.http import require_safe

from gallery import localize
from gallery.catalog.conditional import conditional
from gallery.catalog.exports.embedding import frame_of, iframe
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.previews.addresses import template_preview
from gallery.catalog.previews.composing import HEIGHT, WIDTH
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import too_often

if TYPE_CHECKING:
    from django.http import HttpRequest

PAGES = {"diagram_detail", "embed"}
"""What can be embedded, by the names of the addresses."""
KEPT_FOR = 24 * 60 * 60
"""How long (s) others may keep an answer at most."""


class _Page(NamedTuple):
    """What an address of the gallery leads to."""

    language: str
    slug: str
    labels: str


@require_safe
@conditional
@rate_limited("embedding", lambda _request, wait: _answer(429, {"error": too_often(wait)}))
def oembed(request: HttpRequest) -> HttpResponse:
    """Say how the template at an address is embedded."""
    address = request.GET.get("url")
    if not address:
        return _answer(400, {"error": "The parameter url is missing."})
    if request.GET.get("format", "json") != "json":
        return _answer(501, {"error": "Only format=json is offered."})
    page = _page_at(address, request)
    template = page and DiagramTemplate.objects.at_address(page.slug).first()
    if page and template and template.is_gone:
        return _answer(410, {"error": "The template at this address was taken back or is out of date."})
    if not page or not template or not template.is_public:
        return _answer(404, {"error": "No template has this address."})
    with override(page.language):
        return _answer(200, _embedding(request, template, page.labels))


def _answer(status: int, data: dict[str, object]) -> HttpResponse:
    """Return an answer that scripts of any site may read."""
    return JsonResponse(data, status=status, headers={"Access-Control-Allow-Origin": "*"})


def _page_at(address: str, request: HttpRequest) -> _Page | None:
    """Return what an address of this site leads to, None unless it can be embedded."""
    try:
        parts = urlsplit(address)
        labels = parse_qs(parts.query, max_num_fields=100).get("labels", [""])[-1]
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != request.get_host().lower():
        return None
    path = unquote(parts.path)
    prefix = get_script_prefix()
    if not path.startswith(prefix):
        return None
    path = "/" + path.removeprefix(prefix)
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    with override(language):
        try:
            match = resolve(path)
        except Resolver404:
            return None
    return _Page(language, match.kwargs["slug"], labels) if match.url_name in PAGES else None


def _kept_for(template: DiagramTemplate) -> int:
    """Return how long (s) others may keep an answer about a template: no longer than there is one."""
    if template.expires_at is None:
        return KEPT_FOR
    left = int((template.expires_at - timezone.now()).total_seconds())
    return max(0, min(KEPT_FOR, left))


def _embedding(request: HttpRequest, template: DiagramTemplate, labels: str) -> dict[str, object]:
    """Return how a template is embedded within the limits that are asked for."""
    labels = labels if labels in template.source_languages else settings.LANGUAGE_CODE
    query = "" if labels == settings.LANGUAGE_CODE else f"?labels={labels}"
    drawings = template.drawings.filter(language=labels).defer("svg", "thumbnail")
    most = _limit(request, "maxwidth"), _limit(request, "maxheight")
    frame = frame_of(drawings, most)
    source = request.build_absolute_uri(reverse("embed", args=[template.slug])) + query
    return {
        "version": "1.0",
        "type": "rich",
        "title": template.title,
        "provider_name": "FlowZap",
        "provider_url": request.build_absolute_uri(reverse("diagram_list")),
        "cache_age": _kept_for(template),
        "html": iframe(source, template.title, frame),
        "width": frame.width,
        "height": frame.height,
        **_thumbnail(request, template, most),
    }


def _thumbnail(
    request: HttpRequest, template: DiagramTemplate, most: tuple[int | None, int | None]
) -> dict[str, object]:
    """Return where a template's picture is, nothing if it is larger than asked for: it has one size."""
    if any(limit and limit < size for limit, size in zip(most, (WIDTH, HEIGHT), strict=True)):
        return {}
    return {
        "thumbnail_url": request.build_absolute_uri(template_preview(template, localize.language())),
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
    }


def _limit(request: HttpRequest, name: str) -> int | None:
    """Return a limit in px that a request sets; what is not a number above 0 sets none."""
    text = request.GET.get(name, "")
    return int(text) or None if text.isascii() and text.isdigit() and len(text) < 10 else None
