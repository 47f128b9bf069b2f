"""Where the picture of a page is: under a name that changes with what it shows."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.urls import reverse

from gallery import flowzap

if TYPE_CHECKING:
    from gallery.catalog.models import Category, DiagramTemplate

DESIGN = "2"
"""Changes whenever the same subject is composed otherwise than before."""


def template_preview(template: DiagramTemplate, language: str) -> str:
    """Return the address of a template's picture with the words of a language."""
    digest = _digest(language, template.words_digest)
    return reverse("diagram_preview", args=[template.slug, language, digest])


def category_preview(category: Category, language: str, state: str) -> str:
    """Return the address of a category's picture, of the catalogue in this state."""
    return reverse("category_preview", args=[category.slug, language, _digest(language, state)])


def list_preview(language: str, state: str) -> str:
    """Return the address of the picture of all templates, of the catalogue in this state."""
    return reverse("list_preview", args=[language, _digest(language, state)])


def _digest(*words: str) -> str:
    return sha256("\0".join((DESIGN, flowzap.ENGINE_VERSION, *words)).encode()).hexdigest()[:16]
