import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.flowzap import Difference, analyze, first_difference, labels_of, relabel
from tests.flowzap.noise import NOISE

SOURCE = """\
Shop { # Corner shop
  n1: taskbox label:"Say \\"hi\\"|one|two" owner:"Ann" system:"ERP" description:"Kindly"
  n1.handle(right) -> Depot.n2.handle(left)
  n1.handle(top) -> Depot.n2.handle(top) [label="Go"]
  loop [every day] n1 n2
}
Depot {
  # Storehouse
  n2: circle label:"End"
}
loop [] n1 n2
"""

TEXTS = {
    "lane Shop": "Corner shop",
    "n1": 'Say "hi"|one|two',
    "n1.owner": "Ann",
    "n1.system": "ERP",
    "n1.description": "Kindly",
    "n1 -> n2 #2": "Go",
    "loop 1": "every day",
    "lane Depot": "Storehouse",
    "n2": "End",
    "loop 2": "",
}

blanks = st.characters(exclude_characters="\r\n")
quoted = st.text(blanks, max_size=12)
bare = quoted.map(str.strip)
condition = st.text(st.characters(exclude_characters="\r\n[]"), max_size=12).map(str.strip)


def strategy(place: str) -> st.SearchStrategy[str]:
    return {"lane": bare, "loop": condition}.get(place.partition(" ")[0], quoted)


def test_every_label_has_a_place() -> None:
    assert {label.place: label.text for label in labels_of(SOURCE)} == TEXTS


def test_labels_stand_in_the_order_of_the_text() -> None:
    starts = [label.span.start for label in labels_of(SOURCE)]
    assert starts == sorted(starts)


def test_span_is_what_is_written() -> None:
    written = {label.place: SOURCE[label.span.start : label.span.end] for label in labels_of(SOURCE)}
    assert written == TEXTS | {"n1": 'Say \\"hi\\"|one|two'}


@given(st.fixed_dictionaries({place: strategy(place) for place in TEXTS}))
def test_new_labels_are_read_back(texts: dict[str, str]) -> None:
    relabelled = relabel(SOURCE, texts)
    assert {label.place: label.text for label in labels_of(relabelled)} == texts
    assert relabel(relabelled, TEXTS) == SOURCE


@given(NOISE, st.data())
def test_labels_of_any_text_can_be_replaced(text: str, data: st.DataObject) -> None:
    labels = labels_of(text)
    assert len({label.place for label in labels}) == len(labels)
    assert relabel(text, {}) == text
    assert relabel(text, {label.place: label.text for label in labels}) == text
    texts = {label.place: data.draw(strategy(label.place)) for label in labels}
    assert {label.place: label.text for label in labels_of(relabel(text, texts))} == texts


def test_all_else_stays_as_it_is() -> None:
    source = SOURCE.replace("\n", "\r\n").replace("  n", "\t  n")
    assert relabel(source, {"n2": "Fin"}) == source.replace('"End"', '"Fin"')


@pytest.mark.parametrize(
    ("place", "text", "problem"),
    [
        ("n9", "x", "no label at n9"),
        ("n1 -> n2", "x", "no label at n1 -> n2"),
        ("n1", "two\nlines", "n1: a label cannot hold a line end"),
        ("lane Shop", "two\rlines", "line end"),
        ("lane Shop", " x", "blank"),
        ("loop 1", "x\t", "blank"),
        ("loop 1", "a]b", "bracket"),
    ],
)
def test_what_cannot_be_written_is_refused(place: str, text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        relabel(SOURCE, {place: text})


def test_labels_that_are_not_written_as_they_should_be_are_left_out() -> None:
    assert labels_of("A {\nn1: circle label:Start\nn2: circle label:\"End\nn3: circle 'x'\n}") == ()


ORIGINAL = """\
Shop { # Corner shop
  n1: taskbox label:"Pack|one" owner:"Ann"
  n2: diamond label:"Paid?"
  n1.handle(right) -> n2.handle(left)
  n2.handle(bottom) -> Depot.n3.handle(top) [label="Yes"]
  loop [daily] n1 n2
}
Depot { # Depot
  n3: circle label:"End"
}
"""


def difference(old: str, new: str) -> Difference | None:
    other = ORIGINAL.replace(old, new)
    assert other != ORIGINAL
    return first_difference(analyze(ORIGINAL).diagram, analyze(other).diagram)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Corner shop", "# Boutique"),
        ("Pack|one", "Emballer|un"),
        ("Ann", "Anne"),
        ("Yes", "Oui"),
        ("daily", "tous les jours"),
        ("  n1", "\n\tn1"),
    ],
)
def test_labels_and_blanks_may_differ(old: str, new: str) -> None:
    assert difference(old, new) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("Depot", "Store", 8, "Lane Depot of the original is missing here."),
        ("}\nDepot", "}\nPost { # Post\n}\nDepot", 8, "Lane Post is not in the original."),
        ("  n2: diamond", "  n4: diamond", 3, "Node n2 of the original is missing here."),
        ("|one", "|one|two", 2, "Node n1 has 1 items in the original and 2 here."),
        ("diamond", "rectangle", 3, "Node n2 is a diamond in the original and a rectangle here."),
        (' owner:"Ann"', "", 2, "The owner of node n1 is missing here."),
        (' owner:"Ann"', ' owner:"Ann" system:"X"', 2, "The system of node n1 is not in the original."),
        ("n2.handle(left)", "n2.handle(top)", 4, ""),
        (' [label="Yes"]', "", 5, "The edge n2.handle(bottom) -> n3.handle(top) has a label in the original"),
        (
            "n2.handle(left)\n",
            'n2.handle(left) [label="x"]\n',
            4,
            "has no label in the original and one here.",
        ),
        ("  loop [daily] n1 n2\n", "", 1, "The loop over n1 n2 of the original is missing here."),
        ("[daily] n1 n2", "[daily] n2 n1", 6, "The loop over n1 n2 of the original is over n2 n1 here."),
        ("[daily]", "[]", 6, "The loop over n1 n2 has a condition in the original and none here."),
        ("}\nDepot", "  loop [x] n2 n1\n}\nDepot", 7, "The loop over n2 n1 is not in the original."),
        (
            "}\nDepot",
            "  n1.handle(top) -> n1.handle(top)\n}\nDepot",
            7,
            "The edge n1.handle(top) -> n1.handle(top)",
        ),
        ("  n1.handle(right) -> n2.handle(left)\n", "", 4, "The edge n1.handle(right) -> n2.handle(left)"),
        ('label:"End"', "", 9, "The label of node n3 is missing here."),
    ],
)
def test_anything_else_is_a_difference_with_its_line(old: str, new: str, line: int, message: str) -> None:
    found = difference(old, new)
    assert found is not None
    assert message in found.message
    assert found.line == line


def test_order_counts() -> None:
    one, two = 'n1: circle label:"a"', 'n2: circle label:"b"'
    lanes = analyze(f"A {{\n{one}\n}}\nB {{\n{two}\n}}").diagram
    swapped = analyze(f"B {{\n{two}\n}}\nA {{\n{one}\n}}").diagram
    found = first_difference(lanes, swapped)
    assert found is not None
    assert found.message == "Lane B stands where the original has lane A."
    found = first_difference(lanes._replace(lanes=swapped.lanes), swapped)
    assert found is not None
    assert found.message == "Node n2 stands where the original has node n1."
    found = first_difference(lanes, analyze(f"A {{\n{one}\n{two}\n}}\nB {{\n}}").diagram)
    assert found is not None
    assert found.message == "Node n2 is in lane B in the original and in lane A here."
