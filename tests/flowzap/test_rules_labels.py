import pytest

from gallery.flowzap import analyze
from gallery.flowzap.rules.labels import LONGEST_LABEL
from tests.flowzap.advice import lane_advice


@pytest.mark.parametrize("shape", ["circle", "rectangle", "diamond", "taskbox"])
def test_node_without_text_is_reported(shape: str) -> None:
    assert ("missing-label", 2) in lane_advice(f"n1: {shape}")


def test_description_is_text_enough_for_a_taskbox_however_long() -> None:
    assert lane_advice(f'n1: taskbox description:"{"x" * 80}"') == []


def test_label_that_repeats_the_id_is_a_label() -> None:
    assert lane_advice('n1: rectangle label:"n1"') == []


def test_length_is_that_of_the_text_and_not_of_its_escapes() -> None:
    assert lane_advice(f'n1: rectangle label:"{"x" * (LONGEST_LABEL - 1)}\\""') == []
    assert lane_advice(f'n1: rectangle label:"{"x" * LONGEST_LABEL}\\""') == [("long-label", 2)]


def test_long_label_is_framed_without_its_quotes() -> None:
    text = "x" * (LONGEST_LABEL + 1)
    source = f'A {{ # {text}\nn1: rectangle label:"{text}"\n}}'
    for diagnostic in analyze(source).diagnostics:
        assert source[diagnostic.span.start : diagnostic.span.end] == text
        assert diagnostic.params["length"] == str(len(text))
