"""Every string of the site has its French, the French file nothing else (the engine has its own French)."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import get_language_info, ngettext, override
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from babel.messages.catalog import Catalog

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
CODE = re.compile(r"<[^>]*>|\S*\(\S*")
MISPRINT = re.compile(r"[^\u00a0\s][;!?»]|[^\u00a0]:(?=\s|$)|«[^\u00a0]|\w'\w|\.\.\.")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+")


@cache
def french() -> Catalog:
    with (settings.BASE_DIR / "locale/fr/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="fr")


@cache
def strings() -> dict[tuple[str | None, str], str | tuple[str, ...]]:
    """Return all strings in the code and the HTML files, by context and singular."""
    found = {}
    for code in _codes():
        for _line, message, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            found[context, message if isinstance(message, str) else message[0]] = message
    return found


def _codes() -> Iterator[str]:
    for path in sorted((settings.BASE_DIR / "gallery").glob("**/*.py")):
        yield path.read_text()
    for path in sorted((settings.BASE_DIR / "templates").glob("**/*.html")):
        # Django turns a template into calls of gettext; its indents would mean nothing to Python.
        yield re.sub(r"(?m)^[ \t]+", "", templatize(path.read_text(), origin=str(path)))


def test_no_string_is_without_french() -> None:
    missing = [text for context, text in strings() if french().get(text, context) is None]

    assert not missing


def test_no_french_is_without_string() -> None:
    stale = [
        message.id
        for message in french()
        if message.id
        and (message.context, message.id if isinstance(message.id, str) else message.id[0]) not in strings()
    ]

    assert not stale
    assert not french().obsolete


def texts(text: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return singular and plural of a message or of its translation."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_all_french_is_there_and_sure() -> None:
    for message in french():
        translations = texts(message.string)
        assert all(translations), message.id
        assert len(translations) == (2 if message.pluralizable else 1), message.id
        assert not message.fuzzy or not message.id, message.id


def test_french_has_the_same_placeholders() -> None:
    for message in french():
        for translation in texts(message.string) if message.id else ():
            wanted = PLACEHOLDER.findall(texts(message.id)[-1])
            assert sorted(PLACEHOLDER.findall(translation)) == sorted(wanted), message.id


def test_french_is_set_as_printers_do() -> None:
    """No-break spaces before double marks and inside guillemets, curly apostrophes, true ellipses."""
    for message in french():
        for text in texts(message.string) if message.id else ():
            words = CODE.sub("", text)
            assert not MISPRINT.search(words), text


@pytest.mark.parametrize(("number", "words"), [(0, "0 modèle"), (1, "1 modèle"), (2, "2 modèles")])
def test_french_counts_as_the_french_do(number: int, words: str) -> None:
    with override("fr"):
        text = ngettext("%(counter)s template", "%(counter)s templates", number) % {"counter": number}

    assert text == words


def test_every_language_has_its_file() -> None:
    for code, _name in settings.LANGUAGES:
        assert get_language_info(code)["name_local"]
        assert (
            code == settings.LANGUAGE_CODE
            or (settings.BASE_DIR / f"locale/{code}/LC_MESSAGES/django.po").exists()
        )
