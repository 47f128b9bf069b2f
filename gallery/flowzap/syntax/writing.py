r"""How each statement is written: the one layout, for whatever writes FlowZap Code.

    Support { # Support team
      n1: circle label:"Start"
      n1.handle(right) -> Depot.n2.handle(left) [label="Go"]
      loop [retry up to 3 times] n1 n2
    }

Two spaces of indentation, a blank line between lanes, `\n` at the end of every line. Texts are written as
they are given; none may hold a line end.
"""

from collections.abc import Iterable

from gallery.flowzap.syntax.escapes import escape

INDENT = "  "

Pairs = Iterable[tuple[str, str]]
"""Keys and their texts; the key of a text without one is empty."""


def written_text(text: str) -> str:
    """Write a text between quotes."""
    return f'"{escape(text)}"'


def written_node(id_: str, shape: str, texts: Pairs) -> str:
    """Write a node; the shape may be missing."""
    pairs = (f"{key}:{written_text(text)}" if key else written_text(text) for key, text in texts)
    return " ".join([f"{id_}:", *filter(None, [shape]), *pairs])


def written_handle(lane: str, node: str, side: str) -> str:
    """Write one end of an edge; lane and side may be missing."""
    return (f"{lane}." if lane else "") + node + (f".handle({side})" if side else "")


def written_edge(source: str, target: str, texts: Pairs) -> str:
    """Write an edge between two handles that are written already."""
    pairs = " ".join(f"{key}={written_text(text)}" if key else written_text(text) for key, text in texts)
    return f"{source} -> {target}" + (f" [{pairs}]" if pairs else "")


def written_loop(condition: str, nodes: Iterable[str]) -> str:
    """Write a loop; its condition may hold no bracket, and no blank at its ends."""
    return " ".join([f"loop [{condition}]", *nodes])


def written_lane(id_: str, label: str, statements: Iterable[str]) -> str:
    """Write a lane with its statements, a line each; the label may be missing."""
    header = f"{id_} {{ # {label}" if label else f"{id_} {{"
    return "\n".join([header, *(INDENT + statement for statement in statements), "}"])


def written_source(parts: Iterable[str]) -> str:
    """Join lanes, and lines between lanes, to a whole source; without any it is empty."""
    text = "\n\n".join(parts)
    return f"{text}\n" if text else ""
