"""What tests of running the gallery as a service share."""

from tests.accounts import *  # noqa: F403 (fixtures)
from tests.site import *  # noqa: F403 (fixtures)
