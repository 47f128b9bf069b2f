"""The quick looks at a text see what the thorough ones see."""

from gallery.flowzap.syntax.characters import printable, suspicious_characters

EVERY = [
    chr(code_point) for code_point in [*range(0x10000), *range(0x1F000, 0x1FC00), *range(0xE0000, 0xE0100)]
]


def test_no_suspicious_character_is_taken_for_a_clean_one() -> None:
    for character in EVERY:
        *found, _ = suspicious_characters(f"{character} \x00")  # never clean
        assert found == list(suspicious_characters(character))


def test_no_unwanted_character_is_taken_for_a_printable_one() -> None:
    for character in EVERY:
        assert f"{printable(character)} " == printable(f"{character}\t")  # never printable
