"""Markdown files that begin with YAML between two `---` lines, read without guessing and written canonically.

YAML guesses types: `No` is false, `1e3` a number. Here every scalar read is the text that stands there
(the front matter of a translation is full of labels like Yes and No), and every one written is quoted where
another YAML reader would guess. Each value keeps its line, for messages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import yaml
from django.utils.translation import gettext

from gallery.catalog.tidying import tidy_text, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gallery.catalog.files.problems import Reporter

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads scalars as text; the one in C, several times faster, where PyYAML was built with it."""

FENCE = "---\n"

DEEPEST = 20
"""Lists and mappings within each other: what the files need is three."""

MOST_VALUES = 200_000
"""Values in one file: several times as many as the tags of 10,000 templates, or the labels of the largest."""


@dataclass(frozen=True)
class Value:
    """A value of a YAML document: text, list or mapping, with its line."""

    line: int
    content: str | list[Value] | dict[str, Value]

    @property
    def text(self) -> str:
        """The text of a scalar."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def items(self) -> list[Value]:
        """The items of a list."""
        return self.content if isinstance(self.content, list) else []

    @property
    def keys(self) -> dict[str, Value]:
        """The values of a mapping by key."""
        return self.content if isinstance(self.content, dict) else {}


def split(text: str, report: Reporter) -> tuple[dict[str, Value], str]:
    """Return the values of a file's front matter by key, and the text below it."""
    if not text.startswith(FENCE):
        report.fatal(1, gettext("front matter between two lines of --- is missing"))
        return {}, tidy_text(text)
    matter, fence, body = text.removeprefix(FENCE).partition(f"\n{FENCE}")
    if not fence:
        matter, fence, body = text.removeprefix(FENCE).rpartition(FENCE.rstrip())
    if not fence:
        report.fatal(1, gettext("front matter does not end in a line of ---"))
        return {}, ""
    return read_mapping(matter, report, first_line=2), tidy_text(body)


def read_mapping(text: str, report: Reporter, first_line: int = 1) -> dict[str, Value]:
    """Return the values of a YAML mapping by key."""
    try:
        value = _Composition(text, report, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or error.context
        report.fatal(
            (mark.line if mark else 0) + first_line, gettext("not valid YAML: %(reason)s"), reason=reason
        )
        return {}
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        report.fatal(line, gettext("not valid YAML: %(reason)s"), reason=error.reason)
        return {}
    except _ExcessError as error:
        report.fatal(error.line, error.reason)
        return {}
    if value is None:
        return {}
    if not isinstance(value.content, dict):
        report.fatal(first_line, gettext("must be “key: value” lines"))
        return {}
    return value.keys


class _ExcessError(Exception):
    """More than any file of the catalogue needs: whoever wrote it means harm, or another file."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class _Composition:
    """Turns the events of one document into values, as they are read: what is too much is not read on."""

    def __init__(self, text: str, report: Reporter, first_line: int) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self._report = report
        self._first_line = first_line
        self._depth = 0
        self._count = 0

    def document(self) -> Value | None:
        """Return the value of the document, None if it is empty."""
        next(self._events)  # the beginning of the text
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self._events))
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _ExcessError(self._line(after), gettext("a second document begins here: there may be one"))
        return value

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self._first_line

    def _value(self, event: yaml.Event) -> Value:
        """Turn what begins with an event into a value, reporting aliases (they could nest without end)."""
        line = self._line(event)
        self._count += 1
        if self._count > MOST_VALUES:
            raise _ExcessError(line, gettext("there is more in this file than can be read"))
        if isinstance(event, yaml.AliasEvent):
            self._report(line, gettext("anchors and aliases are not allowed"))
            return Value(line, "")
        if isinstance(event, yaml.ScalarEvent):
            if unwritable(event.value) is not None:
                self._report.fatal(line, gettext("control characters are not allowed"))
                return Value(line, "")
            return Value(line, event.value)
        self._depth += 1
        if self._depth > DEEPEST:
            raise _ExcessError(line, gettext("lists and mappings are nested too deep here"))
        is_list = isinstance(event, yaml.SequenceStartEvent)
        value = Value(line, self._list() if is_list else self._mapping())
        self._depth -= 1
        return value

    def _list(self) -> list[Value]:
        return [self._value(event) for event in self._until(yaml.SequenceEndEvent)]

    def _mapping(self) -> dict[str, Value]:
        """Return values by key, reporting repeated keys."""
        values: dict[str, Value] = {}
        for event in self._until(yaml.MappingEndEvent):
            key, item = self._value(event), self._value(next(self._events))
            if not isinstance(event, yaml.ScalarEvent):
                self._report(key.line, gettext("a key must be text"))
            elif key.text in values:
                self._report(key.line, gettext("“%(key)s” is there twice"), key=key.text)
            else:
                values[key.text] = Value(key.line, item.content)
        return values

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield the event with which each next value begins, up to the end of a list or mapping."""
        return takewhile(lambda event: not isinstance(event, end), self._events)


class Timestamp(str):
    """A time in ISO 8601, written without quotes."""

    __slots__ = ()


_FOLDED = re.compile("[\x85\u2028\u2029]")
"""Line ends that would come back as others: between double quotes they are escaped."""


class _Dumper(yaml.SafeDumper):
    """Write timestamps plainly and repeat what is repeated."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (PyYAML calls it so)
        """Write no anchors."""
        return True


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if _FOLDED.search(text) else None
    ),
)
_Dumper.add_representer(
    Timestamp, lambda dumper, time: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(time))
)


def write_mapping(data: Mapping[str, Any]) -> str:
    """Return data as YAML, in the only way in which the catalogue's files are written."""
    return yaml.dump(
        dict(data),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=float("inf"),
    )


def join(data: Mapping[str, Any], body: str) -> str:
    """Return a file with front matter; the reverse of `split`."""
    return f"{FENCE}{write_mapping(data)}{FENCE}" + (f"\n{body}\n" if body else "")
