"""The keys of one front matter, taken one by one and checked; those that nobody took are unknown."""

import re
from datetime import UTC, datetime

from gallery.catalog.files.front_matter import Value
from gallery.catalog.files.problems import Reporter
from gallery.catalog.files.snapshot import write_time
from gallery.catalog.tidying import tidy_line

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")


def is_slug(text: str) -> bool:
    """Say whether a text can be an address: lower-case letters, digits and single hyphens."""
    return len(text) <= 80 and _SLUG.match(text) is not None


class Keys:
    """A front matter whose keys are taken out by what they must be."""

    def __init__(self, values: dict[str, Value], report: Reporter, line: int = 1) -> None:
        self._line = line
        self._left = dict(values)
        self._known: list[str] = []
        self._report = report

    def take(self, key: str) -> Value | None:
        """Take whatever stands under a key."""
        self._known.append(key)
        return self._left.pop(key, None)

    def take_line(self, key: str, limit: int | None = None, *, required: bool = False) -> str:
        """Take a line of text, no longer than the database's field is wide."""
        value = self.take(key)
        if value is None:
            if required:
                self._report(self._line, f"“{key}” is missing")
            return ""
        text = tidy_line(value.text)
        if not text:
            self._report(value.line, f"“{key}” must be text")
        if limit and len(text) > limit:
            self._report(value.line, f"“{key}” is {len(text)} characters long, {limit} at most")
        return text

    def take_choice(self, key: str, choices: list[str]) -> str:
        """Take one of a few words."""
        value = self.take(key)
        if value is None:
            return ""
        if value.text not in choices:
            self._report(value.line, f"“{key}” must be one of {', '.join(choices)}, not “{value.text}”")
        return value.text

    def take_number(self, key: str) -> int:
        """Take a small whole number, 0 if there is none."""
        value = self.take(key)
        if value is None:
            return 0
        if not re.fullmatch(r"[0-9]{1,4}", value.text):
            self._report(value.line, f"“{key}” must be a whole number from 0 to 9999")
            return 0
        return int(value.text)

    def take_time(self, key: str) -> str:
        """Take a time with its zone and return it in UTC."""
        value = self.take(key)
        if value is None:
            return ""
        try:
            time = datetime.fromisoformat(value.text)
        except ValueError:
            time = None
        if time is None or time.tzinfo is None:
            self._report(
                value.line, f"“{key}” must be a time such as 2026-11-20T09:00:00Z, not “{value.text}”"
            )
            return ""
        return write_time(time.astimezone(UTC))

    def take_slugs(self, key: str) -> dict[str, int]:
        """Take a list of slugs, each once, and the line of each."""
        value = self.take(key)
        if value is None:
            return {}
        if not isinstance(value.content, list):
            self._report(value.line, f"“{key}” must be a list")
        slugs: dict[str, int] = {}
        for item in value.items:
            if not is_slug(item.text):
                self._report(item.line, f"“{item.text}” is not a slug")
            elif item.text in slugs:
                self._report(item.line, f"“{item.text}” is there twice")
            else:
                slugs[item.text] = item.line
        return slugs

    def refuse_rest(self) -> None:
        """Report the keys that nobody took."""
        for key, value in self._left.items():
            self._report(value.line, f"unknown key “{key}” (known: {', '.join(self._known)})")
