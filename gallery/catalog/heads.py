"""What a page says of itself to those who do not read it: search engines, networks, feed readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from gallery import localize
from gallery.catalog.about import about_the_gallery
from gallery.catalog.feeds import feed_title
from gallery.catalog.previews.addresses import category_preview, list_preview, template_preview
from gallery.catalog.state import revision_for, state_of
from gallery.catalog.structured_data import about_list, about_page, about_template, as_script
from gallery.catalog.translated import address_in, languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.core.paginator import Page
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from gallery.catalog.models import Category, DiagramTemplate, Tag

TERRITORIES = {"en": "en_US", "fr": "fr_FR"}
"""Languages as Open Graph names them."""


@dataclass(frozen=True)
class Feed:
    """News that a page offers."""

    title: str
    address: str


@dataclass(frozen=True)
class Head:
    """Everything in the head of a page but its title and what makes it look; all addresses are absolute."""

    title: str
    description: str
    address: str
    """The one to remember, whatever was asked for beside it."""
    picture: str
    picture_words: str
    """What is said of the picture to those who do not see it."""
    feeds: list[Feed]
    alternates: dict[str, str] = field(default_factory=dict)
    """By language, where the same can be read."""
    language: str = settings.LANGUAGE_CODE
    """Of the words, which is not that of the page where a translation is missing."""
    kind: str = "website"
    published: datetime | None = None
    updated: datetime | None = None
    section: str = ""
    tags: tuple[str, ...] = ()
    structured: SafeString | str = ""

    @property
    def default(self) -> str:
        """Where readers of any other language are sent."""
        return self.alternates.get(settings.LANGUAGE_CODE, "")

    @property
    def territory(self) -> str:
        """The language as Open Graph names it."""
        return TERRITORIES[self.language]

    @property
    def other_territories(self) -> list[str]:
        """The other languages of the same, as Open Graph names them."""
        return [TERRITORIES[language] for language in self.alternates if language != self.language]


def head_of_template(request: HttpRequest, template: DiagramTemplate, tags: Iterable[Tag]) -> Head:
    """Say what the page of a template is; with the labels of another language it is the same page."""
    page = _Addresses(request, template)
    picture = request.build_absolute_uri(template_preview(template, page.language))
    words = tuple(tag.name for tag in tags)
    return Head(
        title=template.title,
        description=template.summary,
        address=page.own,
        alternates=page.alternates,
        language=page.language,
        picture=picture,
        picture_words=gettext("Diagram: %(title)s") % {"title": template.title},
        feeds=_feeds(request, template.category),
        kind="article",
        published=template.published_at,
        updated=template.updated_at,
        section=str(capfirst(template.category.name)),
        tags=words,
        structured=as_script(about_template(request, template, page.language, page.own, picture, words)),
    )


def head_of_category(request: HttpRequest, category: Category, shown: Page[Any]) -> Head:
    """Say what the page of a category is, or one further on in its list."""
    page = _Addresses(request, category)
    name = str(capfirst(category.name))
    picture = category_preview(category, page.language, state_of(revision_for(request)))
    return _head_of_list(request, page, shown, name, category.description or name, picture, category)


def head_of_list(request: HttpRequest, shown: Page[Any], *, filtered: bool) -> Head:
    """Say what the list of templates is, or a page further on; a choice of it goes by the address of all."""
    page = _Addresses(request, None)
    picture = list_preview(page.language, state_of(revision_for(request)))
    words = about_the_gallery()
    title = gettext("Diagram templates")
    return _head_of_list(request, page, shown, title, words, picture, filtered=filtered)


def head_of_page(request: HttpRequest, name: str, title: str, description: str) -> Head:
    """Say what a page is that is about the gallery itself, by the name of its address."""
    page = _Addresses(request, name)
    picture = list_preview(page.language, state_of(revision_for(request)))
    return Head(
        title=f"{title} · FlowZap",
        description=description,
        address=page.own,
        alternates=page.alternates,
        language=page.language,
        picture=request.build_absolute_uri(picture),
        picture_words=gettext("Diagram templates"),
        feeds=_feeds(request, None),
        structured=as_script(about_page(request, page.language, page.own, title, description)),
    )


def _head_of_list(
    request: HttpRequest,
    page: _Addresses,
    shown: Page[Any],
    title: str,
    description: str,
    picture: str,
    category: Category | None = None,
    *,
    filtered: bool = False,
) -> Head:
    further_on = shown.number > 1 and not filtered
    address = f"{page.own}?page={shown.number}" if further_on else page.own
    return Head(
        title=f"{title} · FlowZap",
        description=description,
        address=address,
        alternates={} if further_on else page.alternates,
        language=page.language,
        picture=request.build_absolute_uri(picture),
        picture_words=title,
        feeds=_feeds(request, category),
        structured=as_script(
            about_list(request, category, shown, page.language, page.own, title, description)
        ),
    )


class _Addresses:
    """Where the page about a thing is, in the languages that it really has."""

    def __init__(self, request: HttpRequest, thing: DiagramTemplate | Category | str | None) -> None:
        self.alternates = {
            language: request.build_absolute_uri(address_in(language, thing))
            for language in languages_of(thing)
        }
        active = localize.language()
        self.language = active if active in self.alternates else settings.LANGUAGE_CODE
        self.own = self.alternates[self.language]


def _feeds(request: HttpRequest, category: Category | None) -> list[Feed]:
    """Return the feed of all templates, and that of a category."""
    feeds = [Feed(feed_title(None), request.build_absolute_uri(reverse("feed")))]
    if category:
        address = request.build_absolute_uri(reverse("category_feed", args=[category.slug]))
        feeds.append(Feed(feed_title(category), address))
    return feeds
