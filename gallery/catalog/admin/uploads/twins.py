"""Templates that draw the same process as an uploaded source."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from gallery import flowzap
from gallery.catalog.admin.uploads.answering import address
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_TWINS = 5
"""Templates that are named for one source."""


class Twin(NamedTuple):
    """A template of the same structure, and whether its source is the very same."""

    template: DiagramTemplate
    is_same: bool

    @property
    def address(self) -> str:
        """Of the page on which the template is changed."""
        return address("change", self.template.pk)


def twins_of(sources: Collection[str]) -> dict[str, list[Twin]]:
    """Return the templates in the gallery that draw the same as each of some sources, in one query."""
    digests = {source: flowzap.structure_of(flowzap.analyze(source).diagram) for source in sources}
    found: dict[str, list[DiagramTemplate]] = defaultdict(list)
    wanted = DiagramTemplate.objects.filter(structure_digest__in=set(digests.values()) - {""})
    for template in wanted.only("pk", "title", "source_en", "structure_digest").order_by("slug"):
        found[template.structure_digest].append(template)
    return {
        source: [Twin(each, each.source_en == source) for each in found[digest][:MOST_TWINS]]
        for source, digest in digests.items()
        if digest in found
    }
