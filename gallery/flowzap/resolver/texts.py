"""Attributes → the texts that a node or an edge is known by."""

from collections.abc import Iterable

from gallery.flowzap.diagnostics import CAPITALS, DUPLICATE_ATTRIBUTE, UNKNOWN_ATTRIBUTE, Diagnostic
from gallery.flowzap.resolver.nearest import Nearest
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.characters import printable
from gallery.flowzap.syntax.cursor import shown
from gallery.flowzap.syntax.nodes import NODE_KEYS, Attribute, Text

_NEAREST = Nearest(NODE_KEYS)


def texts_by_key(
    attributes: Iterable[Attribute], keys: tuple[str, ...], report: list[Diagnostic]
) -> dict[str, Text]:
    """Return the text of every known key; a text without a key is a label if there is no other."""
    texts: dict[str, Text] = {}
    for token, text in attributes:
        if token is None:
            texts.setdefault("label", text)
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
            texts[key] = text
    return texts


def shown_text(text: Text | None) -> str:
    """Return a text as it is drawn: printable and without blanks around it, empty if there is none."""
    return "" if text is None else printable(text.text).strip()


def shown_label(text: Text | None) -> tuple[str, Span | None]:
    """Return a text as it is drawn, and where it stands if there is anything to show."""
    if text is None:
        return "", None
    label = printable(text.text).strip()
    return label, text.span if label else None
