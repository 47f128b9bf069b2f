"""What tests of running the gallery share."""

from tests.site import *  # noqa: F403 (fixtures)
