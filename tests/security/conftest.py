"""What tests of security share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.accounts import *  # noqa: F403 (fixtures)
from tests.security.places import World, make_world
from tests.site import *  # noqa: F403 (fixtures)

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@pytest.fixture
def world(admin_user: User) -> World:
    """Put something at every address, with an upload of the superuser."""
    return make_world(admin_user)
