"""Whether the translation of a text is of what stands there today.

With a translation goes a pair of digests: of the English text that it was made from, and of itself. So it
is noticed, without asking anybody, when either was written since: a new translation is of today's English
text; where only the English one changed, the translation is outdated.
"""

from __future__ import annotations

from hashlib import sha256

TRACED = ("title", "summary", "description")
"""The texts of a template of which this is known."""
DIGEST_LENGTH = 16


def traced(english: str, translation: str, trace: list[str] | None) -> list[str] | None:
    """Return the trace to keep with a translation, given the one it had; None where there is none."""
    if not translation or not english:
        return None
    own = _digest(translation)
    return trace if trace and trace[1] == own else [_digest(english), own]


def is_outdated(english: str, translation: str, trace: list[str] | None) -> bool:
    """Say whether a translation was made from another English text."""
    return bool(english and translation and trace and trace[0] != _digest(english))


def made_from(english: str, trace: list[str]) -> bool:
    """Say whether a translation with this trace was made from an English text."""
    return trace[0] == _digest(english)


def outdated_trace(translation: str) -> list[str]:
    """Return the trace of a translation of which it is known only that the English text is another one."""
    return ["", _digest(translation)]


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:DIGEST_LENGTH]
