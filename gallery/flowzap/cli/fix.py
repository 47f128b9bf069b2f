"""`fix`: sources with every fault mended that has one mechanical repair, and a list of what was done."""

import argparse
from collections.abc import Sequence

from gallery.flowzap import Edit, Language, Repair, Severity, analyze, fix
from gallery.flowzap.cli.arguments import files_of
from gallery.flowzap.cli.run import ERRORS, STANDARD_INPUT, Run, encoded
from gallery.flowzap.languages import counted, sentence
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

_SHOWN = 60
"""Characters of a text that is quoted in the list."""

_MOST_DEEDS = 4
"""Changes that are listed for one repair."""


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
            deeds = _deeds(repair, source, lines, this.language)
            this.note(f"{name}:{position.line}:{position.column}: {rule.code} {rule.name}: {deeds}")
        if options.write and name != STANDARD_INPUT:
            if fixed.source != source and not this.save(name, encoded(fixed.source)):
                continue
        elif not options.dry_run:
            this.put(encoded(fixed.source))
        _tell_what_is_left(name, fixed.source, this)
    return this.exit_code


def _deeds(repair: Repair, source: str, lines: LineIndex, language: Language) -> str:
    """Say what a repair does, each thing once: a number that changes changes wherever it stands."""
    moved = _move(repair.edits, source)
    if moved is not None:
        text, offset = moved
        params = {"text": _quoted(text), "line": lines.position(offset).line}
        return sentence("“{text}” moves to line {line}.", language, params)
    deeds = list(dict.fromkeys(_deed(edit, source, language) for edit in repair.edits))
    if len(deeds) > _MOST_DEEDS:
        rest = len(deeds) - _MOST_DEEDS + 1
        deeds[_MOST_DEEDS - 1 :] = [sentence("… and {count} more changes.", language, {"count": rest})]
    return " ".join(deeds)


def _move(edits: Sequence[Edit], source: str) -> tuple[str, int] | None:
    """Return the text that two edits only move, as it was, and the place where it comes to stand.

    A statement is mended before it moves, and so may come to stand there in other words.
    """
    if len(edits) != 2:
        return None
    for gone, new in (edits, reversed(edits)):
        text = source[gone.span.start : gone.span.end].strip()
        if text and gone.deletes and (new.inserts_lines or new.text.strip() == text):
            return text, new.span.start
    return None


def _deed(edit: Edit, source: str, language: Language) -> str:
    """Say what an edit does."""
    old, new = _quoted(source[edit.span.start : edit.span.end]), _quoted(edit.text)
    if not old:
        return sentence("“{new}” is added.", language, {"new": new})
    if not new:
        return sentence("“{old}” is removed.", language, {"old": old})
    return sentence("“{old}” is now “{new}”.", language, {"old": old, "new": new})


def _quoted(text: str) -> str:
    """Return the gist of a text: its first line if it has several, code points if it has nothing to see."""
    if text and not any(character.isprintable() and character != " " for character in text):
        return " ".join(f"U+{ord(character):04X}" for character in text[:3]) + "…" * (len(text) > 3)
    first, *others = text.strip().splitlines() or [""]
    return f"{first[:_SHOWN]}…" if others or len(first) > _SHOWN else first


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
