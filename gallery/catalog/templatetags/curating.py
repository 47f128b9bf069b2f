"""What the curators' pages show of templates."""

from django import template
from django.conf import settings

from gallery.catalog.admin.badges import day_element, stage_badge
from gallery.catalog.models import Change

register = template.Library()

register.simple_tag(stage_badge)
register.simple_tag(day_element)

RECENT = 10
"""How many changes the first page of the admin lists."""


@register.simple_tag
def recent_changes() -> list[Change]:
    """Return the latest changes of any template, without what it said then."""
    changes = Change.objects.exclude(action=Change.Action.FOUND).select_related("template")
    titles = (f"template__title_{language}" for language, _name in settings.LANGUAGES)
    shown = ("slug", "at", "by_name", "action", "why", "template__slug", *titles)
    return list(changes.only(*shown)[:RECENT])
