"""ELK's layered method, through its JavaScript port.

To keep lanes, each is a graph of its own that runs to the right, and all are partitions of a graph that
runs down. An edge between lanes passes a port on the border of each: ELK lays out its three parts apart.
"""

import json
from itertools import chain
from typing import Any

from gallery.flowzap import Edge
from gallery.flowzap.geometry import Box, Point
from tests.benchmark.peers.node import Package
from tests.benchmark.peers.peer import Peer
from tests.benchmark.pictures import Picture, Route
from tests.benchmark.subjects import Subject

Json = dict[str, Any]

SIDES = {"left": "WEST", "right": "EAST", "top": "NORTH", "bottom": "SOUTH"}
LAYERED = {
    "algorithm": "layered",
    "edgeRouting": "ORTHOGONAL",
    "layered.spacing.nodeNodeBetweenLayers": "40",
    "spacing.nodeNode": "20",
    "spacing.edgeEdge": "10",
    "spacing.edgeNode": "15",
    "layered.considerModelOrder.strategy": "NODES_AND_EDGES",
}
LANE = {**LAYERED, "direction": "RIGHT", "padding": "[top=32,left=16,bottom=16,right=16]"}
ROOT = {
    **LAYERED,
    "direction": "DOWN",
    "partitioning.activate": "true",
    "padding": "[top=0,left=0,bottom=0,right=0]",
}


class Elk(Peer):
    """ELK, layout only: it writes no SVG."""

    name = "ELK layered"
    limit = 1 / 15
    remark = "layout only"

    def __init__(self, package: Package) -> None:
        """Use a running package."""
        self._package, self.version = package, package.version

    def render(self, subject: Subject, count: int) -> float:
        """Lay out a subject."""
        return self._package.render({"graph": json.dumps(to_elk(subject))}, count)

    def picture(self, subject: Subject) -> Picture:
        """Return its layout as geometry."""
        return read(self._package.result({"graph": json.dumps(to_elk(subject))}), subject)


def to_elk(subject: Subject) -> Json:
    """Build ELK's graph; ports and sizes are ours."""
    sizes = subject.sizes
    lanes, lane_of, ports = [], {}, {}
    for number, _, members in subject.nodes_by_lane():
        children = []
        for node in members:
            lane_of[node.id] = number
            ports[node.id] = _box(node.id, *sizes[node.id])
            children.append(ports[node.id])
        lanes.append(
            _box(f"lane {number}", options={**LANE, "partitioning.partition": str(number)})
            | {"children": children, "edges": []}
        )
    root = _box("root", options=ROOT) | {"children": lanes, "edges": []}
    for edge in subject.diagram.edges:
        begin = _port(ports[edge.source], f"{edge.id} begins", SIDES[edge.source_side])
        end = _port(ports[edge.target], f"{edge.id} ends", SIDES[edge.target_side])
        here, there = lane_of[edge.source], lane_of[edge.target]
        if here == there:
            lanes[here]["edges"].append(_edge(edge.id, begin, end, edge, sizes))
            continue
        out, into = ("SOUTH", "NORTH") if here < there else ("NORTH", "SOUTH")
        leaves = _port(lanes[here], f"{edge.id} leaves", out)
        enters = _port(lanes[there], f"{edge.id} enters", into)
        lanes[here]["edges"].append(_edge(f"{edge.id}/0", begin, leaves))
        root["edges"].append(_edge(f"{edge.id}/1", leaves, enters, edge, sizes))
        lanes[there]["edges"].append(_edge(f"{edge.id}/2", enters, end))
    return root


def read(root: Json, subject: Subject) -> Picture:
    """Read the result; places count from the graph that holds the thing."""
    lanes, nodes, parts = [], [], _parts(root, 0, 0)
    for lane in root["children"]:
        lanes.append(_place(lane, 0, 0))
        nodes.append(tuple(_place(node, lane["x"], lane["y"]) for node in lane["children"]))
        parts |= _parts(lane, lane["x"], lane["y"])
    routes = [
        Route(tuple(chain.from_iterable(parts[name] for name in names)))
        for edge in subject.diagram.edges
        if (
            names := [
                name for name in (edge.id, *(f"{edge.id}/{part}" for part in range(3))) if name in parts
            ]
        )
    ]
    return Picture(tuple(lanes), tuple(nodes), tuple(routes), len(subject.diagram.edges) - len(routes))


def _box(name: str, width: float = 0, height: float = 0, options: dict[str, str] | None = None) -> Json:
    options = {"portConstraints": "FIXED_SIDE", **(options or {})}
    named = {f"elk.{option}": value for option, value in options.items()}
    return {"id": name, "width": width, "height": height, "ports": [], "layoutOptions": named}


def _port(box: Json, name: str, side: str) -> str:
    box["ports"].append({"id": name, "width": 0, "height": 0, "layoutOptions": {"elk.port.side": side}})
    return name


def _edge(
    name: str,
    source: str,
    target: str,
    edge: Edge | None = None,
    sizes: dict[str, tuple[float, float]] | None = None,
) -> Json:
    found: Json = {"id": name, "sources": [source], "targets": [target]}
    if edge and sizes and edge.label:
        width, height = sizes[edge.id]
        found["labels"] = [{"text": edge.label, "width": width, "height": height}]
    return found


def _place(box: Json, x: float, y: float) -> Box:
    return Box(x + box["x"], y + box["y"], x + box["x"] + box["width"], y + box["y"] + box["height"])


def _parts(graph: Json, x: float, y: float) -> dict[str, list[Point]]:
    """Return the points of every edge of one graph."""
    return {
        edge["id"]: [
            Point(x + point["x"], y + point["y"])
            for section in edge["sections"]
            for point in (section["startPoint"], *section.get("bendPoints", ()), section["endPoint"])
        ]
        for edge in graph["edges"]
    }
