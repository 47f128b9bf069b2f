"""A small catalogue in files, written as `dump_gallery` writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = {
    "tags.yaml": """\
refund:
  en: Refund
  fr: Remboursement
support:
  en: Support
""",
    "desk/en.md": """\
---
name: Support desk
order: 20
---

What happens when somebody calls.
""",
    "desk/fr.md": """\
---
name: Assistance
---
""",
    "desk/answer/diagram.fz": """\
Desk { # Desk
  n1: circle label:"Call"
  n2: diamond label:"Known?"
  n3: rectangle label:"Answer"
  n4: rectangle label:"Ask"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left) [label="Yes"]
  n2.handle(bottom) -> n4.handle(top) [label="No"]
  n4.handle(right) -> n3.handle(bottom) [label="Answer"]
}
""",
    "desk/answer/en.md": """\
---
title: Answer a call
summary: 'Somebody calls: answer at once, or ask.'
tags:
- support
related:
- refund
published: 2026-11-20T09:00:00Z
old_slugs:
- reply
---

Answer **at once**.

## When not

Never.
""",
    "desk/answer/fr.md": """\
---
title: Répondre à un appel
summary: Quelqu’un appelle.
labels:
  Desk: Guichet
  Call: Appel
  Known?: Connu ?
  Answer:
    n3: Répondre
    n4 -> n3: Réponse
  Ask: Demander
  'Yes': Oui
  'No': Non
---

Répondre **aussitôt**.
""",
    "desk/refund/diagram.fz": """\
Till {
  n1: circle label:"Start"
}
""",
    "desk/refund/en.md": """\
---
title: Refund
summary: Money back.
tags:
- refund
- support
related:
- answer
---
""",
}


def write_files(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the catalogue into a folder, with some files changed or (None) left out."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """Return a file of the catalogue with some words replaced, by its name."""
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new)}


def read_files(folder: Path) -> dict[str, str]:
    """Return the text of every file below a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in paths}
