"""Every page worth finding, for search engines; each with the languages in which it really can be read.

What there is, and what changed last, is known from the census: of a hundred thousand templates only those of
the file asked for are fetched.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils.functional import cached_property

from gallery.catalog.models import DiagramTemplate
from gallery.catalog.orders import recently_updated
from gallery.catalog.paging import RowPaginator
from gallery.catalog.translated import address_in, languages_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.core.paginator import Paginator

    from gallery.catalog.census import Census
    from gallery.catalog.models import Category

    AnySitemap = Sitemap[Any]
else:
    AnySitemap = Sitemap

ALL = ""
"""Stands for all templates where others are told apart by their category."""
PER_FILE = 500
"""Things of which the pages are in one file: a fifth of a second and half a megabyte, 20 kB as it is sent."""


class LatestUpdates:
    """When visitors were last given something new, among all templates and in each category."""

    def __init__(self, census: Census) -> None:
        self.census = census

    @cached_property
    def times(self) -> Mapping[str, datetime | None]:
        """The times, by the slug of the category or `ALL`; asked for in one query."""
        groups = {ALL: self.census.everybody, **self.census.having["category"]}
        keys = {
            name: key for name, group in groups.items() for key in recently_updated(self.census, group)[:1]
        }
        rows = DiagramTemplate.objects.only("updated_at", "published_at").in_bulk({*keys.values()})
        return {name: rows[key].revised_at for name, key in keys.items() if key in rows}


class TranslatedSitemap(AnySitemap, ABC):
    """Pages in each of their languages, English for readers of any other."""

    limit = PER_FILE

    def __init__(self, updates: LatestUpdates) -> None:
        self.census, self.updates = updates.census, updates

    @abstractmethod
    def items(self) -> Sequence[Any]:
        """Return what has a page, or the keys of it."""

    def lastmod_of(self, thing: Any) -> datetime | None:  # noqa: ARG002
        """Return when a page changed last, if that is known."""
        return None

    def get_latest_lastmod(self) -> datetime | None:
        """Return when anything changed last, for the list of files."""
        return self.updates.times.get(ALL)

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: Any = None) -> Any:
        """Return the entries of a file: one for each language of a page, and with each all of them."""
        origin = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        entries = []
        for thing in self.paginator.page(page):
            addresses = {language: origin + address_in(language, thing) for language in languages_of(thing)}
            readers = addresses | {"x-default": addresses[settings.LANGUAGE_CODE]}
            alternates = [{"lang_code": reader, "location": address} for reader, address in readers.items()]
            facts = {"lastmod": self.lastmod_of(thing), "alternates": alternates}
            entries += [{"location": address, **facts} for address in addresses.values()]
        return entries


class TemplateSitemap(TranslatedSitemap):
    """The pages of templates, newest first."""

    def items(self) -> Sequence[int]:
        """Return the keys of those that visitors see."""
        return self.census.keys

    @property
    def paginator(self) -> Paginator[Any]:
        """Fetch the templates of a file alone."""
        return RowPaginator(self.items(), DiagramTemplate.objects.defer("source", "description"), self.limit)

    def lastmod_of(self, thing: DiagramTemplate) -> datetime | None:
        """Return when the latest edition came out."""
        return thing.revised_at


class CategorySitemap(TranslatedSitemap):
    """The pages of categories in which there is something."""

    def items(self) -> Sequence[Category]:
        """Return the categories."""
        return self.census.categories

    def lastmod_of(self, thing: Category) -> datetime | None:
        """Return when anything in it changed last."""
        return self.updates.times.get(thing.slug)


class ListSitemap(TranslatedSitemap):
    """The list of all templates."""

    def items(self) -> Sequence[None]:
        """Return the one page that is about no thing."""
        return [None]

    def lastmod_of(self, thing: None) -> datetime | None:  # noqa: ARG002
        """Return when any template changed last."""
        return self.get_latest_lastmod()


class PageSitemap(TranslatedSitemap):
    """The pages about the gallery itself, by the names of their addresses."""

    def items(self) -> Sequence[str]:
        """Return the names."""
        return ("accessibility", "privacy")

    def get_latest_lastmod(self) -> None:
        """Nobody notes when."""
