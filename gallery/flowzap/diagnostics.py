"""What can be said about a source: one table of rules, and the diagnostic as data.

Rule names state the fault, hints the remedy. Bands: FZ1xx syntax, FZ2xx names, FZ3xx structure,
FZ4xx advice, FZ9xx limits. Sentences are English templates with named parameters; the table is the
only place that holds them, and translators find them through `gettext_noop`.

Severities follow one line: what the language tolerates is a warning, every other slip of the pen is an
error, even where its meaning is clear enough to draw it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from gallery.flowzap.source import Span


def gettext_noop(text: str) -> str:
    """Mark a text for translators and return it unchanged (the engine imports no framework)."""
    return text


class Severity(StrEnum):
    """How much a diagnostic matters: only an error stops a diagram from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the language: `message` says what is wrong, `hint` what to do, both `str.format` templates.

    A hint that offers the `{nearest}` name gives way to `plain_hint` where no name is near.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str = ""
    plain_hint: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A rule broken at a place, with the parameters of its sentences and other places that matter."""

    rule: Rule
    span: Span
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
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
        return self.rule.message.format(**self.params)

    @property
    def hint(self) -> str:
        """Return what to do about it, in English; empty if there is nothing to say."""
        return self.hint_template.format(**self.params)


def _error(code: str, name: str, message: str, hint: str = "", plain_hint: str = "") -> Rule:
    return Rule(code, name, Severity.ERROR, message, hint, plain_hint)


def _warning(code: str, name: str, message: str, hint: str = "", plain_hint: str = "") -> Rule:
    return Rule(code, name, Severity.WARNING, message, hint, plain_hint)


def _info(code: str, name: str, message: str, hint: str = "", plain_hint: str = "") -> Rule:
    return Rule(code, name, Severity.INFO, message, hint, plain_hint)


_ = gettext_noop

# FZ1xx syntax: what a line looks like

UNKNOWN_STATEMENT = _error(
    "FZ101",
    "unknown-statement",
    _("“{text}” begins neither a lane, a node, an edge nor a loop."),
    _('A node: n1: circle label:"Start". An edge: n1.handle(right) -> n2.handle(left).'),
)
UNEXPECTED_TEXT = _error(
    "FZ102",
    "unexpected-text",
    _("“{text}” is not expected here."),
    _("Remove it."),
)
CROWDED_LINE = _error(
    "FZ103",
    "crowded-line",
    _("A second statement begins on this line."),
    _("Give every statement and every closing brace a line of its own."),
)
DETACHED_BRACE = _error(
    "FZ104",
    "detached-brace",
    _("The brace of lane {lane} stands on the next line."),
    _("Write {lane} {{ on one line."),
)
UNCLOSED_LANE = _error(
    "FZ105",
    "unclosed-lane",
    _("Lane {lane} has no closing brace."),
    _("Write }} on a line of its own after the last statement of the lane; lanes do not nest."),
)
STRAY_BRACE = _error(
    "FZ106",
    "stray-brace",
    _("This brace closes nothing."),
    _("Remove it."),
)
NODE_OUTSIDE_LANE = _error(
    "FZ107",
    "node-outside-lane",
    _("Node {node} stands in no lane."),
    _("Move it between the braces of a lane."),
)
LATE_LANE_LABEL = _warning(
    "FZ108",
    "late-lane-label",
    _("The label of lane {lane} comes after its first line."),
    _("Write it after the brace: {lane} {{ # {label}"),
)
COMMENT = _info(
    "FZ109",
    "comment",
    _("A comment is ignored, and formatting drops it."),
)
STRAY_HASH_TEXT = _warning(
    "FZ110",
    "stray-hash-text",
    _("Text after # counts only as the label of a lane, and is ignored here."),
    _("Remove it."),
)
MISSING_COLON = _error(
    "FZ111",
    "missing-colon",
    _("There is no colon between node {node} and its shape."),
    _("Write {node}: {shape}"),
)
MISSING_SHAPE = _error(
    "FZ112",
    "missing-shape",
    _("Node {node} has no shape."),
    _("Write circle, rectangle, diamond or taskbox after the colon."),
)
KEYLESS_TEXT = _error(
    "FZ113",
    "keyless-text",
    _("This text has no key."),
    _('Write label:"…" on a node, [label="…"] on an edge.'),
)
UNQUOTED_TEXT = _error(
    "FZ114",
    "unquoted-text",
    _("The text of {key} is not in quotes."),
    _('Write it between double quotes: "…"'),
)
WRONG_QUOTES = _error(
    "FZ115",
    "wrong-quotes",
    _("These are not straight double quotes."),
    _('Write "…"'),
)
UNCLOSED_TEXT = _error(
    "FZ116",
    "unclosed-text",
    _("This text has no closing quote."),
    _('Write " at its end. A quote inside a label is written \\".'),
)
UNESCAPED_QUOTE = _error(
    "FZ117",
    "unescaped-quote",
    _("The text ends before “{text}”."),
    _('A quote inside a label is written \\".'),
)
NODE_KEY_WITH_EQUALS = _warning(
    "FZ118",
    "node-key-with-equals",
    _("{key} has an equals sign: keys of a node take a colon."),
    _('Write {key}:"…"'),
)
EDGE_KEY_WITH_COLON = _warning(
    "FZ119",
    "edge-key-with-colon",
    _("{key} has a colon: keys of an edge take an equals sign."),
    _('Write [{key}="…"]'),
)
UNBRACKETED_LABEL = _error(
    "FZ120",
    "unbracketed-label",
    _("{key} is not in brackets."),
    _('Write [{key}="…"] after the edge.'),
)
UNCLOSED_BRACKET = _error(
    "FZ121",
    "unclosed-bracket",
    _("This bracket is not closed."),
    _("Write ] at the end of the edge."),
)
WRONG_ARROW = _error(
    "FZ122",
    "wrong-arrow",
    _("“{text}” is not an arrow."),
    _("Write ->"),
)
INCOMPLETE_EDGE = _error(
    "FZ123",
    "incomplete-edge",
    _("This edge lacks a node at one end."),
    _("Write n1.handle(right) -> n2.handle(left), with the two nodes it joins."),
)
CHAINED_EDGE = _error(
    "FZ124",
    "chained-edge",
    _("An edge joins two nodes, not more."),
    _("Write one edge on each line."),
)
MISSING_HANDLE = _error(
    "FZ125",
    "missing-handle",
    _("An end of this edge does not say which side of the node it uses."),
    _("Write {edge}"),
)
MALFORMED_LOOP = _error(
    "FZ126",
    "malformed-loop",
    _("This loop has no condition in brackets."),
    _("Write loop [retry up to 3 times] n1 n2"),
)
CAPITALS = _warning(
    "FZ127",
    "capitals",
    _("“{text}” is written with capitals."),
    _("Write {lowered}"),
)
CONTROL_CHARACTER = _warning(
    "FZ128",
    "control-character",
    _("There is an invisible character here ({code_point})."),
    _("Remove it."),
)
FORBIDDEN_CHARACTER = _error(
    "FZ129",
    "forbidden-character",
    _("There is a character here that no text may hold ({code_point})."),
    _("Remove it."),
)
EMOJI = _warning(
    "FZ130",
    "emoji",
    _("There is an emoji here, which looks different on every device."),
    _("Remove it, or say it in words."),
)
MARKDOWN_FENCE = _error(
    "FZ131",
    "markdown-fence",
    _("This is a Markdown fence, not FlowZap Code."),
    _("Remove the fences and what stands around them."),
)
OTHER_NOTATION = _error(
    "FZ132",
    "other-notation",
    _("This looks like {notation}, not FlowZap Code."),
    _("FlowZap Code begins with a lane: Support {{ # Support team"),
)

# FZ2xx names: what is called what

BAD_LANE_ID = _error(
    "FZ201",
    "bad-lane-id",
    _("The id of a lane is one word of letters, digits and underscores."),
    _("Write {suggestion} {{ and put what people read after a #."),
)
BAD_NODE_ID = _error(
    "FZ202",
    "bad-node-id",
    _("{node} is not a node id."),
    _("Ids are n and a number: n1, n2, n3 …"),
)
DUPLICATE_LANE = _error(
    "FZ203",
    "duplicate-lane",
    _("Lane {lane} is defined twice."),
    _("Join the two, or rename one of them."),
)
DUPLICATE_NODE = _error(
    "FZ204",
    "duplicate-node",
    _("Node {node} is defined twice."),
    _("Give the second one a number of its own."),
)
UNKNOWN_NODE = _error(
    "FZ205",
    "unknown-node",
    _("Unknown node {node}."),
    _("Did you mean {nearest}?"),
    _("Define it in a lane, or name a node that is defined."),
)
UNKNOWN_LANE = _error(
    "FZ206",
    "unknown-lane",
    _("Unknown lane {lane}."),
    _("{node} is in lane {right}: write {right}.{node}"),
)
WRONG_LANE = _error(
    "FZ207",
    "wrong-lane",
    _("{node} is not in lane {lane}."),
    _("{node} is in lane {right}: write {right}.{node}"),
)
MISSING_LANE_PREFIX = _warning(
    "FZ208",
    "missing-lane-prefix",
    _("{node} is in another lane, and its lane is not named."),
    _("Write {right}.{node}"),
)
UNKNOWN_SHAPE = _error(
    "FZ209",
    "unknown-shape",
    _("Unknown shape {shape}."),
    _("Did you mean {nearest}? Shapes are circle, rectangle, diamond and taskbox."),
    _("Shapes are circle, rectangle, diamond and taskbox."),
)
UNKNOWN_SIDE = _error(
    "FZ210",
    "unknown-side",
    _("Unknown side {side}."),
    _("Did you mean {nearest}? Sides are left, right, top and bottom."),
    _("Sides are left, right, top and bottom."),
)
UNKNOWN_ATTRIBUTE = _warning(
    "FZ211",
    "unknown-attribute",
    _("Unknown key {key}."),
    _("Did you mean {nearest}?"),
    _("Nodes have the keys label, owner, description and system; edges have only label."),
)
DUPLICATE_ATTRIBUTE = _error(
    "FZ212",
    "duplicate-attribute",
    _("{key} is given twice."),
    _("Keep one of the two; the first one counts."),
)
NUMBER_GAP = _warning(
    "FZ213",
    "number-gap",
    _("The numbers of nodes have a gap: {missing} is missing before {node}."),
    _("Number the nodes n1, n2, n3 … without gaps."),
)

# FZ3xx structure: what stands where

EMPTY_DIAGRAM = _error(
    "FZ301",
    "empty-diagram",
    _("There is no node here."),
    _('Begin with a lane and a node: Support {{ # Support team, then n1: circle label:"Start", then }}'),
)
EDGE_OUTSIDE_LANE = _warning(
    "FZ302",
    "edge-outside-lane",
    _("This edge stands in no lane."),
    _("Move it between the braces of the lane that it leaves."),
)
LOOP_OUTSIDE_LANE = _warning(
    "FZ303",
    "loop-outside-lane",
    _("This loop stands in no lane."),
    _("Move it between the braces of the lane of its first node."),
)
NESTED_LOOP = _error(
    "FZ304",
    "nested-loop",
    _("A loop stands inside a loop."),
    _("Write two loops on two lines; their nodes may be the same."),
)
SHORT_LOOP = _warning(
    "FZ305",
    "short-loop",
    _("This loop names fewer than two nodes."),
    _("Name every node that repeats."),
)
DUPLICATE_EDGE = _warning(
    "FZ306",
    "duplicate-edge",
    _("The same edge from {source} to {target} stands here twice."),
    _("Remove one of the two, or give them different labels."),
)

# FZ4xx advice: what would read better

MISSING_LABEL = _warning(
    "FZ401",
    "missing-label",
    _("{node} has no label, so its id is shown."),
    _('Write label:"…"'),
)
LONG_LABEL = _warning(
    "FZ402",
    "long-label",
    _("This label has {length} characters."),
    _("Up to {limit} are easy to read: shorten it."),
)
TASKBOX_ATTRIBUTE = _warning(
    "FZ403",
    "taskbox-attribute",
    _("{key} belongs to a taskbox, and {node} is a {shape}."),
    _("Make {node} a taskbox, or say it in the label."),
)
ORPHAN_NODE = _warning(
    "FZ404",
    "orphan-node",
    _("No edge leads to {node} or away from it."),
    _("Connect it, or remove it."),
)
UNREACHED_NODE = _info(
    "FZ405",
    "unreached-node",
    _("No path leads from a start to {node}."),
    _("Check whether an edge is missing."),
)
SINGLE_EXIT = _warning(
    "FZ406",
    "single-exit",
    _("Decision {node} has fewer than two exits."),
    _("Add the other outcome, or make it a rectangle."),
)
UNLABELLED_EXIT = _warning(
    "FZ407",
    "unlabelled-exit",
    _("The exit from decision {node} to {target} has no label."),
    _('Say which outcome it is: [label="Yes"]'),
)
EMPTY_LANE = _info(
    "FZ408",
    "empty-lane",
    _("Lane {lane} has no node."),
    _("Remove it, or give it a node."),
)
UNANSWERED_REQUEST = _info(
    "FZ409",
    "unanswered-request",
    _("Nothing that follows leads back from lane {target} to lane {source}."),
    _("A sequence view reads better when every request is answered."),
)

# FZ9xx limits: above these there is one error and no drawing

TOO_MANY_CHARACTERS = _error(
    "FZ901",
    "too-many-characters",
    _("This source has {count} characters, more than the {limit} that can be drawn."),
    _("Split the process into several diagrams."),
)
TOO_MANY_LANES = _error(
    "FZ902",
    "too-many-lanes",
    _("This source has {count} lanes, more than the {limit} that can be drawn."),
    _("Split the process into several diagrams."),
)
TOO_MANY_NODES = _error(
    "FZ903",
    "too-many-nodes",
    _("This source has {count} nodes, more than the {limit} that can be drawn."),
    _("Split the process into several diagrams."),
)
TOO_MANY_EDGES = _error(
    "FZ904",
    "too-many-edges",
    _("This source has {count} edges, more than the {limit} that can be drawn."),
    _("Split the process into several diagrams."),
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.name: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
)
"""Every rule by its name, in the order of the codes."""
