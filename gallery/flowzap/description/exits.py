"""The ways on from a step: one in a sentence, several in a list."""

from collections.abc import Mapping, Sequence

from gallery.flowzap.description.outline import Exit
from gallery.flowzap.description.phrases import Phrase, tell
from gallery.flowzap.description.walk import Walk
from gallery.flowzap.languages import Language
from gallery.flowzap.model import Diagram


def exits_of(node: int, diagram: Diagram, walk: Walk, lanes: Mapping[str, str]) -> tuple[Exit, ...]:
    """Return the ways on from a node, in definition order; `lanes` are labels by id."""
    links = walk.links
    alike: dict[tuple[int, str], list[int]] = {}
    for edge in links.exits[node]:
        alike.setdefault((links.targets[edge], diagram.edges[edge].label), []).append(edge)
    lane = diagram.nodes[node].lane
    return tuple(
        Exit(
            label=label,
            step=walk.numbers[target],
            name=diagram.nodes[target].label,
            lane=lanes[diagram.nodes[target].lane] if diagram.nodes[target].lane != lane else "",
            edges=tuple(diagram.edges[edge].id for edge in edges),
            back=walk.back[edges[0]],
        )
        for (target, label), edges in alike.items()
    )


def tell_only_way(exit_: Exit, number: int, language: Language) -> Phrase:
    """Say where the only way on from step `number` leads, nothing if simply to the next step."""
    if exit_.step != number + 1:
        way = _way(exit_, number, language)
    elif exit_.lane:
        way = tell("hand over to {lane}", language, lane=exit_.lane)
    elif exit_.label or len(exit_.edges) > 1:
        way = tell("continue with the next step", language)
    else:
        return Phrase()
    return _labelled(exit_, way, language).as_sentence()


def tell_outcomes(
    exits: Sequence[Exit], number: int, language: Language, *, answers: bool
) -> tuple[Phrase, ...]:
    """Say where each of several ways on from step `number` leads.

    If they are the `answers` of a decision, one without a label beside some with one is called so.
    """
    call_unlabelled = answers and any(exit_.label for exit_ in exits)
    told = []
    for exit_ in exits:
        way = _labelled(exit_, _way(exit_, number, language), language)
        if call_unlabelled and not exit_.label:
            way = tell("Unlabelled: {way}", language, way=way)
        told.append(way.as_sentence())
    return tuple(told)


def tell_step(number: int, name: str, language: Language) -> Phrase:
    """Name a step by number and name, as a link to it."""
    return tell("step {number}, “{name}”", language, number=number, name=name).leading_to(number)


def tell_number(number: int, language: Language) -> Phrase:
    """Name a step by its number alone, as a link to it."""
    return tell("step {number}", language, number=number).leading_to(number)


def _way(exit_: Exit, number: int, language: Language) -> Phrase:
    if exit_.step == number:
        return tell("repeat this step", language)
    step = tell_step(exit_.step, exit_.name, language)
    if exit_.back and exit_.lane:
        return tell("go back to {lane}, {step}", language, lane=exit_.lane, step=step)
    if exit_.back:
        return tell("go back to {step}", language, step=step)
    if exit_.lane:
        return tell("hand over to {lane}, {step}", language, lane=exit_.lane, step=step)
    return tell("continue with {step}", language, step=step)


def _labelled(exit_: Exit, way: Phrase, language: Language) -> Phrase:
    way = _counted(exit_, way, language)
    return tell("{label}: {way}", language, label=exit_.label, way=way) if exit_.label else way


def _counted(exit_: Exit, way: Phrase, language: Language) -> Phrase:
    if len(exit_.edges) == 1:
        return way
    return tell("{way} ({count} arrows)", language, way=way, count=len(exit_.edges))
