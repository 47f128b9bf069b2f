"""Load the catalogue files into the database."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from gallery.catalog.files.entries import Catalogue
from gallery.catalog.files.foreseeing import foresee
from gallery.catalog.files.loading import load
from gallery.catalog.files.paths import from_here
from gallery.catalog.files.planning import Outcome, Verdict, plan_loading
from gallery.catalog.files.printing import printable
from gallery.catalog.files.problems import CatalogueError
from gallery.catalog.files.reading import read_catalogue
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.management.progress import bar
from gallery.operations.turns import CommandInTurn


class Command(CommandInTurn):
    """Load tags, categories and templates, all or nothing."""

    help = (
        "Load the catalogue files. What an admin edited since they were last loaded is skipped. "
        "If any file is bad, every fault is listed and nothing is loaded."
    )

    unfinished = "Nothing was loaded."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may stand on the command line."""
        parser.add_argument(
            "entries",
            nargs="*",
            metavar="entry",
            help="only these, such as patterns/canary-deploy-workflow; all if none",
        )
        parser.add_argument("--from", dest="folder", type=Path, default=settings.FIXTURES_DIR, metavar="DIR")
        parser.add_argument(
            "--overwrite", action="store_true", help="take the files even where an admin edited since"
        )
        parser.add_argument(
            "--partial",
            action="store_true",
            help="let the files name tags, categories and templates that only the database has",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and load nothing")

    def handle(
        self,
        *,
        entries: list[str],
        folder: Path,
        overwrite: bool,
        partial: bool,
        dry_run: bool,
        verbosity: int,
        **_options: Any,
    ) -> None:
        """Read everything, then load it; verbosity 0 says nothing of what is unchanged."""
        try:
            catalogue = read_catalogue(from_here(folder), catalogue_in_database() if partial else None)
        except CatalogueError as error:
            raise CommandError(printable(f"{error}\nNothing was loaded.")) from error
        names = chosen(catalogue, entries)
        if dry_run:
            plan = plan_loading(catalogue, names, overwrite=overwrite)
        else:
            with bar("loading", len(names)) as progress:
                plan = load(catalogue, names, overwrite=overwrite, progress=progress)
        for outcome in plan.outcomes:
            if verbosity > 0 or outcome.verdict is not Verdict.UNCHANGED:
                lines = foreseen(outcome) if dry_run else ()
                self.stdout.write(printable("\n".join([str(outcome), *lines])))
        if verbosity > 0 or any(outcome.verdict is not Verdict.UNCHANGED for outcome in plan.outcomes):
            self.stdout.write(summary(plan.outcomes) + (": nothing was loaded" if dry_run else ""))


def chosen(catalogue: Catalogue, paths: list[str]) -> set[str]:
    """Return the names of the entries at, or in a folder at, any of some paths; all for no paths."""
    if not paths:
        return {entry.name for entry in catalogue}
    names: set[str] = set()
    for path in paths:
        wanted = path.rstrip("/")
        found = {
            e.name
            for e in catalogue
            if wanted in (e.path, e.slug) or e.path.startswith((f"{wanted}/", f"{wanted}#"))
        }
        if not found:
            raise CommandError(f"There is no entry “{path}” in the files.")
        names |= found
    return names


def foreseen(outcome: Outcome) -> Iterator[str]:
    """Yield lines that say what would change, and what the engine says of a source that would be loaded."""
    found = foresee(outcome)
    for difference in found.differences:
        language = f" ({difference.language})" if difference.language else ""
        words = f"{difference.before or '–'} → {difference.after or '–'}"
        short = len(words) <= 100 and "\n" not in words
        yield f"           {difference.name}{language}" + (f": {words}" if short else "")
    for remark in found.remarks:
        yield f"           {remark.severity_name}: {remark}"


def summary(outcomes: list[Outcome]) -> str:
    """Count what became of the entries."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    return (
        ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
        or "nothing to load"
    )
