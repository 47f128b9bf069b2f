"""The engine on the command line: `python -m gallery.flowzap check|format|fix|draw|compare`.

    arguments ─ main ─▶ check ──▶ frames, records      what is wrong, for people or programs
                        format ─▶ source               in the one form
                        fix ────▶ source, repairs      mended
                        draw ───▶ svg, png, json, text
                        compare ▶ what changed between two, in words or as one picture

`run` reads, writes and speaks for all of them, `terminal` keeps terminals from harm. Only the command that
is asked for is loaded, and with it no more of the engine than it uses: editors start it at every stroke.

Exit codes: 0 no errors, 1 errors in a source, 2 a file that cannot be read or written, or a wrong option.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from gallery.flowzap.cli.arguments import HelpFormatter, set_up
from gallery.flowzap.cli.run import Run

_COMMANDS = {
    "check": "say what is wrong with sources",
    "format": "put sources into the one form",
    "fix": "mend in sources what needs no decision",
    "draw": "draw sources as pictures",
    "compare": "say what changed between two sources",
}

_TEACHING = """\
examples:
  what is wrong, and where:      python -m gallery.flowzap check process.fz
  mend what needs no decision:   python -m gallery.flowzap fix --write process.fz
  put it into the one form:      python -m gallery.flowzap format --write process.fz
  draw it:                       python -m gallery.flowzap draw process.fz -o process.svg
  what changed:                  python -m gallery.flowzap compare old.fz new.fz

`python -m gallery.flowzap COMMAND --help` has more. The language is described in docs/flowzap-code.md.
"""

_PIPE_CLOSED = 141
_INTERRUPTED = 130
"""What a shell reports of a program that one of these signals has ended (128 and its number)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # labels in any script, on any terminal
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(arguments).parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()  # whoever read has read enough
        return _PIPE_CLOSED
    except OSError as error:  # of standard output: `Run` has dealt with files
        _close_output()
        return Run(options.lang).cannot_write(None, error)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _close_output() -> None:
    """Let nothing more be written to standard output, not even when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser of these arguments: it knows all commands, but the options only of those among them."""
    parser = argparse.ArgumentParser(
        prog="python -m gallery.flowzap",
        description="Read FlowZap Code, a text language for swimlane diagrams.",
        epilog=_TEACHING,
        formatter_class=HelpFormatter,
    )
    # With `prog` given, argparse need not find it out, for which it would load a good part of Python.
    commands = parser.add_subparsers(prog=parser.prog, title="commands", metavar="COMMAND", required=True)
    for name, summary in _COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            formatter_class=HelpFormatter,
        )
        if name in arguments:
            set_up(command, import_module(f"{__name__}.{name}"))
    return parser
