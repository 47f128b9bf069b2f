"""The list of recommended templates on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.db.models import Q
from django.template.loader import render_to_string

from gallery.catalog.admin.sent_keys import is_key
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.neighbours import RELATED_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.safestring import SafeString

    from gallery.catalog.querysets import DiagramTemplateQuerySet

KEYS, SLUGS = "related", "related_slug"
"""The names of the boxes: one for each template, in their order, and one for those that are typed."""
RECOMMENDING_SHOWN = 20
"""How many are listed of those that recommend a template."""


@dataclass(frozen=True)
class Sent:
    """What a page sends of the list, unchecked."""

    keys: Sequence[str] = ()
    slugs: str = ""

    @classmethod
    def of(cls, value: Self | Iterable[int] | None) -> Self:
        """Return what a page would send of a list of primary keys."""
        return value if isinstance(value, cls) else cls([str(key) for key in value or ()])  # type: ignore[union-attr]

    @property
    def named(self) -> list[str]:
        """The slugs that were typed; of an address its last part."""
        return [name.rstrip("/").rpartition("/")[2] for name in re.split(r"[\s,;]+", self.slugs) if name]


def rows_of(which: Q) -> DiagramTemplateQuerySet:
    """Return templates with what a row of a list shows."""
    return (
        DiagramTemplate.objects.filter(which)
        .select_related("category")
        .defer("description", "source", "category__description")
        .newest()
    )


class RelatedPicker(forms.Widget):
    """A list to put in order, with a search, suggestions, and who recommends the template.

    Without scripts it can be added to by slug, and taken from, in the order as it is.
    """

    template: DiagramTemplate | None = None
    """Whose list this is; none for one that is not saved yet."""

    class Media:
        """Nothing of this is executed before the page is there."""

        css = {"all": ("css/admin/related.css",)}
        js = (forms.Script("js/admin/related.js", type="module"),)

    def id_for_label(self, id_: str | None) -> str:  # noqa: ARG002 (Django calls it so)
        """Return nothing: its parts are labelled each for itself."""
        return ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:  # noqa: ARG002 (Django calls it so)
        """Return what was chosen, and what was typed."""
        return Sent(data.getlist(KEYS), data.get(SLUGS, ""))

    def render(
        self,
        name: str,  # noqa: ARG002 (Django calls it so)
        value: Sent | Iterable[int] | None,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002
    ) -> SafeString:
        """Show the list as it was sent, or as it is stored."""
        shown = self._shown(Sent.of(value)) | {"is_read_only": bool((attrs or {}).get("disabled"))}
        return render_to_string("admin/catalog/diagramtemplate/_related.html", shown)

    def _shown(self, sent: Sent) -> dict[str, Any]:
        """Return what the list shows; what is not there any more is left out."""
        keys = [int(key) for key in dict.fromkeys(sent.keys) if is_key(key)]
        rows = {template.pk: template for template in rows_of(Q(pk__in=keys))} if keys else {}
        recommending = self._recommending()
        return {
            "template": self.template,
            "chosen": [rows[key] for key in keys if key in rows],
            "slugs": sent.slugs,
            "shown": RELATED_SHOWN,
            "recommending": recommending[:RECOMMENDING_SHOWN],
            "recommending_more": len(recommending) > RECOMMENDING_SHOWN,
        }

    def _recommending(self) -> Sequence[DiagramTemplate]:
        if self.template is None:
            return []
        return list(rows_of(Q(related_links__related=self.template))[: RECOMMENDING_SHOWN + 1])
