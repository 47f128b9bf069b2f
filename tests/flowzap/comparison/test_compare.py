"""What changed, as people tell it: every kind of change, and edits that look like more than they are."""

import pytest

from gallery.flowzap import LANGUAGES, Comparison, Loop, Mark, Part, Span, analyze, compare
from gallery.flowzap.comparison.kinds import KINDS
from tests.flowzap.changed import renumbered

SHOP = """\
Shop { # Corner shop
  n1: circle label:"Start"
  n2: taskbox label:"Pack|fold|seal" owner:"Ann" system:"Till" description:"With care"
  n3: diamond label:"Paid?"
  n4: rectangle label:"Thank"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left) [label="Bill"]
  n3.handle(right) -> n4.handle(left) [label="Yes"]
  loop [until paid] n2 n3
}
Depot { # Depot
  n5: rectangle label:"Remind"
  n6: circle label:"End"
  n3.handle(bottom) -> n5.handle(top) [label="No"]
  n5.handle(right) -> n6.handle(left)
}
"""


def compared(before: str, after: str) -> Comparison:
    return compare(analyze(before).diagram, analyze(after).diagram)


def told(old: str, new: str, source: str = SHOP) -> list[str]:
    assert old in source
    return [change.message for change in compared(source, source.replace(old, new)).changes]


EDITS = [
    ("# Corner shop", "# Kiosk", ["Lane “Corner shop” is now called “Kiosk”."]),
    ('label:"Thank"', 'label:"Thank you"', ["Step “Thank” is now called “Thank you”."]),
    ("n5: rectangle", "n5: diamond", ["Step “Remind” is now a diamond (before: a rectangle)."]),
    ('owner:"Ann"', 'owner:"Bob"', ["The owner of step “Pack” is now “Bob” (before: “Ann”)."]),
    (' owner:"Ann"', "", ["Step “Pack” no longer has an owner (before: “Ann”)."]),
    ('system:"Till"', 'system:"ERP"', ["The system of step “Pack” is now “ERP” (before: “Till”)."]),
    (' system:"Till"', "", ["Step “Pack” no longer has a system (before: “Till”)."]),
    (
        '"With care"',
        '"Slowly"',
        ["The description of step “Pack” is now “Slowly” (before: “With care”)."],
    ),
    (
        ' description:"With care"',
        "",
        ["Step “Pack” no longer has a description (before: “With care”)."],
    ),
    ("|seal", "|seal|weigh", ["Item “weigh” was added to step “Pack”."]),
    (
        "|fold",
        "|roll",
        ["Item “fold” was removed from step “Pack”.", "Item “roll” was added to step “Pack”."],
    ),
    ("|fold|seal", "|seal|fold", ["The items of step “Pack” are in another order."]),
    (
        ' [label="Bill"]',
        "",
        ["The arrow from “Pack” to “Paid?” no longer has a label (before: “Bill”)."],
    ),
    (
        '"Bill"',
        '"Invoice"',
        ["The arrow from “Pack” to “Paid?” now has the label “Invoice” (before: “Bill”)."],
    ),
    (
        "n5.handle(right)",
        "n5.handle(bottom)",
        ["The arrow from “Remind” to “End” now leaves at the bottom (before: on the right)."],
    ),
    (
        "n5.handle(top)",
        "n5.handle(left)",
        ["The arrow “No” from “Paid?” to “Remind” now arrives on the left (before: at the top)."],
    ),
    ("  loop [until paid] n2 n3\n", "", ["The loop “until paid” was removed."]),
    (
        "[until paid]",
        "[until all paid]",
        ["The loop over “Pack” and “Paid?” now has the condition “until all paid” (before: “until paid”)."],
    ),
    (
        "[until paid]",
        "[]",
        ["The loop over “Pack” and “Paid?” no longer has a condition (before: “until paid”)."],
    ),
    ("n2 n3\n", "n2 n3 n4\n", ["Step “Thank” is now part of the loop “until paid”."]),
    (
        "  n5.handle(right) -> n6.handle(left)\n",
        "  n5.handle(right) -> n4.handle(left)\n",
        ["The arrow from “Remind” to “End” was removed.", "The arrow from “Remind” to “Thank” was added."],
    ),
    (
        'n6: circle label:"End"\n',
        'n6: circle label:"End"\n  n7: rectangle label:"File"\n',
        ["Step “File” was added to lane “Depot”."],
    ),
    (
        SHOP[SHOP.index("Depot {") :],
        'Depot { # Depot\n  n6: circle label:"End"\n}\n',
        [
            "Step “Remind” was removed from lane “Depot”.",
            "The arrow “No” from “Paid?” to “Remind” was removed.",
            "The arrow from “Remind” to “End” was removed.",
        ],
    ),
    (
        '  n4: rectangle label:"Thank"\n',
        "",
        [
            "Step “Thank” was removed from lane “Corner shop”.",
            "The arrow “Yes” from “Paid?” to “Thank” was removed.",
        ],
    ),
    ("Depot {", "Post { # Post\n}\nDepot {", ["Lane “Post” was added."]),
]


@pytest.mark.parametrize(("old", "new", "changes"), EDITS, ids=[f"{old} → {new}" for old, new, _ in EDITS])
def test_an_edit_is_told(old: str, new: str, changes: list[str]) -> None:
    assert told(old, new) == changes


def test_an_edit_back_is_told_the_other_way_round() -> None:
    """Every kind of change is told by one of the edits, or by taking one back."""
    found = set()
    for old, new, _ in EDITS:
        edited = SHOP.replace(old, new)
        for before, after in ((SHOP, edited), (edited, SHOP)):
            found |= {change.kind.name for change in compared(before, after).changes}
    others = {"lane-first", "lane-after", "node-lane"}
    assert found | others == {kind.name for kind in KINDS}


def test_a_step_moves_to_another_lane() -> None:
    line = '  n5: rectangle label:"Remind"\n'
    moved = SHOP.replace(line, "").replace("  n4: ", f"{line}  n4: ")
    (change,) = compared(SHOP, moved).changes
    assert change.message == "Step “Remind” moved from lane “Depot” to lane “Corner shop”."


LANES = [f"L{number} {{ # Lane {number}\n  n{number}: rectangle\n}}\n" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("order", "changes"),
    [
        ((5, 1, 2, 3, 4), ["Lane “Lane 5” now comes first."]),
        ((2, 3, 1, 4, 5), ["Lane “Lane 1” now comes after lane “Lane 3”."]),
        (
            (2, 1, 3, 5, 4),
            ["Lane “Lane 1” now comes after lane “Lane 2”.", "Lane “Lane 4” now comes after lane “Lane 5”."],
        ),
    ],
)
def test_only_lanes_that_moved_are_told(order: tuple[int, ...], changes: list[str]) -> None:
    found = compared("".join(LANES), "".join(LANES[number - 1] for number in order)).changes
    assert [change.message for change in found] == changes


def test_a_step_put_in_is_one_step_though_all_that_follow_have_other_numbers() -> None:
    step = (
        '  n2: rectangle label:"Greet"\n  n1.handle(right) -> n2.handle(left)\n'
        "  n2.handle(right) -> n3.handle(left)\n"
    )
    edited = (
        renumbered(SHOP, 2)
        .replace("  n1.handle(right) -> n3.handle(left)\n", "")
        .replace("  n3: taskbox", f"{step}  n3: taskbox")
    )
    comparison = compared(SHOP, edited)
    assert [change.message for change in comparison.changes] == [
        "Step “Greet” was added to lane “Corner shop”.",
        "The arrow from “Start” to “Pack” was removed.",
        "The arrow from “Start” to “Greet” was added.",
        "The arrow from “Greet” to “Pack” was added.",
    ]
    assert comparison.summary_in("en") == "1 step added, 2 arrows added, 1 arrow removed."


def test_a_step_put_in_and_another_reworded() -> None:
    edited = renumbered(SHOP, 2).replace('label:"Remind"', 'label:"Send a letter"')
    assert [change.message for change in compared(SHOP, edited).changes] == [
        "Step “Remind” is now called “Send a letter”."
    ]


def test_labels_exchanged_between_ids_that_stay_are_two_changes() -> None:
    edited = SHOP.replace('"Thank"', '"?"').replace('"Remind"', '"Thank"').replace('"?"', '"Remind"')
    assert {change.kind.name for change in compared(SHOP, edited).changes} == {"node-label"}
    assert len(compared(SHOP, edited).changes) == 2


@pytest.mark.parametrize(
    "edited",
    [
        renumbered(SHOP, 1, by=10),
        renumbered(SHOP, 4),
        SHOP.replace("  n", "\n\t n"),
        SHOP.replace("Shop {", "Store {"),
        SHOP.replace("  n3: diamond", "  n9: diamond").replace("n3.", "n9.").replace("n2 n3", "n9 n2"),
        SHOP.replace("-> n5", "-> Depot.n5"),
    ],
    ids=["all renumbered", "some renumbered", "blanks", "the id of a lane", "order in a loop", "a prefix"],
)
def test_what_nobody_sees_is_no_change(edited: str) -> None:
    assert edited != SHOP
    comparison = compared(SHOP, edited)
    assert comparison.changes == ()
    assert comparison.summary_in("en") == "Nothing changed."
    assert {mark for marks in comparison.marks for mark in marks} == {Mark.UNCHANGED}


def test_an_id_that_is_shown_for_want_of_a_label_is_no_label() -> None:
    source = "A {\n  n1: rectangle\n  n2: rectangle\n  n1.handle(right) -> n2.handle(left)\n}\n"
    assert compared(source, renumbered(source, 2)).changes == ()
    assert [
        change.message
        for change in compared(source, source.replace("n2: rectangle", 'n2: rectangle label:"Go"')).changes
    ] == ["Step “n2” is now called “Go”."]


def test_a_description_that_stands_in_for_the_label_is_told_once() -> None:
    source = 'A {\n  n1: taskbox description:"Pack it"\n}\n'
    assert told("Pack it", "Fold it", source) == ["Step “Pack it” is now called “Fold it”."]


def test_equal_labels_are_told_apart_by_their_ids() -> None:
    source = (
        'A {\n  n1: circle label:"End"\n  n2: circle label:"End"\n  n1.handle(right) -> n2.handle(left)\n}\n'
    )
    assert told("handle(left)", "handle(top)", source) == [
        "The arrow from “End” (n1) to “End” (n2) now arrives at the top (before: on the left)."
    ]


def test_equal_steps_are_matched_by_what_stands_beside_them() -> None:
    source = """\
A {
  n1: diamond label:"Ok?"
  n2: rectangle label:"Tell"
  n3: rectangle label:"Tell"
  n4: rectangle label:"Ship"
  n5: rectangle label:"Refund"
  n1.handle(right) -> n2.handle(left) [label="Yes"]
  n1.handle(bottom) -> n3.handle(top) [label="No"]
  n2.handle(right) -> n4.handle(left)
  n3.handle(right) -> n5.handle(left)
}
"""
    exchanged = source.replace("n2", "n0").replace("n3", "n2").replace("n0", "n3")
    assert compared(source, exchanged).changes == ()


def test_changes_stand_in_the_order_of_reading() -> None:
    edited = (
        SHOP.replace("# Depot", "# Store")
        .replace('"Thank"', '"Thank all"')
        .replace('"Yes"', '"Yes!"')
        .replace("until paid", "always")
        .replace('"End"', '"Finish"')
    )
    parts = [change.part for change in compared(SHOP, edited).changes]
    assert parts == [Part.LANE, Part.NODE, Part.NODE, Part.EDGE, Part.LOOP]


def test_a_change_knows_its_part_on_both_sides() -> None:
    edited = renumbered(SHOP, 2).replace('"Thank"', '"Thank all"')
    (change,) = compared(SHOP, edited).changes
    assert (change.before, change.after, change.drawn) == ("n4", "n5", "n5")
    assert (change.part, change.mark) == (Part.NODE, Mark.ALTERED)


def test_the_text_is_said_in_every_language() -> None:
    comparison = compared(SHOP, SHOP.replace('"Thank"', '"Merci"').replace('  n6: circle label:"End"\n', ""))
    english, french = (comparison.text_in(language) for language in LANGUAGES)
    assert english == (
        "1 step removed, 1 step altered, 1 arrow removed.\n\n"
        "- Step “Thank” is now called “Merci”.\n"
        "- Step “End” was removed from lane “Depot”.\n"
        "- The arrow from “Remind” to “End” was removed."
    )
    assert french == (
        "1\u00a0étape supprimée, 1\u00a0étape modifiée, 1\u00a0flèche supprimée.\n\n"
        "- L’étape «\u00a0Thank\u00a0» s’appelle désormais «\u00a0Merci\u00a0».\n"
        "- L’étape «\u00a0End\u00a0» a été supprimée du couloir «\u00a0Depot\u00a0».\n"
        "- La flèche de «\u00a0Remind\u00a0» à «\u00a0End\u00a0» a été supprimée."
    )
    assert comparison.title_in("fr", "Magasin") == "Modifications de «\u00a0Magasin\u00a0»"


@pytest.mark.parametrize(
    ("nodes", "name"),
    [
        ("n1", "loop over “Start”"),
        ("n1 n2 n3", "loop over “Start”, “Pack” and “Paid?”"),
        ("n1 n2 n3 n4", "loop over “Start”, “Pack”, “Paid?” and “Thank”"),
        ("n1 n2 n3 n4 n5 n6", "loop over “Start”, “Pack”, “Paid?”, “Thank” and other steps (2)"),
    ],
)
def test_a_loop_without_condition_goes_by_its_steps(nodes: str, name: str) -> None:
    edited = SHOP.replace("  loop [until", f"  loop [] {nodes}\n  loop [until")
    assert [change.message for change in compared(SHOP, edited).changes] == [f"The {name} was added."]


def test_a_loop_over_nothing_is_told_but_not_drawn() -> None:
    process = analyze(SHOP).diagram
    comparison = compare(process, process._replace(loops=(*process.loops, Loop("", (), Span(0, 0), 1))))
    assert [change.message for change in comparison.changes] == ["The loop over no step was added."]
    assert comparison.union == process
    assert comparison.marks.loops == (Mark.UNCHANGED,)


@pytest.mark.parametrize("empty", ["", "A {\n}\n"])
def test_something_out_of_nothing(empty: str) -> None:
    marks = compared(empty, SHOP).marks
    assert {mark for part in marks[1:] for mark in part} == {Mark.ADDED}
    assert {mark for part in compared(SHOP, empty).marks[1:] for mark in part} == {Mark.REMOVED}
    assert compared(empty, empty).changes == ()
