"""`draw`: sources as pictures, as their geometry, or as the text that says the same."""

import argparse
import os
import sys
from os.path import basename, isdir, join, splitext

from gallery.flowzap import Diagram, Language, analyze, describe, draw, to_svg
from gallery.flowzap.cli.arguments import files_of
from gallery.flowzap.cli.run import ERRORS, STANDARD_INPUT, STANDARD_OUTPUT, UNREADABLE, Run
from gallery.flowzap.cli.terminal import visible
from gallery.flowzap.languages import sentence

_FORMATS = {".svg": "svg", ".png": "png", ".json": "json", ".txt": "text"}
_SUFFIXES = {format_: suffix for suffix, format_ in _FORMATS.items()}

TEACHING = """\
examples:
  a picture:                     python -m gallery.flowzap draw process.fz > process.svg
  a PNG (needs resvg-py):        python -m gallery.flowzap draw process.fz -o process.png
  for a dark page:               python -m gallery.flowzap draw --theme dark process.fz -o process.svg
  with a description in French:  python -m gallery.flowzap draw --lang fr procede.fz -o procede.svg
  that description alone:        python -m gallery.flowzap draw --lang fr --format text procede.fz
  strictly from left to right:   python -m gallery.flowzap draw --mode flow process.fz -o process.svg
  lanes as columns:              python -m gallery.flowzap draw --orientation vertical process.fz
  many, into a folder:           python -m gallery.flowzap draw --format png *.fz -o pictures/
  where everything stands:       python -m gallery.flowzap draw --format json process.fz | jq .nodes
  what a program writes:         make-process | python -m gallery.flowzap draw > process.svg

A source with errors is drawn as far as it goes.
exit code: 0 no errors, 1 errors in a source, 2 a file that cannot be read or written, or no resvg-py
"""


def add_options(command: argparse.ArgumentParser) -> None:
    """Add what this command alone knows."""
    command.add_argument(
        "--format",
        choices=tuple(_SUFFIXES),
        help="a picture, its geometry as data, or a description for who cannot see it"
        " (default: what the name after -o ends in, else svg)",
    )
    command.add_argument(
        "--theme",
        choices=("light", "dark", "auto"),
        default="light",
        help="colours of the picture; auto: an SVG follows its reader's colour scheme (default: light)",
    )
    command.add_argument(
        "--mode",
        choices=("auto", "flow", "compact"),
        default="auto",
        help="place nodes strictly by the flow, close together, or as suits a page (default: auto)",
    )
    command.add_argument(
        "--orientation",
        choices=("horizontal", "vertical"),
        default="horizontal",
        help="lanes under each other, or beside each other for a narrow page (default: horizontal)",
    )
    command.add_argument(
        "-o", "--output", metavar="PATH", help="the file to write, or a folder (default: -, standard output)"
    )


def run(options: argparse.Namespace) -> int:
    """Draw every source; say on standard error which ones have errors."""
    this = Run(options.lang)
    files = files_of(options)
    if options.output == STANDARD_OUTPUT:
        options.output = None
    into_folder = _is_folder(options.output)
    if len(files) > 1 and not into_folder:
        options.misused("several pictures need a folder: -o pictures/")
    options.format = options.format or _FORMATS.get(splitext(options.output or "")[1].lower(), "svg")
    if options.format == "png" and not _png_can_be_written(options, this):
        return UNREADABLE
    if into_folder and not this.make_folder(options.output):
        return this.exit_code
    written: set[str] = set()
    for name, data in this.sources(files):
        analysis = analyze(data)
        if analysis.has_errors:
            this.say(
                "{file} has errors and is drawn as far as it goes; check lists them.", file=this.named(name)
            )
            this.fail(ERRORS)
        picture = _picture(analysis.diagram, _title(name, this.language), options)
        if options.output is None:
            this.put(picture)
            continue
        path = join(options.output, _file_name(name, options.format)) if into_folder else options.output
        if path in written:
            this.say(
                "{file} is not drawn: {path} is the picture of another file.",
                file=this.named(name),
                path=path,
            )
            this.fail(UNREADABLE)
        elif this.save(path, picture):
            written.add(path)
    return this.exit_code


def _picture(diagram: Diagram, title: str, options: argparse.Namespace) -> bytes:
    """Return a picture as the bytes of a file."""
    if options.format == "text":
        return f"{describe(diagram, options.lang).text}\n".encode()
    drawing = draw(diagram, options.mode, options.orientation)
    if options.format == "json":
        import json  # noqa: PLC0415 (pictures do without)

        from gallery.flowzap.exchange import to_data  # noqa: PLC0415

        return f"{json.dumps(to_data(drawing))}\n".encode()
    svg = to_svg(drawing, title, describe(diagram, options.lang).text, theme=options.theme)
    if options.format == "png":
        from gallery.flowzap import png  # noqa: PLC0415 (others do without)

        return png.to_png(svg, drawing.width, drawing.height)
    return f"{svg}\n".encode()


def _title(name: str, language: Language) -> str:
    return sentence("Diagram", language) if name == STANDARD_INPUT else visible(_stem(name))


def _stem(name: str) -> str:
    return splitext(basename(name))[0]


def _file_name(name: str, format_: str) -> str:
    return ("diagram" if name == STANDARD_INPUT else _stem(name)) + _SUFFIXES[format_]


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith(("/", os.sep)) or isdir(output))


def _png_can_be_written(options: argparse.Namespace, this: Run) -> bool:
    """Say whether a PNG can be made and has somewhere to go; if not, tell what to do."""
    from gallery.flowzap import png  # noqa: PLC0415 (others do without)

    if options.output is None and sys.stdout.isatty():
        this.say("A PNG is not for a terminal: name a file with -o, or send it to one with >.")
    elif not png.is_installed():
        this.say("A PNG needs resvg-py, which is not installed: pip install resvg-py")
    elif png.sans_serif() is None:
        this.say("A PNG would have no text: install a font, such as DejaVu Sans or Liberation Sans.")
    else:
        return True
    return False
