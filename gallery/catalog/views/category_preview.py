"""The picture by which a category's page is announced elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import immutable
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.previews.addresses import category_preview as address_of
from gallery.catalog.previews.making import give, in_language
from gallery.catalog.previews.subjects import category_picture
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@immutable
@rate_limited("picture", in_text)
def category_preview(request: HttpRequest, slug: str, language: str, digest: str) -> HttpResponse:  # noqa: ARG001
    """Give the picture of a category; from a name that it had before, lead to the present one."""
    with in_language(language):
        category = get_object_or_404(Category, slug=slug)
        address = address_of(category, language, state_of(revision_for(request)))
        templates = DiagramTemplate.objects.published()
        return give(request, address, lambda: category_picture(category, templates, language))
