"""What the list must show: counted in the files of the catalogue, to outlive a new template."""

from __future__ import annotations

from gallery.catalog import paging
from tests.fixtures.entries import read_all

ALL = len(read_all())
"""How many templates there are."""
ON_A_PAGE = min(ALL, paging.PAGE_SIZE)
"""How many of them the first page of the list has."""


def tagged(*slugs: str) -> int:
    """Return how many templates have all of these tags."""
    return sum(set(slugs) <= set(entry.tags) for entry in read_all())


def left_out(tag: str, lanes: int) -> str:
    """Return the slug of a category that has templates with a tag, but none of so many lanes."""
    found = [
        (entry.folder.parent.name, len(entry.english.analysis.diagram.lanes))
        for entry in read_all()
        if tag in entry.tags
    ]
    wanted = {shelf for shelf, count in found if count == lanes}
    return next(shelf for shelf, _ in found if shelf not in wanted)


def told(number: int) -> str:
    """Return a number of templates in words."""
    return f"{number} template{'' if number == 1 else 's'}"
