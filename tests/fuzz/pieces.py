"""Characters and words that are seldom thought of, for sources and requests alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

CHARACTERS = [
    *(
        "\x00",
        "\x01",
        "\x07",
        "\x08",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x1f",
        "\x7f",
        "\x85",
    ),
    *(
        "\xa0",
        "\xad",
        "\u061c",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2028",
        "\u2029",
        "\u2066",
        "\u2069",
    ),
    *(
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\uffff",
        "\ud800",
        "\udbff",
        "\udc80",
        "\udfff",
        "\U000e0001",
        "\U0010ffff",
    ),
    *(
        "é",
        "e\u0301",
        "\u0301" * 9,
        "ß",
        "İ",
        "ı",
        "ﬁ",
        "Ǆ",
        "書",
        "ﷺ",
        "ع",
        "ا\u0644",
        "ก",
        "𝟙",
        "٣",
        "²",
        "½",
        "Ⅷ",
    ),
    *(
        "🚀",
        "👩‍👩‍👧",
        "🇫🇷",
        "❤️",
        "'",
        '"',
        "“",
        "„",
        "«",
        "`",
        "\\",
        "/",
        "//",
        "#",
        "%",
        "&",
        "<",
        ">",
        "]]>",
        "{",
        "}",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "|",
        ":",
        ";",
        ",",
        ".",
        "=",
        "+",
        "-",
        "→",
        "–",
        "*",
        "?",
        "!",
        "$",
        "^",
        "~",
        "_",
        "@",
        "0",
    ),
]

TEXTS = [
    *("", " ", "Start", "Yes", "No", "Approve the order", "Vérifier l’état du dossier", "a" * 51, "M" * 200),
    *(
        "<script>alert(1)</script>",
        "&amp;&#0;",
        "]]><x>",
        "{{ 7*7 }}",
        "{% now %}",
        "%s%n%d",
        "{0.__class__}",
        "{}",
    ),
    *(
        "' OR 1=1 --",
        "../../etc/passwd",
        "javascript:alert(1)",
        "C:\\",
        "\\",
        'a"b',
        "\\n",
        "a|b|c",
        "||",
        "|",
    ),
    *(
        "書類を審査する担当者を決める",
        "تحقق من الطلب",
        "i i i i",
        "word " * 30,
        "one\u200btwo",
        "🚀",
        "🚀 🚀",
        "x\u0301" * 30,
    ),
    *("None", "null", "true", "NaN", "Infinity", "-0", "1e999", "0x10", "null\x00", "\ufeff", "\ud800", "­"),
]

NUMBERS = [
    *("0", "1", "2", "-1", "01", "1.5", "1e3", "2147483648", "9223372036854775807", "9223372036854775808"),
    *(
        "-9223372036854775809",
        "9" * 40,
        "9" * 3_000,
        "9" * 5_000,
        "٣",
        "²",
        "½",
        "一",
        "1_000",
        " 1",
        "1 ",
        "+1",
        "NaN",
    ),
]


def any_text(pick: Random, most: int = 40) -> str:
    """Make a text: seldom what it should be."""
    match pick.randrange(6):
        case 0:
            return "".join(pick.choice(CHARACTERS) for _ in range(pick.randint(0, most // 4)))
        case 1:
            return "".join(chr(any_code(pick)) for _ in range(pick.randint(0, most // 4)))
        case 2:
            return spoilt(pick, pick.choice(TEXTS))
        case _:
            return pick.choice(TEXTS)


def any_code(pick: Random) -> int:
    """Choose a code point, one of the Latin ones as often as any other."""
    return pick.randrange(
        *pick.choice([(0, 0x80), (0, 0x250), (0x300, 0x3000), (0xD700, 0x10000), (0, 0x110000)])
    )


def spoilt(pick: Random, text: str) -> str:
    """Put a character where none belongs, or leave out a few."""
    start = pick.randint(0, len(text))
    end = min(len(text), start + pick.choice([0, 0, 0, 1, 1, 2, 5]))
    return text[:start] + pick.choice([pick.choice(CHARACTERS), ""]) + text[end:]
