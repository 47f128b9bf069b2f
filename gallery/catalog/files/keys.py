"""The keys of one front matter, taken one by one and checked; those that nobody took are unknown."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext

from gallery.catalog.fields import is_slug
from gallery.catalog.files.front_matter import Value
from gallery.catalog.files.problems import Reporter
from gallery.catalog.files.snapshot import write_time
from gallery.catalog.tidying import is_blank, tidy_line

MOST = 32_767
"""The largest number: what the smallest column holds."""


class Keys:
    """A front matter whose keys are taken out by what they must be."""

    def __init__(self, values: dict[str, Value], report: Reporter, line: int = 1) -> None:
        self._line = line
        self._given = values
        self._left = dict(values)
        self._known: list[str] = []
        self._report = report

    def require(self, key: str) -> None:
        """Report a key that is not there."""
        if key not in self._given:
            self._report(self._line, gettext("“%(key)s” is missing"), key=key)

    def take(self, key: str) -> Value | None:
        """Take whatever stands under a key."""
        self._known.append(key)
        return self._left.pop(key, None)

    def take_line(self, key: str, limit: int | None = None, *, required: bool = False) -> str:
        """Take a line of text, no longer than the database's field is wide."""
        if required:
            self.require(key)
        if (value := self.take(key)) is None:
            return ""
        text = tidy_line(value.text)
        self._check_text(key, text, value.line, limit)
        return text

    def _check_text(self, key: str, text: str, line: int, limit: int | None) -> None:
        """Report a text that is none, or too long."""
        if is_blank(text):
            self._report(line, gettext("“%(key)s” must be text"), key=key)
        if limit and len(text) > limit:
            reason = gettext("“%(key)s” is %(length)d characters long, %(limit)d at most")
            self._report(line, reason, key=key, length=len(text), limit=limit)

    def take_choice(self, key: str, choices: list[str]) -> str:
        """Take one of a few words."""
        value = self.take(key)
        if value is None:
            return ""
        if value.text not in choices:
            reason = gettext("“%(key)s” must be one of %(choices)s, not “%(text)s”")
            self._report(value.line, reason, key=key, choices=", ".join(choices), text=value.text)
        return value.text

    def take_number(self, key: str) -> int:
        """Take a small whole number, 0 if there is none."""
        value = self.take(key)
        if value is None:
            return 0
        if not re.fullmatch(r"[0-9]{1,5}", value.text) or int(value.text) > MOST:
            reason = gettext("“%(key)s” must be a whole number from 0 to %(most)d")
            self._report(value.line, reason, key=key, most=MOST)
            return 0
        return int(value.text)

    def take_time(self, key: str) -> str:
        """Take a time with its zone and return it in UTC."""
        value = self.take(key)
        if value is None:
            return ""
        if (time := _utc(value.text)) is None:
            reason = gettext("“%(key)s” must be a time such as 2026-11-20T09:00:00Z, not “%(text)s”")
            self._report(value.line, reason, key=key, text=value.text)
        return write_time(time)

    def take_slugs(self, key: str) -> dict[str, int]:
        """Take a list of slugs, each once, and the line of each."""
        value = self.take(key)
        if value is None:
            return {}
        if not isinstance(value.content, list):
            self._report(value.line, gettext("“%(key)s” must be a list"), key=key)
        slugs: dict[str, int] = {}
        for item in value.items:
            if not is_slug(item.text):
                self._report(item.line, gettext("“%(text)s” is not a slug"), text=item.text)
            elif item.text in slugs:
                self._report(item.line, gettext("“%(key)s” is there twice"), key=item.text)
            else:
                slugs[item.text] = item.line
        return slugs

    def take_choices(self, key: str, choices: Sequence[str]) -> list[str]:
        """Take a list of some of a few words, each once, in the order of the choices."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value.content, list):
            self._report(value.line, gettext("“%(key)s” must be a list"), key=key)
        for item in value.items:
            if item.text not in choices:
                reason = gettext("“%(key)s” lists some of %(choices)s, and no “%(text)s”")
                self._report(item.line, reason, key=key, choices=", ".join(choices), text=item.text)
        there = {item.text for item in value.items}
        return [choice for choice in choices if choice in there]

    def take_texts(self, key: str, limit: int) -> dict[str, str]:
        """Take lines of text, each under a word of its own and no longer than so many characters."""
        value = self.take(key)
        if value is None:
            return {}
        if not isinstance(value.content, dict):
            self._report(value.line, gettext("“%(key)s” must be “key: text” lines"), key=key)
        texts = {word: tidy_line(item.text) for word, item in value.keys.items()}
        for word, item in value.keys.items():
            self._check_text(word, texts[word], item.line, limit)
        return texts

    def refuse_rest(self) -> None:
        """Report the keys that nobody took."""
        for key, value in self._left.items():
            reason = gettext("unknown key “%(key)s” (known: %(known)s)")
            self._report(value.line, reason, key=key, known=", ".join(self._known))


def _utc(text: str) -> datetime | None:
    """Return a time with its zone, None if the text is none; in UTC it may lie outside of all years."""
    try:
        time = datetime.fromisoformat(text)
        return None if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
