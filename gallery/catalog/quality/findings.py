"""What a finder returns: a shortcoming that is not yet a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.quality.surroundings import Surroundings

SOURCE_FIELD = "source_en"
"""The field in which whatever is wrong with the diagram is mended."""

LONGEST_FIELD = 40
"""As many characters as the column has."""


class Finding(NamedTuple):
    """A shortcoming: its kind, the language that it is about, the field where it is mended, what to tell."""

    kind: str
    language: str = ""
    field: str = ""
    details: dict[str, Any] = {}


class Find(Protocol):
    """Looks for shortcomings of a template."""

    def __call__(self, template: DiagramTemplate, around: Surroundings) -> Iterator[Finding]:
        """Yield what is found."""


class Finder(NamedTuple):
    """A function that finds shortcomings, and all kinds of them that it can find."""

    kinds: frozenset[str]
    find: Find


def label_field(language: str, place: str) -> str:
    """Return the field of a label's translation; of one at a place with a long name, all of the labels."""
    field = f"label-{language}-{place}"
    return field if len(field) <= LONGEST_FIELD else f"labels-{language}"


def text_of(field: str) -> str:
    """Return which text a field holds, without its language: "summary" of "summary_fr"."""
    return field.rpartition("_")[0]
