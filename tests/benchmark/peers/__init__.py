"""Other programs that draw the same diagrams, as far as they are installed.

    subject ─ to_dot, to_elk, to_d2, to_mermaid ─▶ program ─▶ seconds
                                                      └─ read ─▶ Picture

A peer that is not there, or that fails, is named with the reason and left out.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmark.peers import node
from tests.benchmark.peers.d2 import D2
from tests.benchmark.peers.elk import Elk
from tests.benchmark.peers.graphviz import SPLINES, NativeGraphviz, PackagedGraphviz
from tests.benchmark.peers.mermaid import Mermaid
from tests.benchmark.peers.peer import Peer, PeerError
from tests.benchmark.tables import Column, Table

__all__ = ["Peer", "PeerError", "Peers", "installed"]


@dataclass
class Peers:
    """The peers that work, and each that does not with the reason."""

    present: list[Peer] = field(default_factory=list)
    absent: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, make: Callable[[], list[Peer]]) -> None:
        """Take up a peer, or note why not."""
        try:
            self.present.extend(make())
        except PeerError as error:
            self.absent.append((name, str(error)))

    def drop(self, peer: Peer, error: PeerError) -> None:
        """Leave out a peer that failed."""
        self.present.remove(peer)
        self.absent.append((peer.name, f"it failed: {error}"))

    def table(self) -> Table:
        """Say who takes part and who does not."""
        table = Table("Peers", (Column("program"), Column("version")))
        for peer in self.present:
            table.add(peer.name, peer.version)
        for name, reason in self.absent:
            table.add(name, f"absent: {reason}")
        return table


@contextmanager
def installed(folder: Path | None) -> Iterator[Peers]:
    """Start every peer that is found; `folder` holds `node_modules`. They end with the context."""
    peers, places = Peers(), node.folders(folder)
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))

        def package(name: str) -> node.Package:
            running = node.Package(name, places)
            stack.callback(running.close)
            return running

        def native() -> list[Peer]:
            return [NativeGraphviz(splines, scratch) for splines in SPLINES]

        def packaged() -> list[Peer]:
            running = package("@hpcc-js/wasm-graphviz")
            return [PackagedGraphviz(splines, running) for splines in SPLINES]

        def d2() -> list[Peer]:
            running = package("@terrastruct/d2")
            return [D2(layout, running) for layout in ("dagre", "elk")]

        peers.add("Graphviz", native)
        peers.add("Graphviz npm", packaged)
        peers.add("ELK", lambda: [Elk(package("elkjs"))])
        peers.add("D2", d2)
        peers.add("Mermaid", lambda: [Mermaid(places, stack)])
        yield peers
