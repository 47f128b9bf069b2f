"""Who signed in, and who tried: superusers read it and let people in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import Permission

from tests.catalog.pages import Page
from tests.logins.attempts import HOME, attempts, signs_in

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = pytest.mark.django_db

LISTS = ("/admin/axes/accessattempt/", "/admin/axes/accesslog/")


@pytest.mark.parametrize("language", ["", "/fr"])
def test_superusers_read_it(admin_client: Client, editor: User, language: str) -> None:
    signs_in("edith")
    attempts(2, "edith")
    failure, entry = AccessAttempt.objects.get(), AccessLog.objects.get(username="edith")

    for page, key in zip(LISTS, (failure.pk, entry.pk), strict=True):
        assert {"edith", HOME} <= set(Page(admin_client.get(f"{language}{page}?q=edith").text).lines)
        assert admin_client.get(f"{language}{page}{key}/change/").status_code == 200
        assert admin_client.post(f"{language}{page}{key}/change/", {"username": "paul"}).status_code == 403
        assert admin_client.get(f"{language}{page}add/").status_code == 403


def test_deleting_failures_lets_somebody_in_again(admin_client: Client, editor: User) -> None:
    attempts(5, "edith")
    assert not signs_in("edith")
    failure = AccessAttempt.objects.get()
    admin_client.post(f"{LISTS[0]}{failure.pk}/delete/", {"post": "yes"})

    assert signs_in("edith")


@pytest.mark.parametrize("name", ["editor", "publisher"])
def test_nobody_else_does_whatever_permissions_they_have(
    request: pytest.FixtureRequest, client: Client, name: str
) -> None:
    user: User = request.getfixturevalue(name)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="axes"))
    client.force_login(user)

    assert [client.get(page).status_code for page in LISTS] == [403, 403]
    assert "/admin/axes/" not in client.get("/admin/").text
