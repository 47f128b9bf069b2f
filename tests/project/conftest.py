"""What tests of the project as a whole share."""

from tests.site import *  # noqa: F403 (fixtures)
