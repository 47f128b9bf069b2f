"""The list of recommended templates in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.related.widget import RelatedPicker, Sent, rows_of
from gallery.catalog.admin.sent_keys import is_key
from gallery.catalog.roles import may_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.contrib.auth.models import AnonymousUser, User

    from gallery.catalog.models import DiagramTemplate

MOST_RELATED = 50
"""Templates that one may recommend: visitors are shown far fewer."""


class RelatedTemplatesField(forms.Field):
    """Templates in the order in which they are recommended; cleaned, a list of them."""

    widget: RelatedPicker
    template: DiagramTemplate | None = None
    """Whose list this is; none for one that is not saved yet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Related templates"), required=False, widget=RelatedPicker(), **kwargs)

    def of(self, template: DiagramTemplate, user: User | AnonymousUser) -> None:
        """Tell which template's list this is, and who is looking at it."""
        if template.pk:
            self.template = self.widget.template = template
            self.initial = self._keys
            self.disabled = not may_change(user, template)

    def _keys(self) -> list[int]:
        """Return what is stored."""
        return list(self.template.related_links.values_list("related", flat=True)) if self.template else []

    def has_changed(self, initial: Sequence[int] | None, data: Sent | None) -> bool:
        """Say whether others are recommended, or in another order."""
        sent = Sent.of(data)
        return bool(sent.slugs) or sent.keys != Sent.of(initial).keys

    def clean(self, value: Sent | Sequence[int] | None) -> list[DiagramTemplate]:
        """Return the templates, or say which of them cannot be recommended and why."""
        sent = Sent.of(value)
        named = sent.named
        if len(sent.keys) + len(named) > MOST_RELATED:
            message = ngettext(
                "At most %(most)d template can be recommended.",
                "At most %(most)d templates can be recommended.",
                MOST_RELATED,
            )
            raise ValidationError(message, params={"most": MOST_RELATED})
        known = [key for key in sent.keys if is_key(key)]
        there = rows_of(Q(pk__in=known) | Q(slug__in=named)) if known or named else []
        by_key = {str(template.pk): template for template in there}
        by_slug = {template.slug: template for template in there}
        found = [
            *((key, by_key.get(key)) for key in sent.keys),
            *((slug, by_slug.get(slug)) for slug in named),
        ]
        if faults := list(self._faults(found, len(sent.keys))):
            raise ValidationError(faults)
        return [template for _name, template in found if template is not None]

    def _faults(
        self, found: Sequence[tuple[str, DiagramTemplate | None]], chosen: int
    ) -> Iterator[ValidationError]:
        """Yield what is wrong with the list: first what was chosen from it, then what was typed."""
        seen: set[int] = set()
        for place, (name, template) in enumerate(found):
            if template is None and place < chosen:
                yield ValidationError(
                    gettext("One of the related templates is not there any more. The others are: save again.")
                )
            elif template is None:
                message = gettext("There is no template with the slug “%(slug)s”.")
                yield ValidationError(message, params={"slug": name})
            elif template == self.template:
                yield ValidationError(gettext("A template cannot be related to itself."))
            elif template.pk in seen:
                message = gettext("“%(title)s” is among the related templates twice.")
                yield ValidationError(message, params={"title": template.title})
            if template is not None:
                seen.add(template.pk)
