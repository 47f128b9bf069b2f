"""Where everything stands in a source: what repairs look up, each index made when it is first asked for.

Survey   lines, lanes, statements, and where which rule is broken
  ├─ texts   keys and texts        (Texts)
  └─ names   who names whom        (Names)
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from gallery.flowzap.analysis import Analysis
from gallery.flowzap.diagnostics import BAD_LANE_ID, UNCLOSED_LANE, UNCLOSED_TEXT, Rule
from gallery.flowzap.repairs.names import Names
from gallery.flowzap.repairs.wording import Texts
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.formatter import PARTIAL, is_whole
from gallery.flowzap.syntax.nodes import EdgeStatement, LaneBlock, Statement

BLANK = re.compile(r"\s*")
_NOTE = re.compile(r"\s*(?:(?:#|//)[^\r\n]*)?\s*")
_BRACE = re.compile(r"(?:[^#{]++|#[^\r\n]*+)*+\{")
_LOOSE = re.compile(r"(?:#|//)[^\r\n]*|\}")
_BROKEN = PARTIAL - {UNCLOSED_LANE, UNCLOSED_TEXT}


class Survey:
    """An analysis, and what stands where in its source."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.source = analysis.source
        self.tree = analysis.tree

    @cached_property
    def is_whole(self) -> bool:
        """Whether the tree holds all that the source says."""
        return is_whole(self.tree, self.source)

    @cached_property
    def is_read(self) -> bool:
        """Whether no statement is lost, in which something may be named."""
        return not any(diagnostic.rule in PARTIAL for diagnostic in self.tree.diagnostics)

    @cached_property
    def texts(self) -> Texts:
        """Texts by their places."""
        return Texts(self.lanes, self.statements)

    @cached_property
    def names(self) -> Names:
        """Lanes and nodes by their ids."""
        return Names(self.analysis)

    @cached_property
    def _spans(self) -> dict[Rule, set[Span]]:
        found: dict[Rule, set[Span]] = {}
        for diagnostic in self.analysis.diagnostics:
            found.setdefault(diagnostic.rule, set()).add(diagnostic.span)
        return found

    def spans_of(self, rule: Rule) -> set[Span]:
        """Return the places where a rule is broken."""
        return self._spans.get(rule, set())

    # Lanes and statements

    @cached_property
    def lanes(self) -> tuple[LaneBlock, ...]:
        """Every lane in the order of the text."""
        return tuple(item for item in self.tree.items if isinstance(item, LaneBlock))

    @cached_property
    def lane_at(self) -> dict[int, int]:
        """Which lane, counted from 0, begins at a place."""
        return {lane.id.start: number for number, lane in enumerate(self.lanes)}

    @cached_property
    def block_of(self) -> dict[str, LaneBlock]:
        """The first block of every lane."""
        return {lane.id.text: lane for lane in reversed(self.lanes)}

    @cached_property
    def blocks_called(self) -> Counter[str]:
        """How many blocks have the same id."""
        return Counter(lane.id.text for lane in self.lanes)

    @cached_property
    def suggested_lanes(self) -> Counter[str]:
        """How often the same id is suggested for a lane."""
        found = self.analysis.diagnostics
        return Counter(item.params["suggestion"] for item in found if item.rule is BAD_LANE_ID)

    def lane_before(self, offset: int) -> LaneBlock | None:
        """Return the last lane that begins before a place."""
        at = bisect_left(self.lanes, offset, key=lambda lane: lane.span.start)
        return self.lanes[at - 1] if at else None

    def item_before(self, offset: int) -> LaneBlock | Statement | None:
        """Return the last lane, or statement outside of lanes, that begins before a place."""
        at = bisect_left(self.tree.items, offset, key=lambda item: item.span.start)
        return self.tree.items[at - 1] if at else None

    def brace_of(self, lane: LaneBlock) -> int:
        """Return where the brace stands that opens a lane, which may be behind its label."""
        found = _BRACE.match(self.source, lane.id.end)
        return found.end() - 1 if found is not None else -1

    def is_closed(self, lane: LaneBlock) -> bool:
        """Say whether a lane has its closing brace."""
        return lane.id.span not in self.spans_of(UNCLOSED_LANE)

    @cached_property
    def last_loose_brace(self) -> int:
        """Where the last closing brace stands that closes no lane, -1 if there is none."""
        last, end = -1, 0
        for start, item_end in [*(item.span for item in self.tree.items), (len(self.source),) * 2]:
            for found in _LOOSE.finditer(self.source, end, start):
                if found[0] == "}":
                    last = found.start()
            end = item_end
        return last

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement in the order of the text, in a lane or not."""
        return tuple(self.tree.statements())

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.span.start for statement in self.statements]

    def statement_at(self, offset: int) -> Statement | None:
        """Return the statement in which a place lies."""
        at = bisect_right(self._starts, offset)
        if at == 0 or self.statements[at - 1].span.end <= offset:
            return None
        return self.statements[at - 1]

    def edge_at(self, offset: int) -> EdgeStatement | None:
        """Return the edge in which a place lies."""
        statement = self.statement_at(offset)
        return statement if isinstance(statement, EdgeStatement) else None

    def statements_on(self, line: Span) -> tuple[Statement, ...]:
        """Return the statements that begin on a line."""
        return self.statements[bisect_left(self._starts, line.start) : bisect_left(self._starts, line.end)]

    @cached_property
    def _loose(self) -> set[int]:
        return {item.span.start for item in self.tree.items if not isinstance(item, LaneBlock)}

    def is_in_lane(self, statement: Statement) -> bool:
        """Say whether a statement stands in a lane."""
        return statement.span.start not in self._loose

    # Lines

    @cached_property
    def line_end(self) -> str:
        """How lines end here."""
        found = re.search(r"\r\n?|\n", self.source)
        return found[0] if found is not None else "\n"

    def line(self, offset: int) -> Span:
        """Return the line in which a place lies, with its line end."""
        return self.analysis.lines.line_span(self.analysis.position(offset).line)

    def end_of_line(self, offset: int) -> int:
        """Return where the line ends in which a place lies, before its line end and blanks."""
        line = self.line(offset)
        return line.start + len(self.source[line.start : line.end].rstrip())

    def is_first(self, offset: int) -> bool:
        """Say whether nothing stands before a place on its line."""
        return BLANK.fullmatch(self.source, self.line(offset).start, offset) is not None

    def is_last(self, offset: int) -> bool:
        """Say whether nothing stands behind a place on its line."""
        return BLANK.fullmatch(self.source, offset, self.line(offset).end) is not None

    def line_of(self, span: Span) -> Span | None:
        """Return the line on which a range stands alone, but for a comment behind it; else `None`."""
        line = self.line(span.start)
        if not self.is_first(span.start) or span.end > line.end:
            return None
        return line if _NOTE.fullmatch(self.source, span.end, line.end) else None

    def without(self, span: Span) -> Span:
        """Return what to delete so that a range goes: with its line where nothing else stands there."""
        if not self.is_first(span.start):
            return span
        if self.is_last(span.end):
            return Span(self.line(span.start).start, self.line(span.end).end)
        end = span.end
        while self.source[end] in " \t":
            end += 1
        return Span(span.start, end)

    def blanks_before(self, offset: int) -> int:
        """Return where the blanks begin that stand before a place."""
        while offset and self.source[offset - 1] in " \t":
            offset -= 1
        return offset

    @cached_property
    def _broken(self) -> list[int]:
        found = (diagnostic for diagnostic in self.analysis.diagnostics if diagnostic.rule in _BROKEN)
        return sorted(span.start for item in found for span in (item.span, *item.related))

    def is_broken(self, line: Span) -> bool:
        """Say whether there is something on a line that is in no statement, or in the wrong one."""
        return bisect_left(self._broken, line.start) < bisect_left(self._broken, line.end)


def would_join(before: str, after: str) -> bool:
    """Say whether two characters must not come to stand side by side, since each is the end of a word."""
    return all(character.isalnum() or character in ("_", '"') for character in (before, after))
