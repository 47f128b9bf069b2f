"""The summary: how much there is, where it starts and where it ends."""

from collections.abc import Iterable, Sequence

from gallery.flowzap.description.phrases import Phrase, authored, either, joined, said, tell
from gallery.flowzap.description.walk import Walk
from gallery.flowzap.languages import Language, counted
from gallery.flowzap.model import Diagram

MOST_LANES = 8
"""How many lanes a summary names; of more it gives the number, for it is heard in one go."""

MOST_STEPS = 4
"""How many starts, or ends, a summary names."""


def tell_overview(diagram: Diagram, walk: Walk, language: Language) -> Phrase:
    """Sum a diagram up in at most three sentences."""
    lanes = said(counted("{count} lane", "{count} lanes", len(diagram.lanes), language))
    names = joined((authored(lane.label) for lane in diagram.lanes[: MOST_LANES + 1]), ", ")
    named = 0 < len(diagram.lanes) <= MOST_LANES
    if not diagram.lanes:
        return tell("This diagram is empty.", language)
    if not diagram.nodes:
        if named:
            return tell("{lanes} without any step: {names}.", language, lanes=lanes, names=names)
        return tell("{lanes} without any step.", language, lanes=lanes)
    steps = said(counted("{count} step", "{count} steps", len(diagram.nodes), language))
    if named:
        sentences = [tell("{steps} in {lanes}: {names}.", language, steps=steps, lanes=lanes, names=names)]
    else:
        sentences = [tell("{steps} in {lanes}.", language, steps=steps, lanes=lanes)]
    sentences += _unused_lanes(diagram, language)
    if any(walk.links.left):
        sentences.append(_course(diagram, walk, language))
    elif len(diagram.nodes) > 1:
        sentences.append(tell("No arrow connects the steps.", language))
    return joined(sentences, " ")


def _unused_lanes(diagram: Diagram, language: Language) -> Iterable[Phrase]:
    used = {node.lane for node in diagram.nodes}
    unused = [lane.label for lane in diagram.lanes if lane.id not in used]
    if unused:
        names = _one_of(unused, language)
        if len(unused) > MOST_LANES:
            names = said(counted("{count} lane", "{count} lanes", len(unused), language))
        yield tell("No step in {names}.", language, names=names)


def _course(diagram: Diagram, walk: Walk, language: Language) -> Phrase:
    """Say where the process starts and where it ends."""
    links = walk.links
    starts = _some(diagram, walk.starts, language)
    ends = _some(
        diagram, [node for node in walk.told if links.entered[node] and not links.left[node]], language
    )
    if starts and ends:
        return tell("It starts at {starts} and ends at {ends}.", language, starts=starts, ends=ends)
    if starts:
        return tell("It starts at {starts} and has no end.", language, starts=starts)
    first = _some(diagram, walk.told[:1], language)
    if ends:
        return tell(
            "It has no start; told from {first} on, it ends at {ends}.", language, first=first, ends=ends
        )
    return tell("It has neither start nor end and is told from {first} on.", language, first=first)


def _some(diagram: Diagram, nodes: Sequence[int], language: Language) -> Phrase:
    """Name steps, or say how many there are."""
    if len(nodes) > MOST_STEPS:
        return said(counted("{count} different step", "{count} different steps", len(nodes), language))
    return _one_of([diagram.nodes[node].label for node in nodes], language)


def _one_of(labels: Sequence[str], language: Language) -> Phrase:
    """Say “A”, “B” or “C”; what is called the same is named once."""
    return either([tell("“{name}”", language, name=label) for label in dict.fromkeys(labels)], language)
