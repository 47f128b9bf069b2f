"""What must not be read in logs and reports of errors, taken out of any text.

    links to drafts      whoever has the address sees the draft: `/drafts/***/`, and tokens that stand alone
    query strings        what somebody searched for, or a form that was sent in the wrong way
    credentials          `Authorization`, cookies, `password=…`, the user part of an address
    this installation's  the values themselves of its secret key, tokens and passwords, wherever they turn up
    rows                 as PostgreSQL quotes them when it refuses one: accounts are among them
    visitors' addresses  as gunicorn names them

Rather too much is taken out than too little: a traceback may lose the right side of `password = …`.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "***"
SHORTEST = 12
"""Characters of a value that is looked for as it is: shorter ones are words that stand elsewhere, too."""

VARIABLES = ("SECRET_KEY", "DATABASE_URL", "CACHE_URL", "METRICS_TOKEN", "SENTRY_DSN")
"""Environment variables with secrets, which a fault may name before there are any settings."""

_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|%s)"
_RULES = [
    (needles, re.compile(pattern), rest)
    for needles, pattern, rest in (
        (("/drafts/",), r"(?i)(/drafts/)[^/\s?#\"'<>]+", rf"\1{MASK}"),
        (("-",), r"\d-\d{9,11}\.[\w-]{20,}", MASK),
        (("?",), r"(?<=[\w/.%-])\?\S+", f"?{MASK}"),
        (("@",), r"(\w://)[^\s/\"'<>]+@", rf"\1{MASK}@"),
        (
            ("authorization", "cookie", "csrf"),
            r"(?i)((?:authorization|cookie|csrf-?token)[\"']?\s*[:=]\s*)" + _VALUE % r"[^\n]+",
            rf"\1{MASK}",
        ),
        (
            ("passw", "passphrase", "secret", "token", "key", "sessionid"),
            r"(?i)((?:passw(?:or)?d|passphrase|secret|token|api_?key|sessionid)\w*[\"']?\s*[:=]\s*)"
            + _VALUE % r"[^\s,;&)}\]]+",
            rf"\1{MASK}",
        ),
        (("bearer",), r"(?i)\b(bearer\s+)[\w.~+/-]{8,}=*", rf"\1{MASK}"),
        (("detail:",), r"(?i)(\bdetail:\s+)[^\n]+", rf"\1{MASK}"),
        (("ip=",), r"(?i)(\bip=)[0-9a-f.:]+[0-9a-f]", rf"\1{MASK}"),
    )
]
"""What must be in a text, in small letters, for a pattern to be looked for; the pattern; what is left."""

SECRET_NAME = re.compile(
    r"authorization|cookie|passw|passphrase|secret|token|csrf|session|api_?key|dsn|query_string|\bquery$",
    re.IGNORECASE,
)
"""Names under which data holds what nobody is to read."""


def mask(text: str) -> str:
    """Return a text without secrets: some microseconds for a line."""
    for value in _secrets():
        if len(value) >= SHORTEST:
            text = text.replace(value, MASK)
    small = text.lower()
    for needles, pattern, rest in _RULES:
        for needle in needles:
            if needle in small:
                text = pattern.sub(rest, text)
                break
    return text


def mask_all(data: Any) -> Any:
    """Return lists, dictionaries and texts without secrets, told by the names of values and by their text."""
    if isinstance(data, str):
        return mask(data)
    if isinstance(data, dict):
        return {
            mask(name) if isinstance(name, str) else name: (
                MASK
                if isinstance(name, str) and SECRET_NAME.search(name) and isinstance(value, str | dict | list)
                else mask_all(value)
            )
            for name, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [mask_all(value) for value in data]
    return data


def _secrets() -> Iterator[str]:
    """Yield the secrets of this installation, from the environment before its settings are read."""
    yield from _environment()
    if settings.configured:
        yield settings.SECRET_KEY
        yield settings.METRICS_TOKEN
        yield settings.SENTRY_DSN
        for database in settings.DATABASES.values():
            yield str(database.get("PASSWORD") or "")


@cache
def _environment() -> list[str]:
    """Return the secrets in the environment, read once: it does not change while the gallery runs."""
    values = [os.environ.get(name, "") for name in VARIABLES]
    return [*values, *map(_password_in, values)]


def _password_in(address: str) -> str:
    """Return the password in an address of a server."""
    try:
        return unquote(urlsplit(address).password or "")
    except ValueError:  # no address: whoever reads it says so
        return ""
