"""What no list of the desk may hand to a database as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib import admin
from django.db import connection
from django.urls import reverse

if TYPE_CHECKING:
    from django.db.models import Model
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "model", [model for model, desk in admin.site._registry.items() if desk.search_fields], ids=str
)
@pytest.mark.parametrize("query", ["q=%00", "q=a%00b&p=1", "id=%00", "%00=a"])
def test_no_list_fails_on_a_nul(admin_client: Client, model: type[Model], query: str) -> None:
    path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    response = admin_client.get(f"{path}?{query}", follow=True)

    assert response.status_code == 200
    assert response.redirect_chain
    assert "%00" not in response.redirect_chain[-1][0]


@pytest.mark.parametrize("query", ["data__contains=x", "data__contained_by=x"])
def test_no_list_fails_on_what_a_database_cannot_look_for(admin_client: Client, query: str) -> None:
    response = admin_client.get(f"/admin/catalog/change/?{query}", follow=True)

    assert response.status_code == 200
    if connection.vendor == "sqlite":
        assert response.redirect_chain
