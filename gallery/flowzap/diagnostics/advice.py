"""FZ4xx, advice: what would read better."""

from gallery.flowzap.diagnostics.rule import info, warning

MISSING_LABEL = warning(
    "FZ401",
    "missing-label",
    "{node} has no label, so its id is shown.",
    'Write label:"…"',
)
LONG_LABEL = warning(
    "FZ402",
    "long-label",
    "This label has {length} characters.",
    "Up to {limit} are easy to read: shorten it.",
)
TASKBOX_ATTRIBUTE = warning(
    "FZ403",
    "taskbox-attribute",
    "{key} belongs to a taskbox, and {node} is a {shape}.",
    "Make {node} a taskbox, or say it in the label.",
)
ORPHAN_NODE = warning(
    "FZ404",
    "orphan-node",
    "No edge leads to {node} or away from it.",
    "Connect it, or remove it.",
)
UNREACHED_NODE = info(
    "FZ405",
    "unreached-node",
    "No path leads from a start to {node}.",
    "Check whether an edge is missing.",
)
SINGLE_EXIT = warning(
    "FZ406",
    "single-exit",
    "Decision {node} has fewer than two exits.",
    "Add the other outcome, or make it a rectangle.",
)
UNLABELLED_EXIT = warning(
    "FZ407",
    "unlabelled-exit",
    "The exit from decision {node} to {target} has no label.",
    'Say which outcome it is: [label="Yes"]',
)
EMPTY_LANE = info(
    "FZ408",
    "empty-lane",
    "Lane {lane} has no node.",
    "Remove it, or give it a node.",
)
UNANSWERED_REQUEST = info(
    "FZ409",
    "unanswered-request",
    "Nothing that follows leads back from lane {target} to lane {source}.",
    "A sequence view reads better when every request is answered.",
)
