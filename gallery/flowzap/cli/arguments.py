"""Arguments that all commands share, and what a command is made of."""

import argparse
import os
import sys
from types import ModuleType

from gallery.flowzap.cli.run import STANDARD_INPUT
from gallery.flowzap.languages import LANGUAGES


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Show examples as they are written, in the width of the terminal.

    That width is found out here, because argparse would load `shutil` for it at every start.
    """

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
        except (ValueError, OSError):
            width = 80
        super().__init__(prog, width=width - 2)


def set_up(command: argparse.ArgumentParser, module: ModuleType) -> None:
    """Give a command's parser its arguments.

    A module of a command has `TEACHING` (shown below the options), `add_options(parser)` and
    `run(options)`, which returns the exit code. One that does not take any number of files names those that
    it takes in `FILES`, each with what it is.
    """
    command.epilog = module.TEACHING
    if hasattr(module, "FILES"):
        for name, what in module.FILES.items():
            command.add_argument(name, metavar=name.upper(), help=what)
    else:
        command.add_argument(
            "files",
            nargs="*",
            metavar="FILE",
            help="a .fz file, or - for standard input (the default in a pipe)",
        )
    module.add_options(command)
    command.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="language of what is said (default: en)"
    )
    command.set_defaults(run=module.run, misused=command.error)


def files_of(options: argparse.Namespace) -> list[str]:
    """Return the names of the files to read; else standard input, unless it is a keyboard."""
    if not options.files and (sys.stdin is None or sys.stdin.isatty()):
        options.misused("give at least one FILE, or - to type a source")
    return list(options.files) or [STANDARD_INPUT]
