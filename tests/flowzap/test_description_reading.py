"""How a description reads: what is said of branches, hand-overs, tasks, loops and odd diagrams."""

import re

import pytest

from gallery.flowzap import Diagram, Edge, Language, Loop, Shape, analyze, describe
from tests.flowzap.diagrams import NOWHERE, diagram, edge, node


def told(source: str, language: Language = "en") -> list[str]:
    """Return the lines told about a source, without the blank ones."""
    lines = describe(analyze(source).diagram, language).text.splitlines()
    return [line.strip() for line in lines if line]


def test_branches_are_told_to_their_end_before_the_next() -> None:
    source = """A { # Shop
      n1: circle label:"Start"
      n2: diamond label:"In stock?"
      n3: rectangle label:"Pack"
      n4: rectangle label:"Order"
      n5: rectangle label:"Send"
      n6: circle label:"End"
      n1.handle(right) -> n2.handle(left)
      n2.handle(right) -> n3.handle(left) [label="Yes"]
      n2.handle(bottom) -> n4.handle(top) [label="No"]
      n3.handle(right) -> n5.handle(left)
      n4.handle(right) -> n5.handle(bottom)
      n5.handle(right) -> n6.handle(left)
    }"""
    assert told(source) == [
        "6 steps in 1 lane: Shop. It starts at “Start” and ends at “End”.",
        "Shop",
        "1. Start",
        "2. Decision: In stock?",
        "- Yes: continue with step 3, “Pack”",
        "- No: continue with step 6, “Order”",
        "3. Pack",
        "4. Send",
        "5. End",
        "6. After “No” at step 2, “In stock?”",
        "Order",
        "Continue with step 4, “Send”",
    ]


def test_hand_overs_and_ways_back_name_the_lane() -> None:
    source = """A { # Client
      n1: circle label:"Start"
      n2: rectangle label:"Ask"
      n1.handle(right) -> n2.handle(left)
      n2.handle(bottom) -> B.n3.handle(top) [label="Request"]
    }
    B { # Server
      n3: diamond label:"Clear?"
      n3.handle(right) -> A.n4.handle(left) [label="Yes"]
      n3.handle(top) -> A.n2.handle(bottom) [label="No"]
    }
    A {
      n4: circle label:"Done"
    }"""
    assert told(source)[4:] == [
        "Request: hand over to Server",
        "Server",
        "3. Decision: Clear?",
        "- Yes: hand over to Client, step 4, “Done”",
        "- No: go back to Client, step 2, “Ask”",
        "Client",
        "4. End: Done",
    ]
    assert told(source, "fr")[4:] == [
        "Request\u00a0: passer la main au couloir «\u00a0Server\u00a0»",
        "Server",
        "3. Décision\u00a0: Clear?",
        "- Yes\u00a0: passer la main au couloir «\u00a0Client\u00a0», à l’étape\u00a04, «\u00a0Done\u00a0»",
        "- No\u00a0: revenir au couloir «\u00a0Client\u00a0», à l’étape\u00a02, «\u00a0Ask\u00a0»",
        "Client",
        "4. Fin\u00a0: Done",
    ]


def test_tasks_tell_all_that_is_written_in_them() -> None:
    source = """A { # Shop
      n1: taskbox label:"Pack|one box|two labels" owner:"Ann" system:"ERP" description:"With care"
      n2: taskbox description:"Send" owner:"Bob"
      n1.handle(right) -> n2.handle(left)
    }"""
    assert told(source)[2:] == [
        "1. The process starts here",
        "Task: Pack",
        "- one box",
        "- two labels",
        "Description: With care",
        "Owner: Ann",
        "System: ERP",
        "2. Task: Send",
        "Owner: Bob",
        "The process ends here",
    ]


@pytest.mark.parametrize(
    ("labels", "outcomes"),
    [
        (["Yes", ""], ["Yes: continue with step 2, “B”", "Unlabelled: continue with step 3, “C”"]),
        (["", ""], ["Continue with step 2, “B”", "Continue with step 3, “C”"]),
    ],
)
def test_answers_without_a_label(labels: list[str], outcomes: list[str]) -> None:
    nodes = [node(1, shape=Shape.DIAMOND), node(2, label="B"), node(3, label="C")]
    edges = [edge(k, 1, "right", k + 1, "left", label) for k, label in enumerate(labels, 1)]
    step = describe(diagram("A", nodes, edges)).steps[0]
    assert [str(outcome) for outcome in step.outcomes] == outcomes


def test_ways_on_that_are_no_answers_are_counted() -> None:
    nodes = [node(1), node(2, label="B"), node(3, label="C")]
    edges = [edge(1, 1, "right", 2, "left"), edge(2, 1, "bottom", 3, "top", "Copy")]
    step = describe(diagram("A", nodes, edges)).steps[0]
    assert str(step.onward) == "2 paths lead on from here"
    assert [str(outcome) for outcome in step.outcomes] == [
        "Continue with step 2, “B”",
        "Copy: continue with step 3, “C”",
    ]


def test_edges_that_say_the_same_are_one_way() -> None:
    nodes = [node(1), node(2, label="B")]
    edges = [edge(k, 1, side, 2, "left", "Go") for k, side in enumerate(("right", "top", "bottom"), 1)]
    assert [str(s.onward) for s in describe(diagram("A", nodes, edges)).steps] == [
        "Go: continue with the next step (3 arrows)",
        "The process ends here",
    ]


def test_a_step_that_several_lead_to_names_them_all() -> None:
    """Without their names, which would be too much to listen to, and by number alone if there are many."""
    count = 9
    nodes = [node(k, shape=Shape.DIAMOND) for k in range(1, count + 1)] + [node(count + 1, label="Stop")]
    chain = [edge(k, k, "right", k + 1, "left", "Yes") for k in range(1, count)]
    few, many = (
        [edge(count + k, k, "bottom", count + 1, "top", "No") for k in range(1, last + 1)] for last in (3, 8)
    )
    assert str(describe(diagram("A", nodes, chain + few)).steps[-1].arrival) == (
        "After “No” at step 1, “No” at step 2 or “No” at step 3"
    )
    assert str(describe(diagram("A", nodes, chain + many)).steps[-1].arrival) == "After 8 different steps"


@pytest.mark.parametrize(
    ("labels", "arrival"),
    [
        (["No", "Never", "No"], "After “No” or “Never” at step 1, “Do it”"),
        (["No", ""], "After step 1, “Do it”"),
    ],
)
def test_a_step_that_one_leads_to_by_several_ways(labels: list[str], arrival: str) -> None:
    nodes = [node(1, shape=Shape.DIAMOND), node(2), node(3)]
    edges = [edge(k, 1, "bottom", 3, "top", label) for k, label in enumerate(labels, 2)]
    steps = describe(diagram("A", nodes, [edge(1, 1, "right", 2, "left", "Yes"), *edges])).steps
    assert str(steps[2].arrival) == arrival


@pytest.mark.parametrize(
    ("members", "text", "french"),
    [
        ((), "No step repeats: x", "Aucune étape à répéter\u00a0: x"),
        ((4,), "Step 4 repeats: x", "Étape\u00a04 à répéter\u00a0: x"),
        ((2, 1, 2), "Steps 1 and 2 repeat: x", "Étapes\u00a01 et 2 à répéter\u00a0: x"),
        ((3, 1, 2), "Steps 1 to 3 repeat: x", "Étapes\u00a01 à 3 à répéter\u00a0: x"),
        ((1, 3, 5, 6, 7), "Steps 1, 3 and 5 to 7 repeat: x", "Étapes\u00a01, 3 et 5 à 7 à répéter\u00a0: x"),
    ],
)
def test_loops_name_ranges_of_steps(members: tuple[int, ...], text: str, french: str) -> None:
    nodes = [node(k) for k in range(1, 8)]
    edges = [edge(k, k, "right", k + 1, "left") for k in range(1, 7)]
    process = diagram("A", nodes, edges, Loop("x", tuple(f"n{k}" for k in members), NOWHERE, 1))
    assert [str(phrase) for phrase in describe(process).loops.phrases] == [text]
    assert [str(phrase) for phrase in describe(process, "fr").loops.phrases] == [french]
    assert [str(phrase) for step in describe(process).steps for phrase in step.loops] == [text] * bool(
        members
    )


def test_a_loop_without_a_condition() -> None:
    process = diagram("A", [node(1), node(2)], [], Loop("", ("n1", "n2"), NOWHERE, 1))
    assert describe(process).text.endswith("Loops\n\n- Steps 1 and 2 repeat")


def ring(first: int, second: int) -> list[Edge]:
    return [
        edge(10 * first, first, "right", second, "left"),
        edge(10 * second, second, "right", first, "left"),
    ]


NAMED = [node(1, label="X"), node(2), node(3, label="Y")]
FAN = [node(1, label="X"), *(node(k, label=f"Y{k}") for k in range(2, 7))]
TWINS = [node(1, label="X"), node(2, label="Y"), node(3, label="Y")]


@pytest.mark.parametrize(
    ("process", "text"),
    [
        (Diagram((), (), ()), "This diagram is empty."),
        (diagram("A", [], []), "1 lane without any step: A."),
        (diagram("ABCDEFGHI", [], []), "9 lanes without any step."),
        (diagram("A", [node(1)], []), "1 step in 1 lane: A."),
        (
            diagram("AB", [node(1), node(2)], []),
            "2 steps in 2 lanes: A, B. No step in “B”. No arrow connects the steps.",
        ),
        (
            diagram("ABCDEFGHI", [node(1)], []),
            "1 step in 9 lanes. No step in “B”, “C”, “D”, “E”, “F”, “G”, “H” or “I”.",
        ),
        (diagram("ABCDEFGHIJ", [node(1)], []), "1 step in 10 lanes. No step in 9 lanes."),
        (
            diagram("A", NAMED[:2], ring(1, 2)),
            "2 steps in 1 lane: A. It has neither start nor end and is told from “X” on.",
        ),
        (
            diagram("A", NAMED, [*ring(1, 2), edge(9, 2, "top", 3, "top")]),
            "3 steps in 1 lane: A. It has no start; told from “X” on, it ends at “Y”.",
        ),
        (
            diagram("A", NAMED, [edge(9, 1, "top", 2, "top"), *ring(2, 3)]),
            "3 steps in 1 lane: A. It starts at “X” and has no end.",
        ),
        (
            diagram("A", FAN, [edge(k, 1, "right", k, "left") for k in range(2, 7)]),
            "6 steps in 1 lane: A. It starts at “X” and ends at 5 different steps.",
        ),
        (
            diagram("A", TWINS, [edge(k, 1, "right", k, "left") for k in (2, 3)]),
            "3 steps in 1 lane: A. It starts at “X” and ends at “Y”.",
        ),
    ],
)
def test_summaries(process: Diagram, text: str) -> None:
    assert str(describe(process).summary) == text
    assert describe(process, "fr").text


@pytest.mark.parametrize(
    ("process", "parts"),
    [
        (diagram("A", [], []), []),
        (diagram("A", [node(2), node(1)], []), [("", ["n2", "n1"])]),
        (
            diagram("A", [node(k) for k in range(1, 5)], [*ring(3, 4), *ring(1, 2)]),
            [("", ["n1", "n2"]), ("Apart from the above", ["n3", "n4"])],
        ),
        (
            diagram(
                "A",
                [node(1), node(2), node(3, shape=Shape.CIRCLE), node(4), node(5)],
                [edge(1, 1, "right", 2, "left"), edge(2, 3, "right", 2, "left")],
            ),
            [
                ("", ["n3", "n2"]),
                ("Steps that no start leads to", ["n1"]),
                ("Not connected to the rest", ["n4", "n5"]),
            ],
        ),
        (
            diagram(
                "A",
                [node(k, shape=Shape.CIRCLE) for k in (1, 2, 3)],
                [edge(1, 2, "right", 3, "left"), edge(2, 1, "right", 3, "left")],
            ),
            [("", ["n1", "n3", "n2"])],
        ),
    ],
    ids=["nothing", "no edges", "two rings", "out of reach", "two starts"],
)
def test_parts(process: Diagram, parts: list[tuple[str, list[str]]]) -> None:
    assert [(part.heading, [step.node for step in part.steps]) for part in describe(process).parts] == parts


def test_plain_text_sets_numbers_out() -> None:
    nodes = [node(1, shape=Shape.CIRCLE, label="Start"), *(node(k) for k in range(2, 11))]
    edges = [edge(k, k, "right", k + 1, "left", "Go") for k in range(1, 10)]
    lines = describe(diagram("A", nodes, edges)).text.splitlines()
    assert lines[3:5] == ["  1. Start", "     Go: continue with the next step"]
    assert re.fullmatch(r" 10\. Do it", lines[-2])
