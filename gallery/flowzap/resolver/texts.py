"""Attributes → the texts that a node or an edge is known by."""

from collections.abc import Iterable

from gallery.flowzap.diagnostics import CAPITALS, DUPLICATE_ATTRIBUTE, UNKNOWN_ATTRIBUTE, Diagnostic
from gallery.flowzap.resolver.nearest import Nearest
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.characters import printable
from gallery.flowzap.syntax.cursor import shown
from gallery.flowzap.syntax.nodes import Attribute, Text

NODE_KEYS = ("label", "owner", "description", "system")
EDGE_KEYS = ("label",)
_NEAREST = Nearest(NODE_KEYS)


def texts_by_key(
    attributes: Iterable[Attribute], keys: tuple[str, ...], report: list[Diagnostic]
) -> dict[str, Text]:
    """Return the text of every known key; a text without a key is a label if there is no other."""
    texts: dict[str, Text] = {}
    for attribute in attributes:
        token = attribute.key
        if token is None:
            texts.setdefault("label", attribute.value)
            continue
        key = token.text
        if key not in keys:
            lowered = key.lower()
            params = {"key": shown(key)}
            if lowered not in keys:
                nearest = _NEAREST.find(key)
                if nearest in keys:
                    params["nearest"] = nearest
                report.append(Diagnostic(UNKNOWN_ATTRIBUTE, token.span, params))
                continue
            report.append(Diagnostic(CAPITALS, token.span, {"text": key, "lowered": lowered}))
            key = lowered
        if key in texts:
            report.append(Diagnostic(DUPLICATE_ATTRIBUTE, token.span, {"key": key}))
        else:
            texts[key] = attribute.value
    return texts


def shown_text(text: Text | None) -> str:
    """Return a text as it is drawn: printable and without blanks around it, empty if there is none."""
    return "" if text is None else printable(text.text).strip()


def span_if_shown(text: Text | None, shown: str) -> Span | None:
    """Return where a shown text stands."""
    return text.span if text is not None and shown else None
