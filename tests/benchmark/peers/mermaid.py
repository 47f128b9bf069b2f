"""Mermaid in headless Chromium: it draws nowhere else."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from gallery.flowzap import Shape
from gallery.flowzap.geometry import Box, Point
from tests.benchmark.peers import node
from tests.benchmark.peers.peer import Peer, PeerError
from tests.benchmark.pictures import Picture, svg_path
from tests.benchmark.subjects import Subject

PACKAGE = "mermaid"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
KINDS = {"swimlane": "swimlane-beta LR", "flowchart": "flowchart LR"}
"""Diagram types, the better one first: only newer versions know swimlanes."""
BRACKETS = {Shape.CIRCLE: ("((", "))"), Shape.DIAMOND: ("{", "}")}
PATIENCE = 60_000
SCRIPT = Path(__file__).with_name("mermaid.js")


class Mermaid(Peer):
    """Mermaid, text to SVG, timed inside the page."""

    limit = 1 / 50
    remark = "sizes of its own"

    def __init__(self, places: list[Path], stack: ExitStack) -> None:
        """Start the browser, which closes with the stack, and find out which diagram type there is."""
        path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
        if path is None:
            raise PeerError("Chromium not found")
        folder, self.version = node.find(PACKAGE, places)
        try:
            from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 (only where it is used)
        except ImportError as error:
            raise PeerError("Python package playwright not found") from error
        self._error = Error
        try:
            playwright = stack.enter_context(sync_playwright())
            sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
            stack.callback(browser.close)
            self._page = browser.new_page()
            self._page.set_default_timeout(PATIENCE)
            self._page.add_script_tag(path=folder / "node_modules" / PACKAGE / "dist" / "mermaid.min.js")
            self._page.add_script_tag(path=SCRIPT)
            self._kind = self._best_kind()
        except Error as error:
            raise PeerError(str(error).splitlines()[0]) from error
        self.name = f"Mermaid {self._kind}"

    def render(self, subject: Subject, count: int) -> float:
        """Draw a subject."""
        text = to_mermaid(subject, self._kind)
        return float(self._call("([text, count]) => timed(text, count)", [text, count]))

    def picture(self, subject: Subject) -> Picture:
        """Return what it draws as geometry."""
        found = self._call("text => geometry(text)", to_mermaid(subject, self._kind))
        lanes = [
            [node.id for node in nodes if node.id in found["nodes"]]
            for _, _, nodes in subject.nodes_by_lane()
        ]
        names = [f"lane{number}" for number in range(len(lanes))]
        wanted = [*names, *(node.id for node in subject.diagram.nodes)]
        missing = [name for name in wanted if name not in found["lanes"] and name not in found["nodes"]]
        if missing:
            raise PeerError(f"{', '.join(missing)} not found in its SVG")
        routes = [
            svg_path(path["d"], Point(path["x"], path["y"]))
            for edge in subject.diagram.edges
            if (path := found["edges"].get(edge.id))
        ]
        return Picture(
            tuple(Box(*found["lanes"][name]) for name in names),
            tuple(tuple(Box(*found["nodes"][name]) for name in lane) for lane in lanes),
            tuple(routes),
            len(subject.diagram.edges) - len(routes),
        )

    def _call(self, code: str, data: object) -> Any:
        try:
            return self._page.evaluate(code, data)
        except self._error as error:
            raise PeerError(str(error).splitlines()[0]) from error

    def _best_kind(self) -> str:
        for kind, word in KINDS.items():
            if self._page.evaluate("text => knows(text)", f"{word}\nsubgraph lane0\nn1\nend\n"):
                return kind
        raise PeerError("it draws neither swimlanes nor flowcharts")


def to_mermaid(subject: Subject, kind: str) -> str:
    """Write a subject in Mermaid's language, which has no words for sizes and sides of a node."""
    out = [KINDS[kind]]
    for number, title, nodes in subject.nodes_by_lane():
        out.append(f"subgraph lane{number}[{_quoted(title)}]")
        for node_ in nodes:
            before, after = BRACKETS.get(node_.shape, ("[", "]"))
            out.append(f"{node_.id}{before}{_quoted(node_.label)}{after}")
        out.append("end")
    for edge in subject.diagram.edges:
        text = f"|{_quoted(edge.label)}|" if edge.label else ""
        out.append(f"{edge.source} {edge.id}@-->{text} {edge.target}")
    return "\n".join([*out, ""])


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "#quot;") + '"'
