"""What a repair does, in words."""

from collections.abc import Sequence

from gallery.flowzap.languages import Language, sentence
from gallery.flowzap.repairs.edits import Edit, Repair
from gallery.flowzap.source import LineIndex

_SHOWN = 60
"""Characters of a text that is quoted."""

_MOST_DEEDS = 4
"""Changes that are listed for one repair."""


def deeds_of(repair: Repair, source: str, lines: LineIndex, language: Language) -> str:
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
