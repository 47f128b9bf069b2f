"""Every source under cases/ gives exactly the diagnostics and the repairs in the files beside it.

`NAME.txt` has the diagnostics, `NAME.fixed` the source as `fix` leaves it, if it changes it at all. Both are
written anew by `FLOWZAP_ACCEPT=1 pytest tests/flowzap/test_cases.py`: read the difference. What is called
`sequence-…` gets the advice for the sequence view, too.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from gallery.flowzap import RULES, Analysis, analyze, fix, format_source
from gallery.flowzap.cli.frames import framed
from gallery.flowzap.source import decode

CASES = Path(__file__).parent / "cases"
SOURCES = sorted(CASES.glob("*/*.fz"))
ACCEPT = bool(os.environ.get("FLOWZAP_ACCEPT"))

each_case = pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def read(path: Path) -> Analysis:
    return analyze(path.read_bytes(), sequence=path.stem.startswith("sequence-"))


@each_case
def test_diagnostics_are_as_written_down(path: Path) -> None:
    analysis = read(path)
    found = "\n\n".join(framed(path.name, analysis, diagnostic) for diagnostic in analysis.diagnostics)
    found = f"{found}\n" if found else ""
    expected = path.with_suffix(".txt")
    if ACCEPT:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert analysis.has_errors is (path.parent.name == "err")


@each_case
def test_repairs_are_as_written_down(path: Path) -> None:
    source = decode(path.read_bytes())
    fixed = fix(source)
    expected = path.with_suffix(".fixed")
    if ACCEPT:
        expected.unlink(missing_ok=True)
        if fixed.source != source:
            expected.write_bytes(fixed.source.encode("utf-8", "surrogateescape"))
    assert fixed.source == (decode(expected.read_bytes()) if expected.exists() else source)
    assert bool(fixed.repairs) is expected.exists()
    assert fix(fixed.source).repairs == ()
    if path.parent.name == "ok":
        assert not analyze(fixed.source).has_errors


@each_case
def test_formatting_keeps_what_is_meant(path: Path) -> None:
    analysis = read(path)
    formatted = format_source(analysis.source)
    if formatted is None:
        assert analysis.has_errors
        return
    again = analyze(formatted, sequence=path.stem.startswith("sequence-"))
    assert again.diagram == analysis.diagram
    assert format_source(formatted) == formatted
    assert analysis.has_errors or rules(again) <= rules(analysis)


def rules(analysis: Analysis) -> Counter[str]:
    return Counter(diagnostic.rule.name for diagnostic in analysis.diagnostics)


def test_every_rule_has_a_case() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in CASES.glob("*/*.txt"))
    elsewhere = {"too-many-characters", "too-many-nodes", "too-many-edges", "too-many-loops"}
    assert {name for name in RULES if f" {name}: " not in texts} == elsewhere


def test_no_expectation_is_left_behind() -> None:
    assert {path.with_suffix(".fz") for path in CASES.glob("*/*.txt")} == set(SOURCES)
    assert {path.with_suffix(".fz") for path in CASES.glob("*/*.fixed")} <= set(SOURCES)
