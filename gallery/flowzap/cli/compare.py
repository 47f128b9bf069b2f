"""`compare`: what changed between two sources, in words, as data, or as one picture of both."""

import argparse
from os.path import basename, splitext

from gallery.flowzap import Comparison, Language, analyze, compare
from gallery.flowzap.cli.run import ERRORS, STANDARD_OUTPUT, Run
from gallery.flowzap.cli.terminal import visible

FILES = {"old": "the .fz file as it was, or - for standard input", "new": "as it is now"}

_FORMATS = {".svg": "svg", ".json": "json", ".txt": "text"}

TEACHING = """\
examples:
  what changed, in words:       python -m gallery.flowzap compare old.fz new.fz
  in French:                    python -m gallery.flowzap compare --lang fr old.fz new.fz
  drawn, both in one picture:   python -m gallery.flowzap compare old.fz new.fz -o change.svg
  since the last commit:        git show HEAD:process.fz | python -m gallery.flowzap compare - process.fz
  as data, ids of new steps:    python -m gallery.flowzap compare --format json old.fz new.fz |
                                  jq -r '.[] | select(.kind == "node-added") | .after'

Ids may be renumbered and statements reordered: that alone is no change.
A source with errors is compared as far as it goes.
exit code: 0 no errors (there may be changes), 1 errors in a source, 2 a file that cannot be read or written
"""


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what this command alone knows."""
    command.add_argument(
        "--format",
        choices=tuple(_FORMATS.values()),
        help="a picture, one JSON array, or sentences (default: what the name after -o ends in, else text)",
    )
    command.add_argument(
        "--theme",
        choices=("light", "dark", "auto"),
        default="light",
        help="colours of the picture; auto: it follows its reader's colour scheme (default: light)",
    )
    command.add_argument(
        "-o", "--output", metavar="PATH", default=STANDARD_OUTPUT, help="the file to write (default: -)"
    )


def run(options: argparse.Namespace) -> int:
    """Tell or draw what changed; say on standard error which source has errors."""
    this = Run(options.lang)
    if options.old == options.new == "-":
        options.misused("only one of OLD and NEW can be standard input")
    format_ = options.format or _FORMATS.get(splitext(options.output)[1].lower(), "text")
    diagrams = []
    for name, data in this.sources([options.old, options.new]):
        analysis = analyze(data)
        if analysis.has_errors:
            this.say(
                "{file} has errors and is compared as far as it goes; check lists them.",
                file=this.named(name),
            )
            this.fail(ERRORS)
        diagrams.append(analysis.diagram)
    if len(diagrams) == 2:
        comparison = compare(*diagrams)
        match format_:
            case "svg":
                text = _svg(comparison, this.named(options.new), options.theme, this.language)
            case "json":
                text = _records(comparison, this.language)
            case _:
                text = "\n".join(map(visible, comparison.text_in(this.language).split("\n")))
        if options.output == STANDARD_OUTPUT:
            this.put(f"{text}\n".encode())
        else:
            this.save(options.output, f"{text}\n".encode())
    return this.exit_code


def _svg(comparison: Comparison, name: str, theme: str, language: Language) -> str:
    from gallery.flowzap import draw_comparison, to_svg  # noqa: PLC0415 (words do without)

    stem = visible(splitext(basename(name))[0])
    title, text = comparison.title_in(language, stem), comparison.text_in(language)
    return to_svg(draw_comparison(comparison), title, text, theme)


def _records(comparison: Comparison, language: Language) -> str:
    """Return a JSON array, a change on each line."""
    import json  # noqa: PLC0415 (words do without)

    records = [
        json.dumps(
            {
                "kind": change.kind.name,
                "part": change.part.value,
                "mark": change.mark.value,
                "before": change.before,
                "after": change.after,
                "message": change.message_in(language),
            }
        )
        for change in comparison.changes
    ]
    return "[\n{}\n]".format(",\n".join(records)) if records else "[]"
