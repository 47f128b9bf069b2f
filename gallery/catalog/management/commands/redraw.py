"""Make again what other versions of the code made of templates: drawings, search entries, shortcomings."""

from argparse import ArgumentParser
from typing import Any

from django.db import transaction

from gallery import flowzap
from gallery.catalog.indexing import INDEX_VERSION, index
from gallery.catalog.management.progress import bar
from gallery.catalog.models import DiagramTemplate, Revision
from gallery.catalog.quality.assessing import assess
from gallery.catalog.rendering import redraw
from gallery.operations.turns import CommandInTurn


class Command(CommandInTurn):
    """Bring drawings, search entries and shortcomings up to date with the code."""

    help = "Redraw, reindex and assess the templates that another version of the code drew or indexed."

    unfinished = "What is drawn stays: run it again for the others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may stand on the command line."""
        parser.add_argument("--all", action="store_true", help="redraw, reindex and assess every template")

    def handle(self, *, verbosity: int, **options: Any) -> None:
        """Redraw each template that needs it; verbosity 0 says nothing when none does."""
        everything: bool = options["all"]
        templates = DiagramTemplate.objects.order_by("slug")
        outdated = templates.not_drawn_by(flowzap.ENGINE_VERSION) | templates.not_indexed_by(INDEX_VERSION)
        keys = list((templates if everything else outdated).values_list("pk", flat=True))
        redrawn = 0
        with bar("redrawing", len(keys)) as progress:
            for key in keys:
                with transaction.atomic():
                    template = DiagramTemplate.objects.get(pk=key)
                    redrawn += redraw(template, anew=everything)
                    index(template)
                    assess(template)
                    Revision.rise()
                progress(1)
        if keys or verbosity > 0:
            self.stdout.write(f"{redrawn} redrawn, {len(keys)} indexed")
