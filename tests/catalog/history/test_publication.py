"""What visitors see of a template, or saw last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from gallery.catalog.history import Recording, entry_of, published_entry
from gallery.catalog.models import Change, DiagramTemplate
from tests.catalog.published import publish

if TYPE_CHECKING:
    from datetime import datetime

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

NOW = timezone.now().replace(microsecond=0)


def days(count: int) -> datetime:
    return NOW + timedelta(days=count)


def change(template: DiagramTemplate, at: datetime, **fields: Any) -> None:
    """Change a template, at a time that history takes for the time of the change."""
    with Recording(by=None) as recording:
        recording.watch([template])
        for name, value in fields.items():
            setattr(template, name, value)
        template.save()
    found = Change.objects.filter(template=template, action="found")
    found.update(at=min(at, days(-30)))
    latest = template.changes.exclude(pk__in=found).latest("pk")
    Change.objects.filter(pk=latest.pk).update(at=at)


def title_seen(template: DiagramTemplate) -> str | None:
    entry = published_entry(DiagramTemplate.objects.get(pk=template.pk))
    return entry.titles["en"] if entry else None


def test_is_what_visitors_see() -> None:
    template = publish("one")

    assert published_entry(template) == entry_of(template)


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_is_what_they_saw_last(status: str) -> None:
    template = publish("one", title_en="Seen", published_at=days(-60))
    change(template, days(-2), status=status, title_en="Unseen")
    change(template, days(-1), title_en="Unseen as well")

    assert title_seen(template) == "Seen"


def test_is_none_of_what_nobody_saw() -> None:
    draft = publish("draft", status="draft", published_at=None)
    change(draft, days(-1), title_en="Other")

    assert published_entry(draft) is None


def test_is_none_of_what_is_still_to_come_out() -> None:
    scheduled = publish("scheduled", published_at=days(3))
    change(scheduled, days(-1), title_en="Other")
    assert title_seen(scheduled) is None

    change(scheduled, NOW, status="draft")
    assert title_seen(scheduled) is None


def test_is_what_the_clock_brought_out() -> None:
    template = publish("one", published_at=days(-3))
    change(template, days(-10), title_en="Scheduled")
    change(template, days(-1), status="draft", title_en="Unseen")

    assert title_seen(template) == "Scheduled"


def test_of_what_expired_is_what_was_seen_before() -> None:
    template = publish("one", title_en="Seen", published_at=days(-60))
    change(template, days(-20), expires_at=days(-10))
    change(template, days(-5), title_en="Unseen")

    assert title_seen(template) == "Seen"


def test_of_what_expired_without_a_history_is_what_it_says() -> None:
    expired = publish("expired", title_en="Seen", published_at=days(-60), expires_at=days(-10))
    archived = publish("archived", status="archived")

    assert title_seen(expired) == "Seen"
    assert title_seen(archived) is None
