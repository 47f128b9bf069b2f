"""Addresses that a page gives of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils.translation import override

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict
    from django.template.context import RequestContext

register = template.Library()


@register.simple_tag(takes_context=True)
def page_in(context: RequestContext, language: str, *, query: bool = True) -> str:
    """Return this page's address in a language; for a page that is not there, the list's."""
    request: HttpRequest = context["request"]
    try:
        resolve(request.path_info)
    except Resolver404:
        with override(language):
            return reverse("diagram_list")
    return translate_url(request.get_full_path() if query else request.path, language)


@register.simple_tag(takes_context=True)
def absolute(context: RequestContext, path: str) -> str:
    """Return a path of this site with scheme and host."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(path)


@register.simple_tag
def with_query(path: str, query: QueryDict, **changes: object) -> str:
    """Return a path with a query in which some parameters are changed, or left out where None."""
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = str(value)
    return f"{path}?{changed.urlencode()}" if changed else path
