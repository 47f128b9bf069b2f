#!/usr/bin/env python
"""Run a management command of the gallery."""

import os
import sys


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gallery.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (needs the settings above)

    from gallery.operations.command_failures import plainly  # noqa: PLC0415

    with plainly():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
