"""Who works on the gallery in tests: an editor, a publisher, and clients that are signed in as one of them.

Folders that need these fixtures import them in their conftest.
"""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

__all__ = ["editor", "editor_client", "publisher", "publisher_client"]

PASSWORD = "correct horse battery"


def make_roles() -> None:
    """Make the groups as migration 0005 does; tests that empty the database take them away."""
    import_module("gallery.catalog.migrations.0005_roles").make_groups(
        apps, SimpleNamespace(connection=connection)
    )


def make_account(name: str, group: str = "") -> User:
    """Make an account that may enter the admin, in a group or in none."""
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, is_staff=True)
    if group:
        make_roles()
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor(db: None) -> User:
    return make_account("edith", "Editors")


@pytest.fixture
def publisher(db: None) -> User:
    return make_account("paul", "Publishers")


@pytest.fixture
def editor_client(editor: User) -> Client:
    """Return a browser in which an editor is signed in."""
    return _signed_in(editor)


@pytest.fixture
def publisher_client(publisher: User) -> Client:
    """Return a browser in which a publisher is signed in."""
    return _signed_in(publisher)


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_staff() -> None:
    """Make the accounts that tests in the browser sign in with, each with the same password."""
    User.objects.create_superuser("root", "root@example.org", PASSWORD)
    make_account("edith", "Editors")
    make_account("paul", "Publishers")
    make_account("nadia")
