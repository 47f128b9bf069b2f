"""Sources in another notation: recognized by their first line, so that one clear diagnostic answers them."""

import re

from gallery.flowzap.diagnostics import OTHER_NOTATION, Diagnostic
from gallery.flowzap.source import Span

_FIRST_LINE = re.compile(r"\A\ufeff?\s*+(?:```[^\r\n]*+\s*+)?+(?P<text>[^\r\n]++)")

_NOTATIONS = (
    (
        "Mermaid",
        re.compile(
            r"(?:graph|flowchart)\s+(?:TB|TD|BT|RL|LR)\b|%%\{"
            r"|(?:flowchart|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|journey|gantt|gitGraph"
            r"|mindmap|timeline|quadrantChart|block-beta|architecture-beta)\s*$"
        ),
    ),
    ("PlantUML", re.compile(r"@start[a-z]+\b")),
    ("Graphviz DOT", re.compile(r'(?:strict\s+)?(?:di)?graph(?:\s+[\w"]+)?\s*\{')),
    ("XML", re.compile(r"<[?!]?[A-Za-z]")),
    ("JSON", re.compile(r'[{\[]\s*(?:$|[{\["])')),
)

# A diagram may have a lane that is called graph: what holds one node of ours is ours.
_OWN_NODE = re.compile(
    r"^[^\S\r\n]*+\w++[^\S\r\n]*+:[^\S\r\n]*+(?:circle|rectangle|diamond|taskbox)\b", re.MULTILINE
)


def other_notation(source: str) -> Diagnostic | None:
    """Say which other notation a source is written in, if it looks like one."""
    first = _FIRST_LINE.match(source)
    if first is None:
        return None
    for name, pattern in _NOTATIONS:
        if pattern.match(first["text"]) and not _OWN_NODE.search(source):
            return Diagnostic(OTHER_NOTATION, Span(*first.span("text")), {"notation": name})
    return None
