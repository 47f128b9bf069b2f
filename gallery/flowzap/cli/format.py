"""`format`: sources in the one form, with the same meaning."""

import argparse

from gallery.flowzap import format_source
from gallery.flowzap.cli.arguments import files_of
from gallery.flowzap.cli.run import ERRORS, STANDARD_INPUT, Run, encoded
from gallery.flowzap.source import decode

TEACHING = """\
examples:
  see the result:              python -m gallery.flowzap format process.fz
  change files in place:       python -m gallery.flowzap format --write *.fz
  is all formatted (in CI)?    python -m gallery.flowzap format --check *.fz
  as a filter, in an editor:   cat process.fz | python -m gallery.flowzap format

The one form: two spaces of indent, a blank line between lanes. Comments are not kept. A source with an error
that leaves its meaning open stays as it is: try `fix`, or let `check` tell.
exit code: 0 done, 1 a source that cannot be formatted or, with --check, is not; 2 a file that cannot be read
or written
"""


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what this command alone knows."""
    where = command.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help="change the files in place")
    where.add_argument(
        "--check", action="store_true", help="change nothing, name the files that would change"
    )


def run(options: argparse.Namespace) -> int:
    """Format every source."""
    this = Run(options.lang)
    for name, data in this.sources(files_of(options)):
        formatted = format_source(decode(data))
        if formatted is None:
            this.say("{file} has errors and stays as it is; check lists them.", file=this.named(name))
            this.fail(ERRORS)
        elif not options.check and (not options.write or name == STANDARD_INPUT):
            this.put(encoded(formatted))
        elif encoded(formatted) != data:
            if options.check:
                this.say("{file} is not formatted.", file=this.named(name))
                this.fail(ERRORS)
            elif this.save(name, encoded(formatted)):
                this.say("{file} is formatted now.", file=this.named(name))
    return this.exit_code
