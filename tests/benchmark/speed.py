"""Text to SVG, warm: the engine beside its peers, and where its time goes."""

from collections.abc import Iterator
from functools import partial

from gallery.flowzap import analyze, draw, to_svg
from gallery.flowzap.layout import place
from gallery.flowzap.routing import Routes
from tests.benchmark.clock import Batch, Times, interleave, repeat, warm
from tests.benchmark.options import Options
from tests.benchmark.peers import Peer, PeerError, Peers
from tests.benchmark.subjects import Subject, picture, subjects
from tests.benchmark.tables import Column, Table, at_most

ROUNDS, QUICK_ROUNDS = 15, 5
AUTO, FLOW = "engine, auto", "engine, flow"


def tables(options: Options, peers: Peers) -> Iterator[Table]:
    """Time both subjects; all programs and phases take turns."""
    phases = Table(
        "Speed by phase: median ms",
        (
            Column("diagram"),
            *(Column(name, ".2f") for name in ("analyze", "lay out", "route", "draw", "svg")),
        ),
        notes=["flow: draw is lay out and route; auto draws again more compactly where the flow is too flat"],
    )
    for subject in subjects():
        times = _measure(subject, peers, QUICK_ROUNDS if options.quick else ROUNDS)
        yield _beside_peers(subject, times, peers)
        for mode in ("auto", "flow"):
            names = ("analyze", "lay out", "route", f"draw {mode}", f"svg {mode}")
            cells = [times[name].median for name in names]
            phases.add(
                f"{subject.name}, {mode}",
                cells[0],
                *(cells[1:3] if mode == "flow" else (None, None)),
                *cells[3:],
            )
    yield phases


def _measure(subject: Subject, peers: Peers, rounds: int) -> dict[str, Times]:
    """Time everything; a peer that fails is left out."""
    layout = place(subject.diagram).flow
    flow, auto = draw(subject.diagram, "flow"), draw(subject.diagram)
    own: dict[str, Batch] = {
        AUTO: repeat(lambda: picture(subject.source, "auto")),
        FLOW: repeat(lambda: picture(subject.source, "flow")),
        "analyze": repeat(lambda: analyze(subject.source)),
        "lay out": repeat(lambda: place(subject.diagram)),
        "route": repeat(lambda: Routes(layout).draw()),
        "draw flow": repeat(lambda: draw(subject.diagram, "flow")),
        "draw auto": repeat(lambda: draw(subject.diagram)),
        "svg flow": repeat(lambda: to_svg(flow, "Figure")),
        "svg auto": repeat(lambda: to_svg(auto, "Figure")),
    }
    for peer in list(peers.present):
        try:
            warm(partial(peer.render, subject))
        except PeerError as error:
            peers.drop(peer, error)
    theirs = {peer.name: partial(peer.render, subject) for peer in peers.present}
    overheads = {f"{peer.name}, overhead": partial(_overhead, peer, subject) for peer in peers.present}
    times = interleave({**own, **theirs, **overheads}, rounds)
    for peer in peers.present:
        overhead = times[f"{peer.name}, overhead"]
        times[peer.name] = Times(*(a - b for a, b in zip(times[peer.name], overhead, strict=True)))
    return times


def _overhead(peer: Peer, subject: Subject, _: int) -> float:
    return peer.overhead(subject)


def _beside_peers(subject: Subject, times: dict[str, Times], peers: Peers) -> Table:
    table = Table(
        f"Speed, {subject.name}: text to SVG, warm",
        (
            Column("program"),
            Column("median ms", ".2f"),
            Column("minimum ms", ".2f"),
            Column("target"),
            *(Column("auto ÷ it", ".3f"), Column("")),
            *(Column("flow ÷ it", ".3f"), Column("")),
            Column("remark"),
        ),
        notes=["÷: the engine's minimum over the peer's, which other work on the machine disturbs least"],
    )
    for name in (AUTO, FLOW):
        table.add(name, *times[name])
    for peer in peers.present:
        ratios = [times[name].minimum / times[peer.name].minimum for name in (AUTO, FLOW)]
        marks = [at_most(ratio, peer.limit, ".3f") for ratio in ratios]
        cells = [cell for ratio, (_, mark) in zip(ratios, marks, strict=True) for cell in (ratio, mark)]
        table.add(peer.name, *times[peer.name], marks[0][0], *cells, peer.remark)
    return table
