"""Catalogue files as a zip file, byte for byte the same for the same content."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gallery.catalog.files.entries import Catalogue
from gallery.catalog.files.snapshot import StoredTemplates, catalogue_in_database
from gallery.catalog.files.writing import files_of
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Collection

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: when it was packed says nothing of what is in it."""

_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def part_of_catalogue(keys: Collection[int]) -> Catalogue:
    """Return some templates with the categories in which they stand, and the tags that they have."""
    whole = catalogue_in_database()
    chosen = DiagramTemplate.objects.filter(pk__in=keys).order_by()
    shelves = set(chosen.values_list("category__slug", flat=True))
    tags = set(chosen.values_list("tags__slug", flat=True))
    return Catalogue(
        tags={slug: tag for slug, tag in whole.tags.items() if slug in tags},
        categories={slug: category for slug, category in whole.categories.items() if slug in shelves},
        templates=StoredTemplates(chosen),
    )


def pack(catalogue: Catalogue, file: IO[bytes]) -> None:
    """Write the files of a catalogue as a zip file."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, text in files_of(catalogue):
            info = ZipInfo(path, FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, text.encode())
