"""Draw again what another version of the engine drew."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from gallery import flowzap
from gallery.catalog.indexing import index
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.rendering import redraw


class Command(BaseCommand):
    """Bring drawings and search entries up to date with the code."""

    help = "Redraw and reindex the templates that another version of the engine drew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what may stand on the command line."""
        parser.add_argument("--all", action="store_true", help="redraw and reindex every template")

    def handle(self, *, verbosity: int, **options: Any) -> None:
        """Redraw each template that needs it; verbosity 0 says nothing when none does."""
        everything: bool = options["all"]
        templates = DiagramTemplate.objects.order_by("slug")
        if not everything:
            templates = templates.not_drawn_by(flowzap.ENGINE_VERSION)
        keys = list(templates.values_list("pk", flat=True))
        redrawn = 0
        for done, key in enumerate(keys, start=1):
            with transaction.atomic():
                template = DiagramTemplate.objects.get(pk=key)
                redrawn += redraw(template, anew=everything)
                index(template)
            if sys.stderr.isatty():
                sys.stderr.write(
                    f"\rredrawing {done}/{len(keys)}" + ("\r\x1b[K" if done == len(keys) else "")
                )
        if redrawn or verbosity > 0:
            self.stdout.write(f"{redrawn} redrawn")
