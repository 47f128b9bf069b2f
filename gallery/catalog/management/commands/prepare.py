"""Make database, catalogue and drawings fit the code, all in one process."""

import os
from typing import Any

from django.core.management import call_command

from gallery.operations.turns import CommandInTurn


class Command(CommandInTurn):
    """Prepare the gallery to be served; done already, this changes nothing."""

    help = (
        "Migrate the database, load the catalogue files, redraw what another engine drew "
        "and delete sessions and records of signing in that are out of date."
    )

    def handle(self, **_options: Any) -> None:
        """Take the steps in order, each quiet when there is nothing to do."""
        os.umask(0o077)  # a database made here holds the editors' passwords: nobody else's to read
        for command in ("migrate", "load_gallery", "redraw", "forget_logins"):
            call_command(command, verbosity=0, stdout=self.stdout)
