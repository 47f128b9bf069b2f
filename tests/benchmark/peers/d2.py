"""D2, with either of its layouts; lanes are containers, which D2 places as it likes."""

from collections import defaultdict
from typing import Any

from gallery.flowzap import Shape
from gallery.flowzap.geometry import Box, Point
from tests.benchmark.peers.node import Package
from tests.benchmark.peers.peer import Peer
from tests.benchmark.pictures import Picture, Route, spline
from tests.benchmark.subjects import Subject

SHAPES = {Shape.CIRCLE: "oval", Shape.DIAMOND: "diamond"}


class D2(Peer):
    """D2 in WebAssembly, text to SVG."""

    limit = 1 / 50

    def __init__(self, layout: str, package: Package) -> None:
        """Use a running package."""
        self.layout, self._package, self.version = layout, package, package.version
        self.name = f"D2 {layout}"

    def render(self, subject: Subject, count: int) -> float:
        """Draw a subject."""
        return self._package.render({"text": to_d2(subject), "layout": self.layout}, count)

    def picture(self, subject: Subject) -> Picture:
        """Return what it draws as geometry."""
        return read(self._package.result({"text": to_d2(subject), "layout": self.layout}), subject)


def to_d2(subject: Subject) -> str:
    """Write a subject in D2's language, which has no words for the sides of a node."""
    sizes, lines = subject.sizes, subject.lines
    out, path = ["direction: right"], {}
    for number, title, nodes in subject.nodes_by_lane():
        out.append(f"lane{number}: {_quoted(title)} {{")
        for node in nodes:
            path[node.id] = f"lane{number}.{node.id}"
            width, height = map(round, sizes[node.id])
            text = _quoted("\\n".join(lines[node.id]))
            shape = SHAPES.get(node.shape, "rectangle")
            out.append(f"{node.id}: {text} {{shape: {shape}; width: {width}; height: {height}}}")
        out.append("}")
    for edge in subject.diagram.edges:
        text = f": {_quoted(edge.label)}" if edge.label else ""
        out.append(f"{path[edge.source]} -> {path[edge.target]}{text}")
    return "\n".join([*out, ""])


def read(diagram: dict[str, Any], subject: Subject) -> Picture:
    """Read the compiled diagram; connections between the same nodes come in their order."""
    places = {
        shape["id"]: Box(
            x := shape["pos"]["x"], y := shape["pos"]["y"], x + shape["width"], y + shape["height"]
        )
        for shape in diagram["shapes"]
    }
    lanes = subject.nodes_by_lane()
    routes = defaultdict(list)
    for connection in diagram["connections"]:
        points = [Point(point["x"], point["y"]) for point in connection["route"]]
        ends = connection["src"].split(".")[-1], connection["dst"].split(".")[-1]
        routes[ends].append(spline(points) if connection.get("isCurve") else Route(tuple(points)))
    drawn = [found.pop(0) for edge in subject.diagram.edges if (found := routes[edge.source, edge.target])]
    return Picture(
        tuple(places[f"lane{number}"] for number, _, _ in lanes),
        tuple(tuple(places[f"lane{number}.{node.id}"] for node in nodes) for number, _, nodes in lanes),
        tuple(drawn),
        len(subject.diagram.edges) - len(drawn),
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
