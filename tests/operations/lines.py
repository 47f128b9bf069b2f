"""What the gallery logs, as it is written."""

from __future__ import annotations

import io
import json
import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

from gallery.operations.logs import configuration

if TYPE_CHECKING:
    from collections.abc import Iterator


class Lines(io.StringIO):
    """Everything that was written."""

    @property
    def data(self) -> list[dict[str, Any]]:
        """The lines as objects: of the format `json`."""
        return [json.loads(line) for line in self.getvalue().splitlines()]

    def by(self, logger: str) -> list[dict[str, Any]]:
        """Return the lines of one logger."""
        return [line for line in self.data if line["logger"] == logger]


@contextmanager
def written(form: str) -> Iterator[Lines]:
    """Collect what is logged in the meantime, as lines in a format."""
    lines = Lines()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(import_string(configuration(form, logging.INFO)["formatters"]["lines"]["()"])())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
