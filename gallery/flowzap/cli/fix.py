"""`fix`: sources with every fault mended that has one mechanical repair, and a list of what was done."""

import argparse

from gallery.flowzap import Severity, analyze, deeds_of, fix
from gallery.flowzap.cli.arguments import files_of
from gallery.flowzap.cli.run import ERRORS, STANDARD_INPUT, Run, encoded
from gallery.flowzap.languages import counted
from gallery.flowzap.source import LineIndex, decode

TEACHING = """\
examples:
  what would be mended?        python -m gallery.flowzap fix --dry-run process.fz
  see the result:              python -m gallery.flowzap fix process.fz
  change files in place:       python -m gallery.flowzap fix --write *.fz
  as a filter:                 make-process | python -m gallery.flowzap fix > process.fz
  mend and format:             python -m gallery.flowzap fix process.fz | python -m gallery.flowzap format

Repairs are listed on standard error. Nothing is invented: where only the author can know, the fault stays,
and `check` tells of it.
exit code: 0 no errors are left, 1 some are, 2 a file that cannot be read or written
"""


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what this command alone knows."""
    where = command.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help="change the files in place")
    where.add_argument(
        "--dry-run", action="store_true", help="change nothing and print no source, only the list"
    )


def run(options: argparse.Namespace) -> int:
    """Mend every source; the exit code is 1 if errors are left in one."""
    this = Run(options.lang)
    for name, data in this.sources(files_of(options)):
        source = decode(data)
        fixed = fix(source)
        lines = LineIndex(source)
        for repair in fixed.repairs:
            position, rule = lines.position(repair.diagnostic.span.start), repair.diagnostic.rule
            deeds = deeds_of(repair, source, lines, this.language)
            this.note(f"{name}:{position.line}:{position.column}: {rule.code} {rule.name}: {deeds}")
        if options.write and name != STANDARD_INPUT:
            if fixed.source != source and not this.save(name, encoded(fixed.source)):
                continue
        elif not options.dry_run:
            this.put(encoded(fixed.source))
        _tell_what_is_left(name, fixed.source, this)
    return this.exit_code


def _tell_what_is_left(name: str, source: str, this: Run) -> None:
    count = sum(left.rule.severity is Severity.ERROR for left in analyze(source).diagnostics)
    if count:
        this.note(
            counted(
                "{file} still has {count} error; check says what to do.",
                "{file} still has {count} errors; check says what to do.",
                count,
                this.language,
                {"file": this.named(name)},
            )
        )
        this.fail(ERRORS)
