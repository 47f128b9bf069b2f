from tests.flowzap.advice import advice

LANES = [
    "Shop { # Shop",
    'n1: circle label:"a"',
    'n2: circle label:"b"',
    "n1.handle(bottom) -> Depot.n3.handle(top)",
    "}",
    "Depot { # Depot",
    'n3: rectangle label:"c"',
    'n4: rectangle label:"d"',
    "n3.handle(right) -> n4.handle(left)",
]
ANSWER = "n4.handle(top) -> Shop.n2.handle(bottom)"


def test_request_with_an_answer_further_on_is_fine() -> None:
    assert advice(*LANES, ANSWER, "}", sequence=True) == []


def test_request_without_an_answer_is_reported_for_the_sequence_view_alone() -> None:
    flow = [
        "Shop { # Shop",
        'n1: circle label:"a"',
        "n1.handle(bottom) -> Depot.n2.handle(top)",
        "}",
        "Depot { # Depot",
        'n2: circle label:"b"',
        "}",
    ]
    assert advice(*flow) == []
    assert advice(*flow, sequence=True) == [("unanswered-request", 3)]


def test_only_the_lane_that_never_answers_is_reported() -> None:
    post = ["Post { # Post", 'n5: circle label:"e"', "Depot.n4.handle(bottom) -> n5.handle(top)", "}"]
    assert advice(*LANES, ANSWER, "}", *post, sequence=True) == [("unanswered-request", 14)]
