"""Graphviz: `dot` on PATH, and the newer release that comes as an npm package.

Lanes are clusters. They are drawn as rectangles, yet nothing stacks them in order: dot has no lanes.
"""

import json
import shutil
import subprocess
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import Any

from gallery.flowzap import Shape
from gallery.flowzap.geometry import Box, Point
from tests.benchmark.peers.node import Package
from tests.benchmark.peers.peer import Peer, PeerError
from tests.benchmark.pictures import Picture, Route, spline
from tests.benchmark.subjects import Subject

LIMIT = 1.0
COPIES = 30
"""Times that `dot` draws in one process, beside the one that pays for its start."""
POINTS = 72
"""Points in an inch; a px of ours is drawn as a point."""
SPLINES = {"default": "true", "ortho": "ortho"}
SHAPES = {Shape.CIRCLE: "ellipse", Shape.DIAMOND: "diamond"}
COMPASS = {"left": "w", "right": "e", "top": "n", "bottom": "s"}


def to_dot(subject: Subject, splines: str) -> str:
    """Write a subject in Graphviz's language; orthogonal edges take labels only as `xlabel`."""
    sizes, lines = subject.sizes, subject.lines
    label = "xlabel" if splines == "ortho" else "label"
    out = [
        "digraph {",
        f"graph [rankdir=LR, newrank=true, splines={SPLINES[splines]}, ranksep=0.55, nodesep=0.3];",
        'node [shape=box, fixedsize=true, fontname="Helvetica", fontsize=13];',
        'edge [fontname="Helvetica", fontsize=11];',
    ]
    for number, title, nodes in subject.nodes_by_lane():
        out.append(f"subgraph cluster_{number} {{ label={_quoted(title)};")
        for node in nodes:
            width, height = (side / POINTS for side in sizes[node.id])
            text = "\\n".join(_quoted(line)[1:-1] for line in lines[node.id])
            shape = f", shape={SHAPES[node.shape]}" if node.shape in SHAPES else ""
            out.append(f'{node.id} [label="{text}", width={width:.3f}, height={height:.3f}{shape}];')
        out.append("}")
    for edge in subject.diagram.edges:
        ends = f"{edge.source}:{COMPASS[edge.source_side]} -> {edge.target}:{COMPASS[edge.target_side]}"
        text = f", {label}={_quoted(edge.label)}" if edge.label else ""
        out.append(f"{ends} [id={edge.id}{text}];")
    return "\n".join([*out, "}", ""])


def read(graph: dict[str, Any], subject: Subject) -> Picture:
    """Read the geometry of `-Tjson`; there y grows upwards."""
    objects = {entry["name"]: entry for entry in graph["objects"]}
    lanes, nodes = [], []
    for number, _, members in subject.nodes_by_lane():
        left, low, right, high = map(float, objects[f"cluster_{number}"]["bb"].split(","))
        lanes.append(Box(left, -high, right, -low))
        boxes = []
        for node in members:
            entry = objects[node.id]
            width, height = float(entry["width"]) * POINTS, float(entry["height"]) * POINTS
            boxes.append(Box.around(_point(entry["pos"]), width, height))
        nodes.append(tuple(boxes))
    routes = tuple(_route(edge["pos"]) for edge in graph["edges"])
    return Picture(tuple(lanes), tuple(nodes), routes, len(subject.diagram.edges) - len(routes))


class NativeGraphviz(Peer):
    """`dot`: the time of N + 1 copies in one process less that of one, divided by N."""

    limit = LIMIT

    def __init__(self, splines: str, folder: Path) -> None:
        """Find it."""
        self._dot = shutil.which("dot") or ""
        if not self._dot:
            raise PeerError("dot not found")
        self.splines, self._folder = splines, folder
        self.name = f"Graphviz {splines}"
        said = self._run("-V").stderr.decode()
        self.version = said.split("version", 1)[-1].split("(")[0].strip()

    def render(self, subject: Subject, count: int) -> float:  # noqa: ARG002 (it is always the same)
        """Draw a subject N + 1 times; return the seconds divided by N."""
        return self._seconds(subject, COPIES + 1) / COPIES

    def overhead(self, subject: Subject) -> float:
        """Draw it once; return the seconds divided by N."""
        return self._seconds(subject, 1) / COPIES

    def picture(self, subject: Subject) -> Picture:
        """Return what it draws as geometry."""
        return read(json.loads(self._run("-Tjson", str(self._input(subject))).stdout), subject)

    def _seconds(self, subject: Subject, copies: int) -> float:
        name = str(self._input(subject))
        start = perf_counter()
        self._run("-Tsvg", *[name] * copies)
        return perf_counter() - start

    def _input(self, subject: Subject) -> Path:
        path = self._folder / f"{subject.name}-{self.splines}.dot"
        if not path.exists():
            path.write_text(to_dot(subject, self.splines), encoding="utf-8")
        return path

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run([self._dot, *arguments], capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise PeerError(done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}")
        return done


class PackagedGraphviz(Peer):
    """The npm package, a newer release in WebAssembly."""

    limit = LIMIT

    def __init__(self, splines: str, package: Package) -> None:
        """Use a running package."""
        self.splines, self._package, self.version = splines, package, package.version
        self.name = f"Graphviz npm {splines}"

    def render(self, subject: Subject, count: int) -> float:
        """Draw a subject."""
        return self._package.render({"dot": to_dot(subject, self.splines)}, count)

    def picture(self, subject: Subject) -> Picture:
        """Return what it draws as geometry."""
        return read(self._package.result({"dot": to_dot(subject, self.splines)}), subject)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _point(text: str) -> Point:
    x, y = map(float, text.split(","))
    return Point(x, -y)


def _route(text: str) -> Route:
    """Read `e,x,y` and `s,x,y`, the tips of arrows, then a chain of Bézier curves."""
    begin, end, curve = [], [], []
    for part in text.split():
        if part[0] == "e":
            end.append(_point(part[2:]))
        elif part[0] == "s":
            begin.append(_point(part[2:]))
        else:
            curve.append(_point(part))
    drawn = spline(curve)
    return Route(tuple(chain(begin, drawn.points, end)), drawn.curved)
