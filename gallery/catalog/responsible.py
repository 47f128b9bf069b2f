"""Who answers for this copy of the gallery, as its operator has set it."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings


class Responsible(NamedTuple):
    """A person or an organisation; what is not set is empty."""

    name: str
    contact: str
    """Where they can be reached, as a link: mailto: or https://."""

    @property
    def contact_words(self) -> str:
        """The contact as people write it."""
        return self.contact.removeprefix("mailto:").removeprefix("https://")


def responsible() -> Responsible:
    """Return who answers for this copy."""
    return Responsible(settings.OPERATOR_NAME, settings.OPERATOR_CONTACT)
