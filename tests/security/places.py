"""Every address of the gallery, the admin's included, found from the urlconf with something there to be seen.

A new address whose parameters are not known here fails every test that walks them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone, translation

from gallery.catalog.admin.uploads.keeping import keep
from gallery.catalog.draft_links import Lifetime, address_of, new_link
from gallery.catalog.history import Recording
from gallery.catalog.models import (
    Category,
    Change,
    DailyUse,
    DiagramTemplate,
    Drawing,
    Revision,
    Tag,
)
from gallery.catalog.previews import addresses
from gallery.catalog.state import state_of
from tests.accounts import make_roles
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    Patterns = list[URLPattern | URLResolver]

LANGUAGES = ("en", "fr")
CONVERTED = re.compile(r"<(?:\w+:)?(\w+)>")
GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")
QUERIES = {
    "oembed": "url=http://testserver/templates/canary/",
    "admin:autocomplete": "app_label=catalog&model_name=diagramtemplate&field_name=tags&term=a",
    "admin:catalog_diagramtemplate_import_picture": "path=diagram.fz",
}
"""What some addresses cannot do without."""


class Place(NamedTuple):
    """An address in the urlconf."""

    name: str
    """As it is reversed by; some of Django's have a question mark instead of a name of their own."""
    route: str
    """Its path with the names of its parameters in angle brackets."""
    has_language: bool


@dataclass(frozen=True)
class World:
    """What there is to be seen: a template and a draft with all that belongs to them, and an upload."""

    template: DiagramTemplate
    draft: DiagramTemplate
    keys: dict[str, int]
    """Primary keys by the model that an address of the admin is about."""
    upload: int

    def path_of(self, place: Place, language: str = "en") -> str:
        """Return an address at which there is something; of the draft where only that may be changed."""
        with translation.override(language):
            path = CONVERTED.sub(lambda found: self._value(place, found[1], language), place.route)
            if place.name == "admin:catalog_change_compare":
                return f"{path}?from={self.keys['catalog_change']}&to={self.keys['catalog_change']}"
        query = QUERIES.get(place.name, "")
        return f"{path}?{query}" if query else path

    def _value(self, place: Place, parameter: str, language: str) -> str:
        match place.name, parameter:
            case (("list_preview" | "category_preview" | "diagram_preview" | "card_picture"), _):
                return self._of_picture(place.name, parameter, language)
            case (("category_detail" | "category_feed"), "slug"):
                return "patterns"
            case "draft_detail", "token":
                return address_of(new_link(self.draft, Lifetime.DAY)).rstrip("/").rpartition("/")[2]
            case "admin:catalog_diagramtemplate_thumbnail", "digest":
                return Drawing.objects.horizontal().filter(template=self.draft)[0].digest
            case "admin:view_on_site", "content_type_id":
                return str(ContentType.objects.get_for_model(DiagramTemplate).pk)
            case "admin:view_on_site", "object_id":
                return str(self.template.pk)
            case "admin:catalog_diagramtemplate_labels", "language":
                return "fr"
        if place.name.startswith("admin:catalog_diagramtemplate_import"):
            return str(self.upload)
        if parameter in {"object_id", "pk", "key", "id"}:
            models = [model for model in self.keys if model.replace("_", "/") + "/" in place.route]
            return str(self.keys[models[0]])
        plain = {"slug": "canary", "section": "templates", "app_label": "catalog", "url": "nothing/here"}
        return plain[parameter]

    def _of_picture(self, name: str, parameter: str, language: str) -> str:
        state = state_of(Revision.current())
        match name:
            case "list_preview":
                path = addresses.list_preview(language, state)
            case "category_preview":
                path = addresses.category_preview(Category.objects.get(slug="patterns"), language, state)
            case "diagram_preview":
                path = addresses.template_preview(self.template, language)
            case _:
                return Drawing.objects.shown_in(language).get(template=self.template).digest
        *slugs, _language, digest, _png = path.rpartition("/")[2].split(".")
        return {"slug": "".join(slugs), "language": language, "digest": digest}[parameter]


def make_world(owner: User) -> World:
    """Put something at every address; the upload and the last change are of `owner`."""
    make_roles()
    tag = Tag.objects.create(slug="support", name_en="Support")
    template = publish("canary", source_fr=FRENCH_SOURCE)
    template.tags.add(tag)
    draft = publish("unfinished", status="draft", published_at=None)
    with Recording(by=owner, why="Because.") as recording:
        recording.watch([draft])
        draft.title_en = "Unfinished business"
        draft.save()
    attempt = {"ip_address": "192.0.2.1", "user_agent": "Browser", "username": "edith"}
    keys = {
        "catalog_diagramtemplate": draft.pk,
        "catalog_category": template.category_id,
        "catalog_tag": tag.pk,
        "catalog_change": Change.objects.latest("pk").pk,
        "catalog_dailyuse": DailyUse.objects.create(template=template, kind="copy", day=timezone.now()).pk,
        "auth_user": owner.pk,
        "auth_group": Group.objects.get(name="Editors").pk,
        "axes_accessattempt": AccessAttempt.objects.create(**attempt, failures_since_start=1).pk,
        "axes_accesslog": AccessLog.objects.create(**attempt).pk,
    }
    upload = keep(owner, "diagram.fz", {"diagram.fz": SOURCE})
    return World(template, draft, keys, upload.pk)


def every_place() -> list[Place]:
    """Return every address of the urlconf."""
    return list(dict.fromkeys(_places(get_resolver().url_patterns, "", "/", False)))


def _places(patterns: Patterns, space: str, before: str, has_language: bool) -> Iterator[Place]:
    for pattern in patterns:
        route = GROUP.sub(r"<\1>", str(pattern.pattern)).strip("^$")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            prefixed = has_language or hasattr(pattern.pattern, "language_prefix")
            route = "" if hasattr(pattern.pattern, "language_prefix") else route
            yield from _places(pattern.url_patterns, inner, before + route, prefixed)
        else:
            name = f"{space}{pattern.name or '?'}"
            yield Place(name, before + (route or _below(name)), has_language)


def _below(name: str) -> str:
    """Return what comes behind the address of one that takes all that is left."""
    return "nothing/here" if name == "api_missing" else ""


def read_through(answer: Any) -> None:
    """Read a file to its end, which closes it; to close it at once would close the database's connection."""
    if answer.streaming:
        for _part in answer.streaming_content:
            pass
