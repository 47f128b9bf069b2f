"""Preparing: a gallery that can be served, and nothing more the second time."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from gallery.catalog.models import DiagramTemplate


@pytest.mark.django_db
@pytest.mark.usefixtures("drawn")
def test_fills_an_empty_gallery_once() -> None:
    first, second = StringIO(), StringIO()

    call_command("prepare", stdout=first)
    call_command("prepare", stdout=second)

    assert DiagramTemplate.objects.published().exists()
    assert "created    patterns" in first.getvalue()
    assert second.getvalue() == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("drawn")
def test_forgets_who_signed_in_long_ago() -> None:
    past = timezone.now() - timedelta(days=31)
    row = {"username": "edith", "ip_address": "192.0.2.1", "http_accept": "", "path_info": "/"}
    AccessAttempt.objects.create(**row, failures_since_start=3)
    AccessLog.objects.create(**row)
    for records in (AccessAttempt.objects, AccessLog.objects):
        records.update(attempt_time=past)
    Session.objects.create(session_key="old", session_data="", expire_date=past)
    Session.objects.create(
        session_key="new", session_data="", expire_date=timezone.now() + timedelta(hours=1)
    )

    call_command("prepare", stdout=StringIO())

    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()
    assert [session.session_key for session in Session.objects.all()] == ["new"]
