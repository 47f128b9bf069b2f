"""Links in descriptions to pages of this site that are not there.

    description ─ Markdown ─▶ addresses ─ target_of ─▶ template or category by its slug ─▶ is it there?

Only addresses of this site are looked at, whether they are written with its host or without; those of other
sites would have to be asked for.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from gallery.catalog.markup import markdown_to_html
from gallery.catalog.quality.findings import Finder, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.urls import ResolverMatch

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.quality.surroundings import Surroundings

MOST_LINKS = 20
"""Broken links of a description that are told one by one: more than any real description has."""


class Target(NamedTuple):
    """What an address of this site leads to: a "template" or "category" by its slug, or "nowhere"."""

    model: str
    slug: str = ""


def find_broken_links(template: DiagramTemplate, around: Surroundings) -> Iterator[Finding]:
    """Yield every link to a page of this site that visitors do not get, or only by a redirection."""
    for language, _name in settings.LANGUAGES:
        broken = []
        for address, target in links_of(template, language):
            if fault := around.fault_of(target):
                broken.append({"address": address, **fault})
        for details in broken[:MOST_LINKS]:
            yield Finding("broken-link", language, f"description_{language}", details)


def links_of(template: DiagramTemplate, language: str) -> Iterator[tuple[str, Target]]:
    """Yield each link of a description to a page of this site other than its own, once, with its target."""
    text = getattr(template, f"description_{language}") or ""
    if not any(mark in text for mark in ("](", "]:", "<")):
        return  # Markdown has no other way to write a link, and takes long to read
    page = _page_of(template, language)
    for address in dict.fromkeys(_Addresses(markdown_to_html(text)).found):
        target = target_of(address, page)
        if target and target != Target("template", template.slug):
            yield address, target


def target_of(address: str, page: str) -> Target | None:
    """Return what an address on a page leads to; None for other sites, and what is neither of both."""
    try:
        url = urlsplit(urljoin(page, address))
    except ValueError:
        return None  # such as http://[: no browser follows it, nor is it an address of this site
    if url.scheme not in ("", "http", "https") or (url.netloc and not _is_here(url.netloc)):
        return None
    path = unquote(url.path) or "/"
    if path.startswith(settings.STATIC_URL):
        return None
    match = _resolved(path) or (None if path.endswith("/") else _resolved(f"{path}/"))
    if match is None:
        return Target("nowhere")
    for model, prefixes in _PAGES.items():
        if "slug" in match.kwargs and str(match.url_name).startswith(prefixes):
            return Target(model, match.kwargs["slug"])
    return None


_PAGES = {"template": ("diagram_", "embed"), "category": ("category_",)}
"""How the names of the addresses begin that are about one template or category."""


def _resolved(path: str) -> ResolverMatch | None:
    """Return what answers at a path, whichever language it is in."""
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path)
        except Resolver404:
            return None


def _is_here(netloc: str) -> bool:
    """Say whether a host is this site's; a site that answers to any name knows none as its own."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host != "*"]
    return validate_host(split_domain_port(netloc.rpartition("@")[2])[0], hosts)


def _page_of(template: DiagramTemplate, language: str) -> str:
    with translation.override(language):
        return reverse("diagram_detail", args=[template.slug])


class _Addresses(HTMLParser):
    """The addresses of the links of a text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


LINKS = Finder(frozenset({"broken-link"}), find_broken_links)
