"""Catalogue files loaded by the command, and what it says of them."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from django.core.management import call_command

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path, *entries: str, **options: Any) -> dict[str, str]:
    """Load a folder and return what is said of each entry."""
    said = StringIO()
    call_command("load_gallery", *entries, folder=folder, stdout=said, **options)
    lines = [line.split(maxsplit=1) for line in said.getvalue().splitlines()[:-1]]
    return {path.partition(" (")[0]: verdict for verdict, path in lines}


def template(slug: str = "answer") -> DiagramTemplate:
    return DiagramTemplate.objects.get(slug=slug)
