"""Write the catalogue in the database back to the catalogue files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from gallery.catalog.files.dumping import dump, left_over, remove
from gallery.catalog.files.paths import from_here
from gallery.catalog.files.printing import printable
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.operations.turns import CommandInTurn


class Command(CommandInTurn):
    """Write tags, categories and templates as files, where they say something else."""

    help = (
        "Write the catalogue files from the database; what loading them gives back is the same to the byte."
    )

    unfinished = "Each file is whole, as it was or as it is now: run this again for the others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may stand on the command line."""
        parser.add_argument("--to", dest="folder", type=Path, default=settings.FIXTURES_DIR, metavar="DIR")
        parser.add_argument(
            "--prune", action="store_true", help="remove files of entries that the database has not"
        )

    def handle(self, *, folder: Path, prune: bool, **_options: Any) -> None:
        """Write what differs, then deal with what is left over."""
        files = dict(dump(catalogue_in_database(), folder))
        written = [path for path, differed in files.items() if differed]
        for path in written:
            self.stdout.write(printable(f"written    {from_here(path)}"))
        stale = left_over(files, folder)
        for path in stale:
            self.stdout.write(
                printable(
                    f"removed    {from_here(path)}"
                    if prune
                    else f"left over  {from_here(path)} (--prune removes it)"
                )
            )
        if prune:
            remove(stale, folder)
        self.stdout.write(f"{len(written)} written")
