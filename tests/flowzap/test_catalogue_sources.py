"""Every source of the catalogue is sound down to the last remark."""

from pathlib import Path

import pytest

from gallery.flowzap import analyze
from gallery.flowzap.cli.frames import framed

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = sorted(FIXTURES.glob("**/diagram.fz"))


def test_there_are_sources() -> None:
    assert SOURCES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_source_leaves_nothing_to_remark(path: Path) -> None:
    analysis = analyze(path.read_bytes().decode("utf-8"))
    assert not [framed(path.name, analysis, diagnostic) for diagnostic in analysis.diagnostics]
