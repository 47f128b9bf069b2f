"""Sources in another notation: recognized by their first line, so that one clear diagnostic answers them."""

import re

from gallery.flowzap.diagnostics import OTHER_NOTATION, Diagnostic
from gallery.flowzap.source import Span

# Expressions for its first line, compiled by `re` when one is needed.
_NOTATIONS = {
    "Mermaid": (
        r"(?:graph|flowchart)\s+(?:TB|TD|BT|RL|LR)\b|%%\{"
        r"|(?:flowchart|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|journey|gantt|gitGraph"
        r"|mindmap|timeline|quadrantChart|block-beta|architecture-beta)\s*$"
    ),
    "PlantUML": r"@start[a-z]+\b",
    "Graphviz DOT": r'(?:strict\s+)?(?:di)?graph(?:\s+[\w"]+)?\s*\{',
    "XML": r"<[?!]?[A-Za-z]",
    "JSON": r'[{\[]\s*(?:$|[{\["])',
}
_FIRST_LINE = r"\A\ufeff?\s*+(?:```[^\r\n]*+\s*+)?+(?P<text>[^\r\n]++)"

# A diagram may have a lane that is called graph: what holds one node of ours is ours.
_OWN_NODE = re.compile(
    r"^[^\S\r\n]*+\w++[^\S\r\n]*+:[^\S\r\n]*+(?:circle|rectangle|diamond|taskbox)\b", re.MULTILINE
)


def other_notation(source: str) -> Diagnostic | None:
    """Say which other notation a source is written in, if it looks like one."""
    if _OWN_NODE.search(source):
        return None
    first = re.match(_FIRST_LINE, source)
    if first is None:
        return None
    for name, pattern in _NOTATIONS.items():
        if re.match(pattern, first["text"]):
            return Diagnostic(OTHER_NOTATION, Span(*first.span("text")), {"notation": name})
    return None
