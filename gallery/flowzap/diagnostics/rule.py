"""A rule of the language, and a diagnostic: a rule broken at a place."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from gallery.flowzap.languages import Language, sentence
from gallery.flowzap.source import Span


class Severity(StrEnum):
    """How much a diagnostic matters: only an error stops a diagram from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Rule(NamedTuple):
    """A rule of the language: `message` says what is wrong, `hint` what to do, both `str.format` templates.

    A hint that offers the `{nearest}` name gives way to `plain_hint` where no name is near.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str = ""
    plain_hint: str = ""


def error(code: str, name: str, message: str, hint: str = "", plain_hint: str = "") -> Rule:
    """Return a rule that must be kept for a diagram to be published."""
    return Rule(code, name, Severity.ERROR, message, hint, plain_hint)


def warning(code: str, name: str, message: str, hint: str = "", plain_hint: str = "") -> Rule:
    """Return a rule that the language tolerates to be broken."""
    return Rule(code, name, Severity.WARNING, message, hint, plain_hint)


def info(code: str, name: str, message: str, hint: str = "", plain_hint: str = "") -> Rule:
    """Return a rule that tells what an author may well know."""
    return Rule(code, name, Severity.INFO, message, hint, plain_hint)


class Diagnostic(NamedTuple):
    """A rule broken at a place, with the parameters of its sentences and other places that matter."""

    rule: Rule
    span: Span
    params: Mapping[str, str] = MappingProxyType({})
    related: tuple[Span, ...] = ()

    @property
    def hint_template(self) -> str:
        """Return the hint that these parameters can fill, empty if there is none."""
        if "{nearest}" in self.rule.hint and "nearest" not in self.params:
            return self.rule.plain_hint
        return self.rule.hint

    @property
    def message(self) -> str:
        """Return what is wrong, in English."""
        return self.message_in("en")

    @property
    def hint(self) -> str:
        """Return what to do about it, in English; empty if there is nothing to say."""
        return self.hint_in("en")

    def message_in(self, language: Language) -> str:
        """Return what is wrong, in a language."""
        return sentence(self.rule.message, language, self.params)

    def hint_in(self, language: Language) -> str:
        """Return what to do about it, in a language; empty if there is nothing to say."""
        return sentence(self.hint_template, language, self.params)
