"""Preparing: a gallery that can be served, and nothing more the second time."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

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
