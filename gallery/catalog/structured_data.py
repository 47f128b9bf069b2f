"""What a page is about, in the words of schema.org (JSON-LD)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext

from gallery.catalog.previews.composing import HEIGHT, WIDTH
from gallery.catalog.translated import address_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.paginator import Page
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from gallery.catalog.models import Category, DiagramTemplate

Data = dict[str, Any]

_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the script that the data stands in; JSON may write any sign so."""


def as_script(data: Data) -> SafeString:
    """Write data so that it can stand in a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308 (escaped on this line)  # nosec B703


def about_template(
    request: HttpRequest,
    template: DiagramTemplate,
    language: str,
    address: str,
    picture: str,
    tags: Iterable[str],
) -> Data:
    """Describe the page of a template: an article, and where it stands."""
    shelf = request.build_absolute_uri(address_in(language, template.category))
    name = str(capfirst(template.category.name))
    article = {
        "@type": "TechArticle",
        "@id": f"{address}#article",
        "headline": template.title,
        "description": template.summary,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": language,
        "datePublished": template.published_at.isoformat() if template.published_at else None,
        "dateModified": template.updated_at.isoformat() if template.updated_at else None,
        "version": str(template.version),
        "image": {"@type": "ImageObject", "url": picture, "width": WIDTH, "height": HEIGHT},
        "author": _publisher(request, language),
        "publisher": _publisher(request, language),
        "license": settings.CONTENT_LICENSE_URL or None,
        "articleSection": name,
        "keywords": [*tags] or None,
        "isPartOf": {"@type": "CollectionPage", "name": name, "url": shelf},
    }
    trail = _trail(request, language, (name, shelf), (template.title, address))
    return _graph({key: value for key, value in article.items() if value is not None}, trail)


def about_list(
    request: HttpRequest,
    category: Category | None,
    shown: Page[Any],
    language: str,
    address: str,
    title: str,
    description: str,
) -> Data:
    """Describe a list of templates, and where it stands; its places are numbered through all its pages."""
    places = [
        {
            "@type": "ListItem",
            "position": position,
            "name": template.title,
            "url": request.build_absolute_uri(address_in(language, template)),
        }
        for position, template in enumerate(shown.object_list, start=shown.start_index())
    ]
    collection = {
        "@type": "CollectionPage",
        "@id": f"{address}#collection",
        "name": title,
        "description": description,
        "url": address,
        "inLanguage": language,
        "publisher": _publisher(request, language),
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": shown.paginator.count,
            "itemListElement": places,
        },
    }
    return _graph(collection, *([_trail(request, language, (title, address))] if category else []))


def about_page(request: HttpRequest, language: str, address: str, title: str, description: str) -> Data:
    """Describe a page about the gallery itself, and where it stands."""
    page = {
        "@type": "WebPage",
        "@id": f"{address}#page",
        "name": title,
        "description": description,
        "url": address,
        "inLanguage": language,
        "publisher": _publisher(request, language),
    }
    return _graph(page, _trail(request, language, (title, address)))


def _graph(*things: Data) -> Data:
    return {"@context": "https://schema.org", "@graph": [*things]}


def _publisher(request: HttpRequest, language: str) -> Data:
    home = request.build_absolute_uri(address_in(language, None))
    return {"@type": "Organization", "name": "FlowZap", "url": home}


def _trail(request: HttpRequest, language: str, *steps: tuple[str, str]) -> Data:
    """Describe the way from the list to a page, as name and address of each step after the list."""
    home = (gettext("Templates"), request.build_absolute_uri(address_in(language, None)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate((home, *steps), start=1)
        ],
    }
