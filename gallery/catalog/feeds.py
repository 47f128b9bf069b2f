"""The newest templates for feed readers (Atom), of all the gallery or of a category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext

from gallery import localize
from gallery.catalog.about import about_the_gallery
from gallery.catalog.editions import editions_of
from gallery.catalog.markup import markdown_to_html
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.previews.addresses import template_preview
from gallery.catalog.previews.composing import HEIGHT, WIDTH
from gallery.catalog.translated import address_in

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from gallery.catalog.models import Category

NEWEST = 30
"""How many templates a feed holds."""


class IllustratedFeed(Atom1Feed):
    """Atom with the content of an entry beside its summary."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def feed_of(request: HttpRequest, category: Category | None) -> HttpResponse:
    """Answer with the newest templates in the active language, English where there is no translation."""
    language = localize.language()
    feed = IllustratedFeed(
        title=feed_title(category),
        link=request.build_absolute_uri(address_in(language, category)),
        description=None,
        subtitle=(category and category.description) or about_the_gallery(),
        language=language,
        feed_url=request.build_absolute_uri(request.path),
        author_name="FlowZap",
        feed_copyright=settings.CONTENT_LICENSE or None,
    )
    templates = DiagramTemplate.objects.published().in_category(category).newest()
    for template in templates.select_related("category").prefetch_related("tags", "editions")[:NEWEST]:
        feed.add_item(
            title=template.title,
            link=request.build_absolute_uri(template.get_absolute_url()),
            description=escape(template.summary),
            content=_content(request, template),
            unique_id=_lasting_name(request, template),
            pubdate=template.published_at,
            updateddate=template.revised_at,
            categories=[template.category.name, *(tag.name for tag in template.tags.all())],
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def feed_title(category: Category | None) -> str:
    """Return the name under which readers list a feed."""
    if category:
        return gettext("FlowZap: %(category)s") % {"category": capfirst(category.name)}
    return gettext("FlowZap: new templates")


def _lasting_name(request: HttpRequest, template: DiagramTemplate) -> str:
    """Return a name (a tag URI) that an entry keeps, whatever becomes of its title and address."""
    host = request.get_host().partition(":")[0]
    return f"tag:{host},{template.created_at:%Y-%m-%d}:templates/{template.pk}/{localize.language()}"


def _content(request: HttpRequest, template: DiagramTemplate) -> str:
    """Return an entry's content: picture, summary, description, and what is new in each edition."""
    return format_html(
        '<p><img src="{}" width="{}" height="{}" alt="{}"></p><p>{}</p>{}{}',
        request.build_absolute_uri(template_preview(template, localize.language())),
        WIDTH,
        HEIGHT,
        gettext("Diagram: %(title)s") % {"title": template.title},
        template.summary,
        markdown_to_html(template.description),
        _news(template),
    )


def _news(template: DiagramTemplate) -> SafeString:
    """Return the editions of a template as a list, empty if there is but one."""
    editions = editions_of(template)
    rows = format_html_join(
        "",
        "<li>v{} · {} · {}</li>",
        ((note.number, date_format(note.came_out_at), note.text) for note in editions),
    )
    return format_html("<h3>{}</h3><ul>{}</ul>", gettext("Versions"), rows) if editions else rows
