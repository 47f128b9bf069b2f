"""A diagram as text: every node and edge told once, in an order one can follow, in good English and French.

`FLOWZAP_ACCEPT=1 pytest tests/flowzap/test_description.py` writes the texts of the catalogue anew: read them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.flowzap import LANGUAGES, Description, Language, Phrase, describe, summarize
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram
from tests.flowzap.hash_seeds import outputs_by_hash_seed
from tests.flowzap.test_languages import MISPRINT

EXPECTED = Path(__file__).parent / "descriptions"
CATALOGUE = dict(catalogue())
SEEDS = range(80)


def phrases(description: Description) -> Iterator[Phrase]:
    yield description.summary
    yield from description.loops.phrases
    for step in description.steps:
        yield from (step.arrival, step.name, *step.details, *step.loops, step.onward, *step.outcomes)


def links(phrase: Phrase) -> set[int]:
    return {piece.step for piece in phrase if piece.step}


@pytest.mark.parametrize("expected", sorted(EXPECTED.iterdir()), ids=lambda path: path.stem)
def test_a_real_process_is_told_as_written_down(expected: Path) -> None:
    language = next(language for language in LANGUAGES if expected.stem.endswith(language))
    text = describe(CATALOGUE[expected.stem], language).text + "\n"
    if os.environ.get("FLOWZAP_ACCEPT"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


# What holds for every diagram


@pytest.mark.parametrize("seed", SEEDS)
def test_every_node_and_every_edge_is_told_once(seed: int) -> None:
    process = random_diagram(seed)
    steps = describe(process).steps
    assert [step.number for step in steps] == list(range(1, len(process.nodes) + 1))
    assert sorted(step.node for step in steps) == sorted(n.id for n in process.nodes)
    edges = [id_ for step in steps for exit_ in step.exits for id_ in exit_.edges]
    assert sorted(edges) == sorted(e.id for e in process.edges)


@pytest.mark.parametrize("seed", SEEDS)
def test_exits_are_those_of_the_diagram(seed: int) -> None:
    process = random_diagram(seed)
    steps = {step.node: step for step in describe(process).steps}
    nodes = {n.id: n for n in process.nodes}
    exits = {id_: exit_ for step in steps.values() for exit_ in step.exits for id_ in exit_.edges}
    for drawn in process.edges:
        exit_ = exits[drawn.id]
        assert exit_ in steps[drawn.source].exits
        assert exit_.step == steps[drawn.target].number
        assert exit_.label == drawn.label
        assert bool(exit_.lane) is (nodes[drawn.source].lane != nodes[drawn.target].lane)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_exit_is_said_unless_it_simply_leads_on(seed: int) -> None:
    for step in describe(random_diagram(seed)).steps:
        if step.outcomes:
            said = list(step.outcomes)
        elif step.onward:
            said = [step.onward]
        else:
            assert all(exit_.step == step.number + 1 for exit_ in step.exits)
            assert not any(exit_.label or exit_.lane for exit_ in step.exits)
            continue
        for phrase, exit_ in zip(said, step.exits, strict=bool(step.exits)):
            assert exit_.label in str(phrase)
            assert exit_.lane in str(phrase)
            if exit_.step not in (step.number, step.number + 1):
                assert links(phrase) == {exit_.step}


@pytest.mark.parametrize("seed", SEEDS)
def test_one_goes_round_by_ways_back_and_only_by_them(seed: int) -> None:
    steps = describe(random_diagram(seed)).steps
    onward = {step.number: [x.step for x in step.exits if not x.back] for step in steps}

    def reached(start: int, *, also_back: bool) -> set[int]:
        seen: set[int] = set()
        ahead = [start]
        while ahead:
            number = ahead.pop()
            ways = [x.step for x in steps[number - 1].exits] if also_back else onward[number]
            new = set(ways) - seen
            seen |= new
            ahead.extend(new)
        return seen

    for step in steps:
        assert step.number not in reached(step.number, also_back=False)
        for exit_ in step.exits:
            assert not exit_.back or exit_.step <= step.number
            assert not exit_.back or step.number in {exit_.step, *reached(exit_.step, also_back=True)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_links_lead_to_steps_and_arrivals_to_what_was_told(seed: int, language: Language) -> None:
    process = random_diagram(seed)
    description = describe(process, language)
    assert summarize(process, language) == description.summary
    numbers = {step.number for step in description.steps}
    for phrase in phrases(description):
        assert links(phrase) <= numbers
    for step in description.steps:
        assert all(number < step.number - 1 for number in links(step.arrival))


@pytest.mark.parametrize("seed", SEEDS)
def test_one_can_tell_how_one_gets_to_every_step(seed: int) -> None:
    """From the step just told, by an arrival, or as a start; else nothing told before leads there."""
    process = random_diagram(seed)
    entered = {e.target for e in process.edges if e.source != e.target}
    left = {e.source for e in process.edges if e.source != e.target}
    leads_on: set[int] = set()
    told_before: set[int] = set()
    for step in describe(process).steps:
        if step.number in leads_on:
            assert not step.arrival
        elif step.number in told_before:
            assert str(step.arrival).startswith("After ")
        elif step.node in left - entered:
            assert step.arrival or step.kind == "start"
        leads_on = {exit_.step for exit_ in step.exits}
        told_before |= leads_on


@pytest.mark.parametrize("seed", SEEDS)
def test_lanes_are_named_whenever_they_change(seed: int) -> None:
    process = random_diagram(seed)
    lanes = {n.id: n.lane for n in process.nodes}
    for part in describe(process).parts:
        lane = None
        for step in part.steps:
            assert step.lane_label == process.lanes[step.lane].label == lanes[step.node]
            assert step.enters_lane is (step.lane_label != lane)
            lane = step.lane_label


@pytest.mark.parametrize("seed", SEEDS)
def test_loops_are_told_at_their_first_step_and_after_all(seed: int) -> None:
    process = random_diagram(seed)
    description = describe(process)
    numbers = {step.node: step.number for step in description.steps}
    assert len(description.loops.phrases) == len(process.loops)
    for loop, listed in zip(process.loops, description.loops.phrases, strict=True):
        first = min(numbers[id_] for id_ in loop.nodes)
        assert links(listed) == {first}
        assert str(listed) in map(str, description.steps[first - 1].loops)
        assert str(listed).endswith(loop.condition)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_sentences_are_set_as_printers_do(seed: int, language: Language) -> None:
    for phrase in phrases(describe(random_diagram(seed), language)):
        text = "".join("C" if piece.authored else piece.text for piece in phrase)
        assert text == text.strip()
        assert "  " not in text
        assert not text or not text[0].islower()
        assert language == "en" or not MISPRINT.search(text), text


def test_the_authors_words_stay_apart() -> None:
    process = diagram("A", [node(1, label="a <b>"), node(2)], [edge(1, 1, "right", 2, "left", "“l”")])
    words = {piece.text for phrase in phrases(describe(process)) for piece in phrase if piece.authored}
    assert words == {"a <b>", "Do it", "“l”", "A"}


def test_the_text_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "from gallery.flowzap import describe; from tests.flowzap.diagrams import random_diagram;"
        "print([describe(random_diagram(seed)).text for seed in range(30)])"
    )
    assert len(outputs_by_hash_seed(script)) == 1


def test_two_thousand_nodes_in_a_row_and_all_at_one() -> None:
    length = 2000
    nodes = [node(k) for k in range(1, length + 1)]
    row = describe(diagram("A", nodes, [edge(k, k, "right", k + 1, "left") for k in range(1, length)]))
    fan = describe(diagram("A", nodes, [edge(k, 1, "right", k + 1, "left") for k in range(1, length)]))
    assert [step.number for step in row.steps] == list(range(1, length + 1))
    assert not any(step.onward for step in row.steps[:-1])
    assert len(fan.steps[0].outcomes) == length - 1
