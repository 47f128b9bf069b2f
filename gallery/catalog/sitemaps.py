"""Every page worth finding, for search engines; each with the languages in which it really can be read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.utils import timezone
from django.utils.functional import cached_property

from gallery import localize
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.translated import address_in, languages_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    AnySitemap = Sitemap[Any]
else:
    AnySitemap = Sitemap


class TranslatedSitemap(AnySitemap, ABC):
    """Pages in each of their languages, English for readers of any other."""

    i18n = True
    alternates = True
    limit = 20_000
    """Entries of a file: with their alternates these are well below the 50 MB that a file may have."""

    def items(self) -> Sequence[Any]:
        """Return what has a page; asked for more than once."""
        return self.pages

    @property
    @abstractmethod
    def pages(self) -> Sequence[Any]:
        """What has a page."""

    def get_languages_for_item(self, item: Any) -> list[str]:
        """Return the languages of a page."""
        return languages_of(item)

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> Any:
        """Return the entries of a file, each with the page for readers of other languages."""
        entries = super().get_urls(page, site, protocol)
        for entry in entries:
            alternates = entry["alternates"]
            default = next(found for found in alternates if found["lang_code"] == settings.LANGUAGE_CODE)
            alternates.append(default | {"lang_code": "x-default"})
        return entries


class TemplateSitemap(TranslatedSitemap):
    """The pages of templates."""

    @cached_property
    def pages(self) -> Sequence[DiagramTemplate]:
        """The templates that visitors see, newest first."""
        return [*DiagramTemplate.objects.published().newest().defer("source", "description")]

    def lastmod(self, item: DiagramTemplate) -> datetime | None:
        """Return when the latest edition came out."""
        return item.revised_at


class CategorySitemap(TranslatedSitemap):
    """The pages of categories in which there is something."""

    @cached_property
    def pages(self) -> Sequence[Category]:
        """The categories, each with the time of its latest change."""
        templates = DiagramTemplate.objects.published().order_by().values_list("category")
        now = timezone.now()
        latest: dict[int, datetime] = dict(templates.annotate(Max("updated_at")))
        self.latest = {category: min(time, now) for category, time in latest.items()}
        return [*Category.objects.filter(pk__in=self.latest)]

    def lastmod(self, item: Category) -> datetime | None:
        """Return when anything in it changed last."""
        return self.latest[item.pk]


class ListSitemap(TranslatedSitemap):
    """The list of all templates."""

    @cached_property
    def pages(self) -> Sequence[None]:
        """The one page that is about no thing."""
        found = DiagramTemplate.objects.published().aggregate(latest=Max("updated_at"))
        latest: datetime | None = found["latest"]
        self.latest = latest and min(latest, timezone.now())
        return [None]

    def location(self, item: None) -> str:
        """Return its address."""
        return address_in(localize.language(), item)

    def lastmod(self, item: None) -> datetime | None:  # noqa: ARG002
        """Return when any template changed last."""
        return self.latest


class PageSitemap(TranslatedSitemap):
    """The pages about the gallery itself, by the names of their addresses."""

    pages = ("accessibility", "privacy")

    def location(self, item: str) -> str:
        """Return the address of one."""
        return address_in(localize.language(), item)
