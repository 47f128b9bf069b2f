"""What the engine says, in every language that it speaks.

    English template ─ sentence(template, language, params) ─▶ text
                            └─ french/: English template → French template, a module a concern

A template is a `str.format` text with named parameters. The English one stands where it is used (in a
rule, in a kind of difference, in the code that prints it) and is the key to the others:

- to say something new, write the English at its place and its French in the module of `french/` for
  that concern; a new concern gets a new module there and a line in `french/__init__.py`;
- French has the parameters and the doubled braces of the English, and keeps code as it is written;
- what is said with a number goes through `counted`, since languages differ in what is one.

A template is either given to `sentence`, `counted` or a function that passes it on as it is, or held in a
table (`RULES`, `KINDS`): there the tests look for English that lacks its French, and for French that nobody
uses.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Language = Literal["en", "fr"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")
"""Codes of the languages, the first of which is that of the templates."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


def sentence(template: str, language: Language, params: Mapping[str, object] = _NOTHING) -> str:
    """Say in a language what an English template says.

    A template without translation is said in English: a word that is not French is better than no answer.
    """
    return _translated(template, language).format(**params)


def counted(
    one: str, many: str, count: int, language: Language, params: Mapping[str, object] = _NOTHING
) -> str:
    """Say how many: `one` and `many` are templates for a single thing and for any other number, `{count}`.

    None counts as many in English, as one in French.
    """
    single = count <= 1 if language == "fr" else count == 1
    return sentence(one if single else many, language, {**params, "count": count})


def _translated(template: str, language: Language) -> str:
    if language == "en":
        return template
    from gallery.flowzap.languages.french import FRENCH  # noqa: PLC0415 (only who reads French pays for it)

    return FRENCH.get(template, template)
