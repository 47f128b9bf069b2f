"""The addresses of the API, below /api/; what answers differently to the same question gets a /v2/."""

from django.urls import path, re_path

from gallery.catalog.api.views import (
    api_category_list,
    api_document,
    api_index,
    api_missing,
    api_tag_list,
    api_template_detail,
    api_template_list,
)

urlpatterns = [
    path("v1/", api_index, name="api_index"),
    path("v1/openapi.json", api_document, name="api_document"),
    path("v1/templates/", api_template_list, name="api_template_list"),
    path("v1/templates/<slug:slug>/", api_template_detail, name="api_template_detail"),
    path("v1/categories/", api_category_list, name="api_category_list"),
    path("v1/tags/", api_tag_list, name="api_tag_list"),
    re_path("", api_missing, name="api_missing"),
]
