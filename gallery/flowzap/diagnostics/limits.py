"""FZ9xx, limits: above these there is one error and no drawing."""

from gallery.flowzap.diagnostics.rule import error

TOO_MANY_CHARACTERS = error(
    "FZ901",
    "too-many-characters",
    "This source has {count} characters, more than the {limit} that can be drawn.",
    "Split the process into several diagrams.",
)
TOO_MANY_LANES = error(
    "FZ902",
    "too-many-lanes",
    "This source has {count} lanes, more than the {limit} that can be drawn.",
    "Split the process into several diagrams.",
)
TOO_MANY_NODES = error(
    "FZ903",
    "too-many-nodes",
    "This source has {count} nodes, more than the {limit} that can be drawn.",
    "Split the process into several diagrams.",
)
TOO_MANY_EDGES = error(
    "FZ904",
    "too-many-edges",
    "This source has {count} edges, more than the {limit} that can be drawn.",
    "Split the process into several diagrams.",
)
TOO_MANY_LOOPS = error(
    "FZ905",
    "too-many-loops",
    "This source has {count} loops, more than the {limit} that can be drawn.",
    "Split the process into several diagrams.",
)
