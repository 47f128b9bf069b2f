"""What a page offers to take away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from gallery.catalog.exports.embedding import frame_of, iframe
from gallery.catalog.exports.markdown import linked_picture
from gallery.catalog.exports.playground import playground_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.template.context import RequestContext

    from gallery.catalog.models import DiagramTemplate, Drawing

register = template.Library()


class Download(NamedTuple):
    """A file that is offered: what it is, its kind, and how large the picture is in it."""

    address: str
    name: str
    kind: str
    size: str = ""


@register.simple_tag
def uses_address(diagram_template: DiagramTemplate) -> str:
    """Return where a page says that a template was taken away, empty if that is not counted."""
    is_counted = settings.COUNT_USES and diagram_template.is_public
    return reverse("diagram_uses", args=[diagram_template.slug]) if is_counted else ""


@register.simple_tag(takes_context=True)
def oembed_address(context: RequestContext, diagram_template: DiagramTemplate, labels: str) -> str:
    """Return where other sites learn how to embed a template."""
    request: HttpRequest = context["request"]
    page = request.build_absolute_uri(_address("diagram_detail", diagram_template, labels))
    return request.build_absolute_uri(f"{reverse('oembed')}?{urlencode({'url': page, 'format': 'json'})}")


@register.inclusion_tag("catalog/_take_away.html", takes_context=True)
def take_away(
    context: RequestContext, diagram_template: DiagramTemplate, labels: str, drawing: Drawing | None
) -> dict[str, Any]:
    """Offer a template as files, as links, and in FlowZap."""
    request: HttpRequest = context["request"]
    address = partial(_address, diagram_template=diagram_template, labels=labels)

    def absolute(name: str) -> str:
        return request.build_absolute_uri(address(name))

    page, frame = absolute("diagram_detail"), frame_of([drawing] if drawing else [])
    shares = [
        ("link", gettext("Link"), gettext("Copy link"), page),
        (
            "frame",
            gettext("Embed in a web page"),
            gettext("Copy embed code"),
            iframe(absolute("embed"), diagram_template.title, frame),
        ),
    ]
    if drawing:
        picture = linked_picture(diagram_template.title, absolute("diagram_drawing"), page)
        shares.append(
            ("markdown", gettext("Picture for Markdown"), gettext("Copy picture for Markdown"), picture)
        )
    return {
        "downloads": [
            Download(address("diagram_source"), gettext("FlowZap Code"), ".fz"),
            *(_pictures(address, drawing) if drawing else []),
            Download(address("diagram_markdown"), gettext("Words, picture and code"), "Markdown"),
        ],
        "shares": shares,
        "playground": playground_address(diagram_template.source_in(labels)),
        "uses": uses_address(diagram_template),
    }


def _address(name: str, diagram_template: DiagramTemplate, labels: str, **query: str) -> str:
    """Return an address of a template with labels in a language."""
    path = reverse(name, args=[diagram_template.slug])
    asked = query if labels == settings.LANGUAGE_CODE else {"labels": labels, **query}
    return f"{path}?{urlencode(asked)}" if asked else path


def _pictures(address: Callable[..., str], drawing: Drawing) -> list[Download]:
    light, dark = gettext("Picture (light theme)"), gettext("Picture (dark theme)")
    return [
        Download(address("diagram_drawing"), light, "SVG"),
        Download(address("diagram_drawing", theme="dark"), dark, "SVG"),
        *(
            Download(
                address("diagram_png", **query),
                light,
                "PNG",
                f"{drawing.width * scale} × {drawing.height * scale}",
            )
            for scale, query in ((1, {}), (2, {"scale": "2"}))
        ),
    ]
