"""What tests of signing in share."""

from tests.accounts import *  # noqa: F403 (fixtures)
from tests.site import *  # noqa: F403 (fixtures)
