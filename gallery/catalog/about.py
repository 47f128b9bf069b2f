"""What the gallery is, in a sentence."""

from django.utils.translation import gettext


def about_the_gallery() -> str:
    """Say in the active language what visitors find here."""
    return gettext(
        "Proven processes, drawn as swimlane diagrams. Find one, see how it flows and copy its FlowZap Code."
    )
