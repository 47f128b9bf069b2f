"""Characters that are not seen, as marks."""

from django import template

from gallery.catalog.revealing import reveal

register = template.Library()

register.filter("revealed", reveal)
