"""`check`: what is wrong with sources, for people or as data."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gallery import flowzap
from gallery.flowzap import Language, Severity
from gallery.flowzap.cli.arguments import files_of
from gallery.flowzap.cli.frames import framed, summary
from gallery.flowzap.cli.records import record
from gallery.flowzap.cli.run import ERRORS, Run
from gallery.flowzap.cli.terminal import colours_of

TEACHING = """\
examples:
  what is wrong with a file:            python -m gallery.flowzap check process.fz
  with several, said in French:         python -m gallery.flowzap check --lang fr *.fz
  with what a program writes:           make-process | python -m gallery.flowzap check
  as data, the codes of all errors:     python -m gallery.flowzap check --format json process.fz |
                                          jq -r '.[] | select(.severity == "error") | .code'
  what spoils the view as a sequence:   python -m gallery.flowzap check --sequence process.fz

exit code: 0 no errors (there may be warnings), 1 errors, 2 a file that cannot be read
"""


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what this command alone knows."""
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text with the place framed (default), or one JSON array",
    )
    command.add_argument("--sequence", action="store_true", help="give advice for the sequence view, too")


def run(options: argparse.Namespace) -> int:
    """Print the diagnostics of every source as they are found; errors make the exit code 1."""
    this = Run(options.lang)
    print_all = _print_records if options.format == "json" else _print_frames
    print_all(_findings(options, this), this.language)
    return this.exit_code


class _Finding(NamedTuple):
    name: str
    analysis: flowzap.Analysis
    diagnostic: flowzap.Diagnostic
    repair: "flowzap.Repair | None"


def _findings(options: argparse.Namespace, this: Run) -> Iterator[_Finding]:
    for name, data in this.sources(files_of(options)):
        analysis = flowzap.analyze(data, sequence=options.sequence)
        if analysis.has_errors:
            this.fail(ERRORS)
        if analysis.diagnostics:
            repairs = {id(repair.diagnostic): repair for repair in flowzap.repairs_of(analysis)}
            for diagnostic in analysis.diagnostics:
                yield _Finding(name, analysis, diagnostic, repairs.get(id(diagnostic)))


def _print_frames(findings: Iterable[_Finding], language: Language) -> None:
    colours = colours_of(sys.stdout)
    counts = dict.fromkeys(Severity, 0)
    mendable = 0
    for name, analysis, diagnostic, repair in findings:
        counts[diagnostic.rule.severity] += 1
        mendable += repair is not None
        print(framed(name, analysis, diagnostic, language, colours), end="\n\n")
    print(summary(counts, mendable, language))


def _print_records(findings: Iterable[_Finding], language: Language) -> None:
    """Print one array, a record on each line, without keeping them."""
    import json  # noqa: PLC0415 (text does without)

    begin = "[\n"
    for finding in findings:
        print(begin, json.dumps(record(*finding, language)), sep="", end="")
        begin = ",\n"
    print("[]" if begin == "[\n" else "\n]")
