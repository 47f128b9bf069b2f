"""Delete what is out of date of sessions and of records of signing in."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from gallery.logins.limits import forget


class Command(BaseCommand):
    """Forget who signed in from where, once it serves nothing any more."""

    help = "Delete sessions, failures and records of signing in that are out of date."

    def handle(self, **_options: Any) -> None:
        """Delete them; this says nothing."""
        call_command("clearsessions")
        forget()
