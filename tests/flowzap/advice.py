"""What is advised about a sound source, as the names of rules and the lines they are about."""

from gallery.flowzap import analyze


def advice(*lines: str, sequence: bool = False) -> list[tuple[str, int]]:
    """Return what is said about a source; it must be without errors."""
    analysis = analyze("\n".join(lines), sequence=sequence)
    assert not analysis.has_errors, analysis.diagnostics
    return [(found.rule.name, analysis.position(found.span.start).line) for found in analysis.diagnostics]


def lane_advice(*statements: str) -> list[tuple[str, int]]:
    """Return what is said about one lane with these statements, the first of them on line 2."""
    return advice("Shop { # Shop", *statements, "}")
