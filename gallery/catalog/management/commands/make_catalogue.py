"""Make up a large catalogue to measure on, or remove it."""

from argparse import ArgumentParser, ArgumentTypeError
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from gallery.catalog.making.entries import PREFIX
from gallery.catalog.making.keeping import made_up, make_up, remove_made_up, written
from gallery.catalog.management.progress import bar


class Command(BaseCommand):
    """Fill the gallery with made-up templates in both languages."""

    help = (
        "Make up templates in both languages, drawn and indexed, to measure the gallery on: the same ones "
        f"for the same seed. The addresses of their categories begin with “{PREFIX}”."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may stand on the command line."""
        parser.add_argument("--count", type=_count, default=10_000, help="how many templates (10000)")
        parser.add_argument("--seed", type=int, default=1, help="another number makes other templates (1)")
        parser.add_argument("--force", action="store_true", help="add them to templates that people wrote")
        parser.add_argument("--remove", action="store_true", help="delete what was made up, and nothing else")

    def handle(self, *, count: int, seed: int, force: bool, remove: bool, **_options: Any) -> None:
        """Make or remove them; refuse where they would mix with others unasked."""
        if remove:
            self.stdout.write(f"{remove_made_up()} removed")
            return
        if made_up().exists():
            raise CommandError("There are made-up templates already: delete them with --remove first.")
        if not force and (others := written().count()):
            raise CommandError(
                f"People wrote {others} templates of this gallery. Take an empty database for measuring, or "
                "add made-up templates with --force; --remove deletes them again."
            )
        start = perf_counter()
        with bar("making", count) as progress:
            make_up(count, seed, progress)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{count} made in {perf_counter() - start:.0f} s")


def _count(text: str) -> int:
    """Read how many templates are wanted."""
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise ArgumentTypeError("a number from 1 to 1000000")
    return int(text)
