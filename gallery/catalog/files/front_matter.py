"""Markdown files that begin with YAML between two `---` lines, read without guessing and written canonically.

YAML guesses types: `No` is false, `1e3` a number. Here every scalar read is the text that stands there
(the front matter of a translation is full of labels like Yes and No), and every one written is quoted where
another YAML reader would guess. Each value keeps its line, for messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from django.utils.translation import gettext

from gallery.catalog.tidying import tidy_text, unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery.catalog.files.problems import Reporter

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads scalars as text; the one in C, several times faster, where PyYAML was built with it."""

FENCE = "---\n"


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
        node = yaml.compose(text, Loader=_Loader)
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
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        report.fatal(first_line, gettext("must be “key: value” lines"))
        return {}
    return _Composition(report, first_line).value(node).keys


class _Composition:
    """Turns the nodes of one document into values."""

    def __init__(self, report: Reporter, first_line: int) -> None:
        self._report = report
        self._first_line = first_line
        self._seen: set[int] = set()

    def value(self, node: yaml.Node) -> Value:
        """Turn a node into a value, reporting aliases (they could nest without end) and repeated keys."""
        line = node.start_mark.line + self._first_line
        if id(node) in self._seen:
            self._report(line, gettext("anchors and aliases are not allowed"))
            return Value(line, "")
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return Value(line, [self.value(item) for item in node.value])
        if isinstance(node, yaml.MappingNode):
            return Value(line, self._mapping(node))
        if unwritable(node.value) is not None:
            self._report.fatal(line, gettext("control characters are not allowed"))
            return Value(line, "")
        return Value(line, node.value)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key, item in node.value:
            line = key.start_mark.line + self._first_line
            if not isinstance(key, yaml.ScalarNode):
                self._report(line, gettext("a key must be text"))
            elif key.value in values:
                self._report(line, gettext("“%(key)s” is there twice"), key=key.value)
            else:
                values[key.value] = Value(line, self.value(item).content)
        return values


class Timestamp(str):
    """A time in ISO 8601, written without quotes."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Write timestamps plainly and repeat what is repeated."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (PyYAML calls it so)
        """Write no anchors."""
        return True


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
