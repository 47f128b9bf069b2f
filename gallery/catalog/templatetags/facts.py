"""What a template holds, in few words."""

from __future__ import annotations

from django import template

from gallery.catalog.counted import counted

register = template.Library()
register.filter(counted)
