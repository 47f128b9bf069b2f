"""What can be said about a source: the rules by bands, and the diagnostic as data.

    rule        Severity, Rule, Diagnostic
    syntax      FZ1xx  what a line looks like
    names       FZ2xx  what is called what
    structure   FZ3xx  what stands where
    advice      FZ4xx  what would read better
    limits      FZ9xx  above these there is one error and no drawing

Rule names state the fault, hints the remedy. Sentences are English templates with named parameters, and
these tables are the only place that holds them; `languages` has the other languages.

Severities follow one line: what the language tolerates is a warning, every other slip of the pen is an
error, even where its meaning is clear enough to draw it.
"""

from collections.abc import Mapping
from operator import attrgetter
from types import MappingProxyType

from gallery.flowzap.diagnostics.advice import (
    EMPTY_LANE,
    LONG_LABEL,
    MISSING_LABEL,
    ORPHAN_NODE,
    SINGLE_EXIT,
    TASKBOX_ATTRIBUTE,
    UNANSWERED_REQUEST,
    UNLABELLED_EXIT,
    UNREACHED_NODE,
)
from gallery.flowzap.diagnostics.limits import (
    TOO_MANY_CHARACTERS,
    TOO_MANY_EDGES,
    TOO_MANY_LANES,
    TOO_MANY_LOOPS,
    TOO_MANY_NODES,
)
from gallery.flowzap.diagnostics.names import (
    BAD_LANE_ID,
    BAD_NODE_ID,
    DUPLICATE_ATTRIBUTE,
    DUPLICATE_LANE,
    DUPLICATE_NODE,
    MISSING_LANE_PREFIX,
    NUMBER_GAP,
    UNKNOWN_ATTRIBUTE,
    UNKNOWN_LANE,
    UNKNOWN_NODE,
    UNKNOWN_SHAPE,
    UNKNOWN_SIDE,
    WRONG_LANE,
)
from gallery.flowzap.diagnostics.rule import Diagnostic, Rule, Severity
from gallery.flowzap.diagnostics.structure import (
    DUPLICATE_EDGE,
    EDGE_OUTSIDE_LANE,
    EMPTY_DIAGRAM,
    LOOP_OUTSIDE_LANE,
    NESTED_LOOP,
    SHORT_LOOP,
)
from gallery.flowzap.diagnostics.syntax import (
    CAPITALS,
    CHAINED_EDGE,
    COMMENT,
    CONTROL_CHARACTER,
    CROWDED_LINE,
    DETACHED_BRACE,
    EDGE_KEY_WITH_COLON,
    EMOJI,
    FORBIDDEN_CHARACTER,
    INCOMPLETE_EDGE,
    KEYLESS_TEXT,
    LATE_LANE_LABEL,
    MALFORMED_LOOP,
    MARKDOWN_FENCE,
    MISSING_COLON,
    MISSING_HANDLE,
    MISSING_SHAPE,
    NODE_KEY_WITH_EQUALS,
    NODE_OUTSIDE_LANE,
    NOT_UTF_8,
    OTHER_NOTATION,
    STRAY_BRACE,
    STRAY_HASH_TEXT,
    UNBRACKETED_LABEL,
    UNCLOSED_BRACKET,
    UNCLOSED_LANE,
    UNCLOSED_TEXT,
    UNESCAPED_QUOTE,
    UNEXPECTED_TEXT,
    UNKNOWN_STATEMENT,
    UNQUOTED_TEXT,
    WRONG_ARROW,
    WRONG_QUOTES,
)

__all__ = [
    "BAD_LANE_ID", "BAD_NODE_ID", "CAPITALS", "CHAINED_EDGE", "COMMENT", "CONTROL_CHARACTER",
    "CROWDED_LINE", "DETACHED_BRACE", "DUPLICATE_ATTRIBUTE", "DUPLICATE_EDGE", "DUPLICATE_LANE",
    "DUPLICATE_NODE", "EDGE_KEY_WITH_COLON", "EDGE_OUTSIDE_LANE", "EMOJI", "EMPTY_DIAGRAM", "EMPTY_LANE",
    "FORBIDDEN_CHARACTER", "INCOMPLETE_EDGE", "KEYLESS_TEXT", "LATE_LANE_LABEL", "LONG_LABEL",
    "LOOP_OUTSIDE_LANE", "MALFORMED_LOOP", "MARKDOWN_FENCE", "MISSING_COLON", "MISSING_HANDLE",
    "MISSING_LABEL", "MISSING_LANE_PREFIX", "MISSING_SHAPE", "NESTED_LOOP", "NODE_KEY_WITH_EQUALS",
    "NODE_OUTSIDE_LANE", "NOT_UTF_8", "NUMBER_GAP", "ORPHAN_NODE", "OTHER_NOTATION", "RULES", "SHORT_LOOP",
    "SINGLE_EXIT", "STRAY_BRACE", "STRAY_HASH_TEXT", "TASKBOX_ATTRIBUTE", "TOO_MANY_CHARACTERS",
    "TOO_MANY_EDGES", "TOO_MANY_LANES", "TOO_MANY_LOOPS", "TOO_MANY_NODES", "UNANSWERED_REQUEST",
    "UNBRACKETED_LABEL", "UNCLOSED_BRACKET", "UNCLOSED_LANE", "UNCLOSED_TEXT", "UNESCAPED_QUOTE",
    "UNEXPECTED_TEXT", "UNKNOWN_ATTRIBUTE", "UNKNOWN_LANE", "UNKNOWN_NODE", "UNKNOWN_SHAPE",
    "UNKNOWN_SIDE", "UNKNOWN_STATEMENT", "UNLABELLED_EXIT", "UNQUOTED_TEXT", "UNREACHED_NODE",
    "WRONG_ARROW", "WRONG_LANE", "WRONG_QUOTES", "Diagnostic", "Rule", "Severity",
]  # fmt: skip

_RULES = sorted(
    (rule for rule in tuple(globals().values()) if isinstance(rule, Rule)), key=attrgetter("code")
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.name: rule for rule in _RULES})
"""Every rule by its name, in the order of the codes."""
