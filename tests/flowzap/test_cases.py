"""Every source under cases/ gives exactly the diagnostics in the text file beside it.

`FLOWZAP_ACCEPT=1 pytest tests/flowzap/test_cases.py` writes those files anew: read the difference.
"""

import os
from pathlib import Path

import pytest

from gallery.flowzap import RULES, analyze
from gallery.flowzap.cli import framed

CASES = Path(__file__).parent / "cases"
SOURCES = sorted(CASES.glob("*/*.fz"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_diagnostics_are_as_written_down(path: Path) -> None:
    analysis = analyze(path.read_bytes().decode("utf-8"))
    found = "\n\n".join(framed(path.name, analysis, diagnostic) for diagnostic in analysis.diagnostics)
    found = f"{found}\n" if found else ""
    expected = path.with_suffix(".txt")
    if os.environ.get("FLOWZAP_ACCEPT"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert analysis.has_errors is (path.parent.name == "err")


def test_every_rule_has_a_case() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in CASES.glob("*/*.txt"))
    elsewhere = {
        "unanswered-request",
        "too-many-characters",
        "too-many-lanes",
        "too-many-nodes",
        "too-many-edges",
    }
    assert {name for name in RULES if f" {name}: " not in texts} == elsewhere


def test_no_expectation_is_left_behind() -> None:
    assert {path.with_suffix(".fz") for path in CASES.glob("*/*.txt")} == set(SOURCES)
