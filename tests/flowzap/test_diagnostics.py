"""The table of rules is complete and its sentences can be filled."""

import re
from string import Formatter

import pytest

from gallery.flowzap import RULES, Diagnostic, Rule, Severity, Span

BANDS = {"1", "2", "3", "4", "9"}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert codes == sorted(set(codes))
    assert {code[2] for code in codes} == BANDS


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_is_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"FZ\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert rule.message.endswith(".")
    assert rule.plain_hint == "" or "nearest" in fields(rule.hint)
    assert rule.severity is not Severity.ERROR or rule.hint


def test_hint_gives_way_where_no_name_is_near() -> None:
    rule = RULES["unknown-node"]
    near = Diagnostic(rule, Span(0, 1), {"node": "n31", "nearest": "n13"})
    alone = Diagnostic(rule, Span(0, 1), {"node": "n31"})
    assert (near.message, near.hint) == ("Unknown node n31.", "Did you mean n13?")
    assert alone.hint == "Define it in a lane, or name a node that is defined."


def test_braces_in_a_name_do_no_harm() -> None:
    assert Diagnostic(RULES["unknown-node"], Span(0, 1), {"node": "{0}"}).message == "Unknown node {0}."
