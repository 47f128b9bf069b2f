"""Stages and times as curators see them in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.safestring import SafeString

    from gallery.catalog.models import DiagramTemplate


def stage_badge(stage: DiagramTemplate.Stage) -> SafeString:
    """Return a stage as a badge."""
    return format_html('<span class="stage stage--{}">{}</span>', stage.value, stage.label)


def day_element(time: datetime) -> SafeString:
    """Return the day of a time; the time of day is told to whoever points at it."""
    local = timezone.localtime(time)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, "DATETIME_FORMAT"),
        date_format(local, "DATE_FORMAT"),
    )
