"""FZ1xx, syntax: what a line looks like."""

from gallery.flowzap.diagnostics.rule import error, info, warning

UNKNOWN_STATEMENT = error(
    "FZ101",
    "unknown-statement",
    "“{text}” begins neither a lane, a node, an edge nor a loop.",
    'A node: n1: circle label:"Start". An edge: n1.handle(right) -> n2.handle(left).',
)
UNEXPECTED_TEXT = error(
    "FZ102",
    "unexpected-text",
    "“{text}” is not expected here.",
    "Remove it.",
)
CROWDED_LINE = error(
    "FZ103",
    "crowded-line",
    "A second statement begins on this line.",
    "Give every statement and every closing brace a line of its own.",
)
DETACHED_BRACE = error(
    "FZ104",
    "detached-brace",
    "The brace of lane {lane} stands on the next line.",
    "Write {lane} {{ on one line.",
)
UNCLOSED_LANE = error(
    "FZ105",
    "unclosed-lane",
    "Lane {lane} has no closing brace.",
    "Write }} on a line of its own after the last statement of the lane; lanes do not nest.",
)
STRAY_BRACE = error(
    "FZ106",
    "stray-brace",
    "This brace closes nothing.",
    "Remove the brace.",
)
NODE_OUTSIDE_LANE = error(
    "FZ107",
    "node-outside-lane",
    "Node {node} stands in no lane.",
    "Move it between the braces of a lane.",
)
LATE_LANE_LABEL = warning(
    "FZ108",
    "late-lane-label",
    "The label of lane {lane} comes after its first line.",
    "Write it after the brace: {lane} {{ # {label}",
)
COMMENT = info(
    "FZ109",
    "comment",
    "A comment is ignored, and formatting drops it.",
)
STRAY_HASH_TEXT = warning(
    "FZ110",
    "stray-hash-text",
    "Text after # counts only as the label of a lane, and is ignored here.",
    "Remove it.",
)
MISSING_COLON = error(
    "FZ111",
    "missing-colon",
    "There is no colon between node {node} and its shape.",
    "Write {node}: {shape}",
)
MISSING_SHAPE = error(
    "FZ112",
    "missing-shape",
    "Node {node} has no shape.",
    "Write circle, rectangle, diamond or taskbox after the colon.",
)
KEYLESS_TEXT = error(
    "FZ113",
    "keyless-text",
    "This text has no key.",
    'Write label:"…" on a node, [label="…"] on an edge.',
)
UNQUOTED_TEXT = error(
    "FZ114",
    "unquoted-text",
    "The text of {key} is not in quotes.",
    'Write it between double quotes: "…"',
)
WRONG_QUOTES = error(
    "FZ115",
    "wrong-quotes",
    "These are not straight double quotes.",
    'Write "…"',
)
UNCLOSED_TEXT = error(
    "FZ116",
    "unclosed-text",
    "This text has no closing quote.",
    'Write " at its end. A quote inside a label is written \\".',
)
UNESCAPED_QUOTE = error(
    "FZ117",
    "unescaped-quote",
    "The text ends before “{text}”.",
    'A quote inside a label is written \\".',
)
NODE_KEY_WITH_EQUALS = warning(
    "FZ118",
    "node-key-with-equals",
    "{key} has an equals sign: keys of a node take a colon.",
    'Write {key}:"…"',
)
EDGE_KEY_WITH_COLON = warning(
    "FZ119",
    "edge-key-with-colon",
    "{key} has a colon: keys of an edge take an equals sign.",
    'Write [{key}="…"]',
)
UNBRACKETED_LABEL = error(
    "FZ120",
    "unbracketed-label",
    "{key} is not in brackets.",
    'Write [{key}="…"] after the edge.',
)
UNCLOSED_BRACKET = error(
    "FZ121",
    "unclosed-bracket",
    "This bracket is not closed.",
    "Write ] at the end of the edge.",
)
WRONG_ARROW = error(
    "FZ122",
    "wrong-arrow",
    "“{text}” is not an arrow.",
    "Write ->",
)
INCOMPLETE_EDGE = error(
    "FZ123",
    "incomplete-edge",
    "This edge lacks a node at one end.",
    "Write n1.handle(right) -> n2.handle(left), with the two nodes it joins.",
)
CHAINED_EDGE = error(
    "FZ124",
    "chained-edge",
    "An edge joins two nodes, not more.",
    "Write one edge on each line.",
)
MISSING_HANDLE = error(
    "FZ125",
    "missing-handle",
    "An end of this edge does not say which side of the node it uses.",
    "Write {edge}",
)
MALFORMED_LOOP = error(
    "FZ126",
    "malformed-loop",
    "This loop has no condition in brackets.",
    "Write loop [retry up to 3 times] n1 n2",
)
CAPITALS = warning(
    "FZ127",
    "capitals",
    "“{text}” is written with capitals.",
    "Write {lowered}",
)
CONTROL_CHARACTER = warning(
    "FZ128",
    "control-character",
    "There is an invisible character here ({code_point}).",
    "Remove it.",
)
FORBIDDEN_CHARACTER = error(
    "FZ129",
    "forbidden-character",
    "There is a character here that no text may hold ({code_point}).",
    "Remove it.",
)
EMOJI = warning(
    "FZ130",
    "emoji",
    "There is an emoji here, which looks different on every device.",
    "Remove it, or say it in words.",
)
MARKDOWN_FENCE = error(
    "FZ131",
    "markdown-fence",
    "This is a Markdown fence, not FlowZap Code.",
    "Remove the fences and what stands around them.",
)
OTHER_NOTATION = error(
    "FZ132",
    "other-notation",
    "This looks like {notation}, not FlowZap Code.",
    "FlowZap Code begins with a lane: Support {{ # Support team",
)
NOT_UTF_8 = error(
    "FZ133",
    "not-utf-8",
    "This byte is not UTF-8 ({byte}).",
    "Save the file as UTF-8.",
)
