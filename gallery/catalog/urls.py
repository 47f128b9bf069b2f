"""The catalogue's addresses; each name is also that of the view, the HTML file and the test file."""

from django.urls import URLPattern, URLResolver, include, path

from gallery.catalog.views.accessibility import accessibility
from gallery.catalog.views.card_picture import card_picture
from gallery.catalog.views.category_detail import category_detail
from gallery.catalog.views.category_feed import category_feed
from gallery.catalog.views.category_preview import category_preview
from gallery.catalog.views.diagram_detail import diagram_detail
from gallery.catalog.views.diagram_drawing import diagram_drawing
from gallery.catalog.views.diagram_list import diagram_list
from gallery.catalog.views.diagram_markdown import diagram_markdown
from gallery.catalog.views.diagram_png import diagram_png
from gallery.catalog.views.diagram_preview import diagram_preview
from gallery.catalog.views.diagram_source import diagram_source
from gallery.catalog.views.diagram_uses import diagram_uses
from gallery.catalog.views.draft_detail import draft_detail
from gallery.catalog.views.embed import embed
from gallery.catalog.views.feed import feed
from gallery.catalog.views.list_preview import list_preview
from gallery.catalog.views.llms import llms
from gallery.catalog.views.oembed import oembed
from gallery.catalog.views.privacy import privacy
from gallery.catalog.views.robots import robots
from gallery.catalog.views.security import security
from gallery.catalog.views.sitemap import sitemap, sitemap_section

without_language: list[URLPattern | URLResolver] = [
    path("pictures/<slug:digest>.svg", card_picture, name="card_picture"),
    path("templates/<slug:slug>/uses/", diagram_uses, name="diagram_uses"),
    path("oembed", oembed, name="oembed"),
    path("previews/templates.<slug:language>.<slug:digest>.png", list_preview, name="list_preview"),
    path(
        "previews/templates/<slug:slug>.<slug:language>.<slug:digest>.png",
        diagram_preview,
        name="diagram_preview",
    ),
    path(
        "previews/categories/<slug:slug>.<slug:language>.<slug:digest>.png",
        category_preview,
        name="category_preview",
    ),
    path("api/", include("gallery.catalog.api.urls")),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, name="sitemap_section"),
]
"""Addresses that are the same for readers of every language."""

urlpatterns = [
    path("templates/", diagram_list, name="diagram_list"),
    path("templates/<slug:slug>.fz", diagram_source, name="diagram_source"),
    path("templates/<slug:slug>.svg", diagram_drawing, name="diagram_drawing"),
    path("templates/<slug:slug>.png", diagram_png, name="diagram_png"),
    path("templates/<slug:slug>.md", diagram_markdown, name="diagram_markdown"),
    path("templates/<slug:slug>/", diagram_detail, name="diagram_detail"),
    path("embed/<slug:slug>/", embed, name="embed"),
    path("drafts/<str:token>/", draft_detail, name="draft_detail"),
    path("categories/<slug:slug>/", category_detail, name="category_detail"),
    path("categories/<slug:slug>/feed.atom", category_feed, name="category_feed"),
    path("feed.atom", feed, name="feed"),
    path("llms.txt", llms, name="llms"),
    path("privacy/", privacy, name="privacy"),
    path("accessibility/", accessibility, name="accessibility"),
]
