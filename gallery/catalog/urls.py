"""The catalogue's addresses; each name is also that of the view, the HTML file and the test file."""

from django.urls import path

from gallery.catalog import views

urlpatterns = [
    path("templates/", views.diagram_list, name="diagram_list"),
    path("templates/<slug:slug>.fz", views.diagram_source, name="diagram_source"),
    path("templates/<slug:slug>.svg", views.diagram_drawing, name="diagram_drawing"),
    path("templates/<slug:slug>/", views.diagram_detail, name="diagram_detail"),
    path("categories/<slug:slug>/", views.category_detail, name="category_detail"),
]
