"""The picture by which the list of templates is announced elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from gallery.catalog.conditional import immutable
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.previews.addresses import list_preview as address_of
from gallery.catalog.previews.making import give, in_language
from gallery.catalog.previews.subjects import list_picture
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@immutable
@rate_limited("picture", in_text)
def list_preview(request: HttpRequest, language: str, digest: str) -> HttpResponse:  # noqa: ARG001
    """Give the picture of all templates; from a name that it had before, lead to the present one."""
    with in_language(language):
        address = address_of(language, state_of(revision_for(request)))
        return give(request, address, lambda: list_picture(DiagramTemplate.objects.published(), language))
