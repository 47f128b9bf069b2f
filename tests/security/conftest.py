"""What tests of attacks share."""

from __future__ import annotations

from tests.accounts import *  # noqa: F403 (fixtures)
from tests.site import *  # noqa: F403 (fixtures)
