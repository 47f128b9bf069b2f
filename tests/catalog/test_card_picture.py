"""The picture on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.models import Drawing
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def test_is_kept_for_good_under_a_name_that_changes_with_it(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish("canary")
    drawing = Drawing.objects.horizontal().get()

    with django_assert_num_queries(2):
        response = client.get(f"/pictures/{drawing.digest}.svg")

    assert response.content.decode() == drawing.thumbnail
    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]


def test_of_no_drawing_is_not_found(client: Client) -> None:
    assert client.get("/pictures/abc.svg").status_code == 404
