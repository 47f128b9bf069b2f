"""FZ2xx, names: what is called what."""

from gallery.flowzap.diagnostics.rule import error, warning

BAD_LANE_ID = error(
    "FZ201",
    "bad-lane-id",
    "The id of a lane is one word of letters, digits and underscores.",
    "Write {suggestion} {{ and put what people read after a #.",
)
BAD_NODE_ID = error(
    "FZ202",
    "bad-node-id",
    "{node} is not a node id.",
    "Ids are n and a number: n1, n2, n3 …",
)
DUPLICATE_LANE = error(
    "FZ203",
    "duplicate-lane",
    "Lane {lane} is defined twice.",
    "Join the two, or rename one of them.",
)
DUPLICATE_NODE = error(
    "FZ204",
    "duplicate-node",
    "Node {node} is defined twice.",
    "Give the second one a number of its own.",
)
UNKNOWN_NODE = error(
    "FZ205",
    "unknown-node",
    "Unknown node {node}.",
    "Did you mean {nearest}?",
    "Define it in a lane, or name a node that is defined.",
)
UNKNOWN_LANE = error(
    "FZ206",
    "unknown-lane",
    "Unknown lane {lane}.",
    "{node} is in lane {right}: write {right}.{node}",
)
WRONG_LANE = error(
    "FZ207",
    "wrong-lane",
    "{node} is not in lane {lane}.",
    "{node} is in lane {right}: write {right}.{node}",
)
MISSING_LANE_PREFIX = warning(
    "FZ208",
    "missing-lane-prefix",
    "{node} is in another lane, and its lane is not named.",
    "Write {right}.{node}",
)
UNKNOWN_SHAPE = error(
    "FZ209",
    "unknown-shape",
    "Unknown shape {shape}.",
    "Did you mean {nearest}? Shapes are circle, rectangle, diamond and taskbox.",
    "Shapes are circle, rectangle, diamond and taskbox.",
)
UNKNOWN_SIDE = error(
    "FZ210",
    "unknown-side",
    "Unknown side {side}.",
    "Did you mean {nearest}? Sides are left, right, top and bottom.",
    "Sides are left, right, top and bottom.",
)
UNKNOWN_ATTRIBUTE = warning(
    "FZ211",
    "unknown-attribute",
    "Unknown key {key}.",
    "Did you mean {nearest}?",
    "Nodes have the keys label, owner, description and system; edges have only label.",
)
DUPLICATE_ATTRIBUTE = error(
    "FZ212",
    "duplicate-attribute",
    "{key} is given twice.",
    "Keep one of the two; the first one counts.",
)
NUMBER_GAP = warning(
    "FZ213",
    "number-gap",
    "The numbers of nodes have a gap: {missing} is missing before {node}.",
    "Number the nodes n1, n2, n3 … without gaps.",
)
