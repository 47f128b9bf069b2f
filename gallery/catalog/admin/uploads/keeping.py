"""Uploads between two pages, for their owner alone and for no longer than a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from gallery.catalog.models import Upload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import User

KEPT_FOR = timedelta(days=1)
MOST_OF_ONE = 5
"""Uploads that are kept of one editor: enough to look at some side by side."""

NAME_LENGTH = Upload._meta.get_field("name").max_length


def keep(user: User, name: str, files: Mapping[str, str]) -> Upload:
    """Keep an upload, and no longer those that are old or too many."""
    upload = Upload.objects.create(by=user, name=name[:NAME_LENGTH], files=dict(files))
    Upload.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    latest = Upload.objects.filter(by=user).order_by("-at", "-pk").values_list("pk", flat=True)
    Upload.objects.filter(pk__in=list(latest[MOST_OF_ONE:])).delete()
    return upload


def kept_file(user: User, key: int, path: str) -> str:
    """Return one file of an upload of somebody, "" if it is not there; the rest is not read."""
    text = KeyTextTransform(path, "files")
    uploads = Upload.objects.filter(pk=key, by=user, at__gte=timezone.now() - KEPT_FOR)
    return uploads.annotate(text=text).values_list("text", flat=True).first() or ""


def kept(user: User, key: int, *, lock: bool = False) -> Upload | None:
    """Return an upload of somebody, None if it is another's or there no more; locked, it is imported once."""
    uploads = Upload.objects.select_for_update() if lock else Upload.objects.all()
    return uploads.filter(pk=key, by=user, at__gte=timezone.now() - KEPT_FOR).first()
