"""The engine on the command line: `python -m gallery.flowzap check FILE…` and `… draw FILE`.

Exit codes: 0 no errors, 1 errors in a source, 2 a file that cannot be read or a wrong option.
"""

import argparse
import io
import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from gallery.flowzap import Analysis, Diagnostic, Severity, Span, analyze, draw, to_svg
from gallery.flowzap.exchange import to_data

EXIT_SOUND, EXIT_ERRORS, EXIT_UNREADABLE = 0, 1, 2

_FRAME_WIDTH = 100
"""Characters of a source line that a frame shows."""

_JOINERS = "\u200c\u200d"
_STAND_INS = {"\t": " "}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command and return the exit code."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # labels in any script, on any terminal
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gallery.flowzap",
        description="Read FlowZap Code, a text language for swimlane diagrams.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(commands)
    _add_draw(commands)
    return parser


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "check",
        help="say what is wrong with sources",
        description="Say what is wrong with sources, where, and what to do about it.",
        epilog="Exit code: 0 no errors (there may be warnings), 1 errors, 2 a file cannot be read.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a .fz file, or - for standard input")
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text with the place framed (default), or one JSON array",
    )
    command.add_argument("--sequence", action="store_true", help="give advice for the sequence view, too")
    command.set_defaults(run=check)


def _add_draw(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "draw",
        help="draw a source",
        description="Draw a source and print the picture; one with errors is drawn as far as it goes.",
        epilog="Example: python -m gallery.flowzap draw process.fz > process.svg",
    )
    command.add_argument("file", metavar="FILE", help="a .fz file, or - for standard input")
    command.add_argument(
        "--format",
        choices=("svg", "json"),
        default="svg",
        help="a picture (default), or its geometry as data",
    )
    command.add_argument("--theme", choices=("light", "dark"), default="light", help="colours of the picture")
    command.add_argument(
        "--mode",
        choices=("auto", "flow", "compact"),
        default="auto",
        help="how to place nodes (default: auto)",
    )
    command.set_defaults(run=draw_file)


def draw_file(options: argparse.Namespace) -> int:
    """Print the drawing of a file; say on standard error how many errors it has."""
    try:
        source = read_source(options.file)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{options.file}: cannot be read: {error}", file=sys.stderr)
        return EXIT_UNREADABLE
    analysis = analyze(source)
    drawing = draw(analysis.diagram, options.mode)
    if options.format == "json":
        print(json.dumps(to_data(drawing)))
    else:
        title = "standard input" if options.file == "-" else Path(options.file).stem
        print(to_svg(drawing, title, theme=options.theme))
    if analysis.has_errors:
        print(f"{options.file} has errors; `check` lists them.", file=sys.stderr)
        return EXIT_ERRORS
    return EXIT_SOUND


def check(options: argparse.Namespace) -> int:
    """Print the diagnostics of every file."""
    exit_code = EXIT_SOUND
    records: list[dict[str, object]] = []
    counts = dict.fromkeys(Severity, 0)
    for name in options.files:
        try:
            source = read_source(name)
        except (OSError, UnicodeDecodeError) as error:
            print(f"{name}: cannot be read: {error}", file=sys.stderr)
            exit_code = EXIT_UNREADABLE
            continue
        analysis = analyze(source, sequence=options.sequence)
        if analysis.has_errors:
            exit_code = exit_code or EXIT_ERRORS
        for diagnostic in analysis.diagnostics:
            counts[diagnostic.rule.severity] += 1
            if options.format == "json":
                records.append(record(name, analysis, diagnostic))
            else:
                print(framed(name, analysis, diagnostic), end="\n\n")
    if options.format == "json":
        print(json.dumps(records, indent=2))
    else:
        print(_summary(counts))
    return exit_code


def read_source(name: str) -> str:
    """Return the text of a file, that of standard input for `-`; line ends stay as they are."""
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return data.decode("utf-8")


def record(name: str, analysis: Analysis, diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as plain data; lines and columns count from 1, an end is behind its place."""
    start, end = analysis.position(diagnostic.span.start), analysis.position(diagnostic.span.end)
    return {
        "file": name,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "severity": diagnostic.rule.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def framed(name: str, analysis: Analysis, diagnostic: Diagnostic) -> str:
    """Return a diagnostic as text: place, rule, message, the line with carets under the place, hint."""
    rule = diagnostic.rule
    position = analysis.position(diagnostic.span.start)
    head = f"{name}:{position.line}:{position.column}: {rule.severity} {rule.code} {rule.name}: "
    rows = [head + diagnostic.message, *_frame(analysis, diagnostic.span, "^")]
    for span in diagnostic.related[:1]:
        rows += _frame(analysis, span, "-")
    if diagnostic.hint:
        rows.append(f"      = {diagnostic.hint}")
    return "\n".join(_visible(row).rstrip() for row in rows)


def _frame(analysis: Analysis, span: Span, mark: str) -> Iterator[str]:
    """Yield the source line of a place, cut to a readable width, and the marks under it."""
    position = analysis.position(span.start)
    text = _visible(analysis.lines.line_text(position.line))
    first = position.column - 1
    cut = max(first - _FRAME_WIDTH // 2, 0) if len(text) > _FRAME_WIDTH else 0
    shown = text[cut : cut + _FRAME_WIDTH]
    marked = text[first : first + span.end - span.start]
    last = first - cut + max(min(len(marked), _FRAME_WIDTH - (first - cut)), 1)
    yield f" {position.line:>4} | {shown}"
    yield f"      | {_blank(shown[: first - cut])}{mark * _columns(shown[first - cut : last])}"


def _blank(text: str) -> str:
    return " " * _columns(text) if text else ""


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes, at least one."""
    return max(sum(map(_column_width, text)), 1)


def _column_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0  # an accent of its own, or a joiner
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _visible(text: str) -> str:
    """Replace what would move or recolour a terminal, one character for one."""
    return "".join(
        character if character.isprintable() or character in _JOINERS else _STAND_INS.get(character, "\ufffd")
        for character in text
    )


def _summary(counts: dict[Severity, int]) -> str:
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    parts = [f"{count} {nouns[severity]}{'s' * (count != 1)}" for severity, count in counts.items() if count]
    return ", ".join(parts) if parts else "Nothing to remark."
