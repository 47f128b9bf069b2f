"""docs/flowzap-code.md holds every rule as it is, and every example in it does what it says."""

import re
from operator import attrgetter
from pathlib import Path

import pytest

from gallery.flowzap import RULES, Rule, Shape, Side, analyze, fix, format_source
from gallery.flowzap import source as limits
from gallery.flowzap.repairs.table import REPAIRS
from gallery.flowzap.syntax.nodes import NODE_KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "flowzap-code.md").read_text(encoding="utf-8")

ROW = re.compile(r"^\| \[(FZ\d{3})\]\(#(.+)\) \| (\S+) \| (\w+) \| (yes|no) \|$", re.MULTILINE)
SECTION = re.compile(
    r"^#### (FZ\d{3}) (\S+)\n\n\*([^\n]+)\*\n\n((?:> [^\n]+\n)+)(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL
)
FENCE = re.compile(r"^(```|~~~)(\w*)\n(.*?)^\1\n", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(#([^)]+)\)")

WITHOUT_EXAMPLE = {
    # What a page cannot show.
    *("control-character", "forbidden-character", "not-utf-8"),
    # What would fill it.
    *("too-many-characters", "too-many-lanes", "too-many-nodes", "too-many-edges"),
    "too-many-loops",
}

ROWS = ROW.findall(PAGE)
SECTIONS = {name: (code, kind, quote, rest) for code, name, kind, quote, rest in SECTION.findall(PAGE)}
SOUND = [text for _, language, text in FENCE.findall(PAGE) if language == "flowzap"]


def is_mended(rule: Rule) -> bool:
    return rule in REPAIRS


def example(name: str) -> tuple[str, str] | None:
    """Return the fault and its repair, each as a whole source, if a rule has an example."""
    rest = SECTIONS[name][3]
    found = [text for _, language, text in FENCE.findall(rest) if language == "diff"]
    if not found:
        return None
    (text,) = found
    lines = text.splitlines(keepends=True)
    assert {line[0] for line in lines} <= set(" +-")
    return (
        "".join(line[1:] for line in lines if line[0] != "+"),
        "".join(line[1:] for line in lines if line[0] != "-"),
    )


def test_the_table_is_that_of_the_engine() -> None:
    assert [
        (
            rule.code,
            f"{rule.code.lower()}-{rule.name}",
            rule.name,
            rule.severity.value,
            "yes" if is_mended(rule) else "no",
        )
        for rule in RULES.values()
    ] == ROWS


def test_every_rule_has_a_section() -> None:
    assert [(code, name) for name, (code, *_) in SECTIONS.items()] == [
        (rule.code, rule.name) for rule in RULES.values()
    ]
    assert set(re.findall(r"FZ\d+\b(?!xx)", PAGE)) == {rule.code for rule in RULES.values()}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_sections_tell_severity_and_repair(rule: Rule) -> None:
    mended = ", mended by `fix`" if is_mended(rule) else ""
    assert SECTIONS[rule.name][1] == f"{rule.severity.value.capitalize()}{mended}"


def test_every_rule_that_can_be_shown_has_an_example() -> None:
    assert {name for name in RULES if example(name) is None} == WITHOUT_EXAMPLE


@pytest.mark.parametrize(
    "rule", [RULES[name] for name in RULES if name not in WITHOUT_EXAMPLE], ids=attrgetter("name")
)
def test_examples_break_the_rule_and_the_repair_mends_it(rule: Rule) -> None:
    shown = example(rule.name)
    assert shown is not None
    fault, repair = shown
    sequence = rule.name == "unanswered-request"
    (found,) = analyze(fault, sequence=sequence).diagnostics
    assert found.rule is rule
    quoted = "".join(f"> {line}\n" for line in (found.message, found.hint) if line)
    assert SECTIONS[rule.name][2] == quoted
    assert not analyze(repair, sequence=sequence).diagnostics
    assert fix(fault).source == (repair if is_mended(rule) else fault)


@pytest.mark.parametrize("name", sorted(WITHOUT_EXAMPLE))
def test_sentences_without_example_are_those_of_the_rule(name: str) -> None:
    rule = RULES[name]
    parts = (re.escape(f"> {text}\n") for text in (rule.message, rule.hint) if text)
    assert re.fullmatch(re.sub(r"\\{\w+\\}", r"\\S+", "".join(parts)), SECTIONS[name][2])


@pytest.mark.parametrize("text", SOUND)
def test_other_examples_are_sound_and_formatted(text: str) -> None:
    assert not analyze(text).diagnostics
    assert format_source(text) == text


def test_nothing_of_the_language_is_missing() -> None:
    language = PAGE[: PAGE.index("## Rules")]
    assert len(SOUND) > 5
    for word in (*Shape, *NODE_KEYS):
        assert f"| `{word}` |" in language
    for side in Side:
        assert f"`{side}`" in language
    for limit, what in (
        (limits.MAX_CHARACTERS, "characters"),
        (limits.MAX_LANES, "lanes"),
        (limits.MAX_NODES, "nodes"),
        (limits.MAX_EDGES, "edges"),
        (limits.MAX_LOOPS, "loops"),
    ):
        assert f"{limit:,} {what}" in language


def test_links_lead_somewhere() -> None:
    anchors = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(PAGE)
    }
    assert set(LINK.findall(PAGE)) <= anchors
