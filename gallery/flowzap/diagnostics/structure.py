"""FZ3xx, structure: what stands where."""

from gallery.flowzap.diagnostics.rule import error, warning

EMPTY_DIAGRAM = error(
    "FZ301",
    "empty-diagram",
    "There is no node here.",
    'Begin with a lane and a node: Support {{ # Support team, then n1: circle label:"Start", then }}',
)
EDGE_OUTSIDE_LANE = warning(
    "FZ302",
    "edge-outside-lane",
    "This edge stands in no lane.",
    "Move it between the braces of the lane that it leaves.",
)
LOOP_OUTSIDE_LANE = warning(
    "FZ303",
    "loop-outside-lane",
    "This loop stands in no lane.",
    "Move it between the braces of the lane of its first node.",
)
NESTED_LOOP = error(
    "FZ304",
    "nested-loop",
    "A loop stands inside a loop.",
    "Write two loops on two lines; their nodes may be the same.",
)
SHORT_LOOP = warning(
    "FZ305",
    "short-loop",
    "This loop names fewer than two nodes.",
    "Name every node that repeats.",
)
DUPLICATE_EDGE = warning(
    "FZ306",
    "duplicate-edge",
    "The same edge from {source} to {target} stands here twice.",
    "Remove one of the two, or give them different labels.",
)
