"""The catalogue's addresses; each name is also that of the view, the HTML file and the test file."""

from django.urls import path

from gallery.catalog.views.card_picture import card_picture
from gallery.catalog.views.category_detail import category_detail
from gallery.catalog.views.diagram_detail import diagram_detail
from gallery.catalog.views.diagram_drawing import diagram_drawing
from gallery.catalog.views.diagram_list import diagram_list
from gallery.catalog.views.diagram_source import diagram_source

without_language = [
    path("pictures/<slug:digest>.svg", card_picture, name="card_picture"),
]
"""Addresses that are the same for readers of every language."""

urlpatterns = [
    path("templates/", diagram_list, name="diagram_list"),
    path("templates/<slug:slug>.fz", diagram_source, name="diagram_source"),
    path("templates/<slug:slug>.svg", diagram_drawing, name="diagram_drawing"),
    path("templates/<slug:slug>/", diagram_detail, name="diagram_detail"),
    path("categories/<slug:slug>/", category_detail, name="category_detail"),
]
