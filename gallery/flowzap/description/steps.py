"""Steps: each node with how one gets there, what is done and how it goes on."""

from collections.abc import Iterator, Sequence

from gallery.flowzap.description.exits import exits_of, tell_number, tell_only_way, tell_outcomes, tell_step
from gallery.flowzap.description.outline import Exit, Kind, Step
from gallery.flowzap.description.phrases import Phrase, authored, either, tell
from gallery.flowzap.description.repeats import Repeat
from gallery.flowzap.description.walk import Reach, Walk
from gallery.flowzap.languages import Language
from gallery.flowzap.model import Diagram, Node, Shape

MOST_ORIGINS = 6
"""How many ways to a step are named before it; of more, the number is said."""


def tell_steps(diagram: Diagram, walk: Walk, repeats: Sequence[Repeat], language: Language) -> Iterator[Step]:
    """Yield every node, told, in the order of the walk."""
    lane_numbers = {lane.id: number for number, lane in enumerate(diagram.lanes)}
    lane_labels = {lane.id: lane.label for lane in diagram.lanes}
    starts = frozenset(walk.starts)
    loops: dict[int, list[Phrase]] = {}
    for repeat in repeats:
        loops.setdefault(repeat.first, []).append(repeat.phrase)
    for part in walk.parts:
        lane_before = None
        for place in part.nodes:
            node, number = diagram.nodes[place], walk.numbers[place]
            kind = _kind(place, node, walk, starts)
            exits = exits_of(place, diagram, walk, lane_labels)
            onward, outcomes = _onward(place, kind, exits, walk, language)
            yield Step(
                number=number,
                node=node.id,
                kind=kind,
                lane=lane_numbers[node.lane],
                lane_label=lane_labels[node.lane],
                enters_lane=node.lane != lane_before,
                arrival=_arrival(place, kind, part.reach, diagram, walk, language),
                name=_name(node, kind, language),
                items=node.items,
                details=tuple(_details(node, language)),
                loops=tuple(loops.get(number, ())),
                onward=onward,
                outcomes=outcomes,
                exits=exits,
            )
            lane_before = node.lane


def _kind(place: int, node: Node, walk: Walk, starts: frozenset[int]) -> Kind:
    match node.shape:
        case Shape.RECTANGLE:
            return Kind.STEP
        case Shape.DIAMOND:
            return Kind.DECISION
        case Shape.TASKBOX:
            return Kind.TASK
        case Shape.CIRCLE:
            if place in starts:
                return Kind.START
            ends = walk.links.entered[place] and not walk.links.left[place]
            return Kind.END if ends else Kind.EVENT


def _name(node: Node, kind: Kind, language: Language) -> Phrase:
    """Say what a step is called, and before that what it is if it is more than a step."""
    match kind:
        case Kind.START:
            word = tell("Start", language)
        case Kind.END:
            word = tell("End", language)
        case Kind.EVENT:
            word = tell("Event", language)
        case Kind.DECISION:
            word = tell("Decision", language)
        case Kind.TASK:
            word = tell("Task", language)
        case Kind.STEP:
            return authored(node.label)
    if node.label.casefold() == str(word).casefold():
        return authored(node.label)
    return tell("{kind}: {name}", language, kind=word, name=node.label)


def _arrival(
    place: int, kind: Kind, reach: Reach, diagram: Diagram, walk: Walk, language: Language
) -> Phrase:
    """Say how one gets to a step, unless from the step told before it, or where its name says so.

    Only steps told before are named: what is told later says itself where it leads.
    """
    links, number = walk.links, walk.numbers[place]
    origins: dict[int, list[str]] = {}
    for edge in links.entries[place]:
        source = links.sources[edge]
        if walk.numbers[source] < number:
            origins.setdefault(source, []).append(diagram.edges[edge].label)
    if any(walk.numbers[source] == number - 1 for source in origins):
        return Phrase()
    if len(origins) > MOST_ORIGINS:
        return tell("After {count} different steps", language, count=len(origins))
    if origins:
        steps = []
        for source in sorted(origins, key=walk.numbers.__getitem__):
            name = diagram.nodes[source].label if len(origins) == 1 else ""
            steps.append(_origin(walk.numbers[source], name, origins[source], language))
        return tell("After {steps}", language, steps=either(steps, language))
    if links.entered[place] or not links.left[place] or kind is Kind.START:
        return Phrase()
    if reach is Reach.STARTED:
        return tell("The process starts here", language)
    return tell("Nothing leads here", language)


def _origin(number: int, name: str, labels: Sequence[str], language: Language) -> Phrase:
    """Say from which step one comes, and with which labels if none of the ways from there lacks one."""
    step = tell_step(number, name, language) if name else tell_number(number, language)
    if "" in labels:
        return tell("{step}", language, step=step)
    quoted = [tell("“{name}”", language, name=label) for label in dict.fromkeys(labels)]
    return tell("{labels} at {step}", language, labels=either(quoted, language), step=step)


def _details(node: Node, language: Language) -> Iterator[Phrase]:
    if node.description and node.description != node.label:
        yield tell("Description: {text}", language, text=node.description)
    if node.owner:
        yield tell("Owner: {text}", language, text=node.owner)
    if node.system:
        yield tell("System: {text}", language, text=node.system)


def _onward(
    place: int, kind: Kind, exits: Sequence[Exit], walk: Walk, language: Language
) -> tuple[Phrase, tuple[Phrase, ...]]:
    """Say how it goes on: in a sentence, or in a list of outcomes that a sentence may lead in."""
    number = walk.numbers[place]
    if not exits:
        silent = kind is Kind.END or not walk.links.entered[place]
        return (Phrase() if silent else tell("The process ends here", language)), ()
    if kind is Kind.DECISION:
        return Phrase(), tell_outcomes(exits, number, language, answers=True)
    if len(exits) == 1:
        return tell_only_way(exits[0], number, language), ()
    lead = tell("{count} paths lead on from here", language, count=len(exits))
    return lead, tell_outcomes(exits, number, language, answers=False)
