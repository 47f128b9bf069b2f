"""Files as editors upload them: parts of a catalogue with faults in names, front matter, YAML and packing."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from tests.catalog.catalogue_files import FILES
from tests.fuzz.pieces import CHARACTERS, any_text, spoilt
from tests.fuzz.sources import any_kind

if TYPE_CHECKING:
    from random import Random

YAML = (
    *(
        "{",
        "[",
        "- a\n- b",
        "a: b: c",
        "&a [*a]",
        "*a",
        "!!python/object:os.system x",
        "!!binary x",
        "? a\n: b",
        "%YAML 9",
        "\t",
        "''",
    ),
    *(
        "null",
        "1",
        "~",
        "2026-99-99",
        "2026-11-20T09:00:00Z",
        "0o7",
        "1e999",
        ".nan",
        "9" * 5_000,
        "yes",
        "a: 1\na: 2",
        "|",
        ">-",
        "---",
    ),
    *(
        "{a: {b: {c: [1, {d: e}]}}}",
        "[" * 500,
        "{a: " * 500,
        "<<: {a: b}",
        "[[]]",
        "'unclosed",
        '"\\xZZ"',
        '"\\ud800"',
        "!!set {a}",
    ),
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: [*d,*d]",
)
KEYS = (
    *(
        "title",
        "summary",
        "tags",
        "related",
        "published",
        "status",
        "old_slugs",
        "labels",
        "expires",
        "accepted",
        "version",
    ),
    *("updated", "editions", "next_note", "former_labels", "outdated", "name", "order", "nonsense"),
)
PATHS = (
    *(
        "tags.yaml",
        "desk/en.md",
        "desk/fr.md",
        "desk/answer/diagram.fz",
        "desk/answer/en.md",
        "desk/answer/fr.md",
        "en.md",
        "diagram.fz",
    ),
    *(
        "../x",
        "/etc/passwd",
        "a/../b/en.md",
        "desk\\answer\\en.md",
        "C:/x",
        "con",
        "nul.md",
        "desk//en.md",
        "./desk/en.md",
        "desk/",
    ),
    *(
        "desk/answer/extra.txt",
        "__MACOSX/desk/._en.md",
        ".git/config",
        "a/" * 60 + "en.md",
        "x" * 255,
        "Desk/EN.md",
        "desk/answer/de.md",
    ),
)


def any_file(pick: Random) -> tuple[str, str]:
    """Make a file: its name, and its content in base 64."""
    stem = pick.choice(["upload", "canary-deploy", any_text(pick), "../x", "a" * 300, "con", ".", "é"])
    match pick.randrange(8):
        case 0 | 1:
            content, name = any_kind(pick).make(pick).encode("utf-8", "surrogatepass"), f"{stem}.fz"
        case 2:
            content, name = (
                any_text(pick).encode("utf-8", "surrogatepass"),
                stem + pick.choice(["", ".zip", ".fz", ".ZIP", ".md"]),
            )
        case _:
            content, name = _zip(pick), f"{stem}.zip"
    if pick.random() < 0.1:
        content = _spoilt_bytes(pick, content)
    return _plain(name), b64encode(content).decode()


def _plain(name: str) -> str:
    """Leave out what no browser sends in the name of a file."""
    return (
        "".join(character for character in name if character.isprintable() and character not in '"\\') or "x"
    )


def _spoilt_bytes(pick: Random, content: bytes) -> bytes:
    at = pick.randint(0, len(content))
    return (
        content[:at]
        + pick.choice([b"", b"\x00", b"\xff\xfe", b"PK\x03\x04", b"PK\x05\x06"])
        + content[at + pick.choice([0, 1, 9]) :]
    )


def _zip(pick: Random) -> bytes:
    files = {name: text for name, text in FILES.items() if pick.random() < 0.9}
    for _ in range(pick.choice([0, 1, 1, 2, 3])):
        name = pick.choice([*FILES, *PATHS])
        match pick.randrange(3):
            case 0:
                files[pick.choice(PATHS)] = files.pop(name, any_text(pick))
            case _:
                files[name] = _changed(pick, name, files.get(name, ""))
    around = pick.choice(["", "", "", "catalogue/", "a/b/", "../"])
    packed = BytesIO()
    with ZipFile(packed, "w", pick.choice([ZIP_DEFLATED] * 6 + [ZIP_STORED, ZIP_BZIP2, ZIP_LZMA])) as archive:
        for name, text in files.items():
            info = ZipInfo(around + name)
            if pick.random() < 0.03:
                info.external_attr = pick.choice([0o120777, 0o040755, 0o100000, 0o010644]) << 16
            archive.writestr(
                info, text.encode("utf-8", pick.choice(["surrogatepass", "replace"])), archive.compression
            )
    return packed.getvalue()


def _changed(pick: Random, name: str, text: str) -> str:
    if name.endswith(".fz"):
        return any_kind(pick).make(pick)
    match pick.randrange(6):
        case 0:
            return spoilt(pick, text)
        case 1:
            return f"---\n{pick.choice(YAML)}\n---\n"
        case 2:
            return text.replace("---\n", f"---\n{pick.choice(KEYS)}: {_value(pick)}\n", 1)
        case 3:
            lines = text.split("\n")
            at = pick.randrange(len(lines))
            key, colon, _ = lines[at].partition(":")
            lines[at] = f"{key}{colon} {_value(pick)}" if colon else _value(pick)
            return "\n".join(lines)
        case 4:
            return text + pick.choice(
                [
                    "---\n",
                    "# Title\n",
                    "```\n",
                    "[a](javascript:1)\n",
                    "<script>alert(1)</script>\n",
                    "> " * 300 + "a\n",
                    "* " * 300,
                    "[" * 2_000,
                    any_text(pick),
                ]
            )
        case _:
            return pick.choice(YAML) + "\n" + text


def _value(pick: Random) -> str:
    return pick.choice(
        [pick.choice(YAML), any_text(pick), pick.choice(CHARACTERS), "[a, b]", "{en: x, fr: [1]}", "a" * 300]
    )
