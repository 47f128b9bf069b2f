"""Every road through the engine from one text, and what must hold at the end of each.

What holds of any text is said once, here; the engine's own tests say it of texts that they name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from hashlib import sha256
from math import isfinite
from random import Random
from typing import TYPE_CHECKING, get_args
from xml.etree import ElementTree as ET

from gallery import flowzap
from gallery.flowzap import LANGUAGES, Orientation, Severity
from tests.fuzz.faults import HANG, Watch, hold
from tests.fuzz.sources import slipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.flowzap import Analysis, Comparison, Description, Diagram, Drawing, Fixed, Language, Span
    from gallery.flowzap.geometry import Box

SLACK = 0.01
"""Px that a box may stand outside of the page: rounding."""
OFTEN, SELDOM = 4, 128
"""Of so many texts one is also relabelled or compared, and drawn as PNG, which takes longer than all else."""
_NUMBERS = {"width", "height", "viewBox", "x", "y", "d", "points", "transform", "cx", "cy", "r", "textLength"}
_NO_NUMBER = re.compile(r"nan|inf|none|\de", re.IGNORECASE)
LARGE = 500
"""Statements above which a step may take longer than a second, in proportion: nobody reads so much."""
LONG = 100_000
"""Characters above which it may, too: the longest source, of nothing but faults, takes two seconds."""
DRAWN = 400
"""Nodes and edges up to which a text is drawn in every way; larger ones in one, for they are slow."""


def try_text(text: str) -> Watch:
    """Send a text through the engine; whatever goes wrong is in the watch."""
    watch = Watch()
    pick = Random(digest(text))  # noqa: S311 (no secret): the same text is treated the same
    analysis = watch.step("analyze", lambda: flowzap.analyze(text))
    if analysis is None:
        return watch
    statements = len(analysis.diagram.nodes) + len(analysis.diagram.edges) + len(analysis.diagram.loops)
    watch.allowed = max(HANG, statements / LARGE, len(text) / LONG)
    watch.step("diagnostics", lambda: _check_diagnostics(analysis))
    formatted = watch.step("format", lambda: flowzap.format_source(text))
    if formatted is not None:
        watch.step("formatted", lambda: _check_formatted(analysis, formatted))
    fixed = watch.step("fix", lambda: flowzap.fix(text))
    if fixed is not None:
        watch.step("fixed", lambda: _check_fixed(analysis, fixed))
        watch.step("told", lambda: _check_repairs(analysis, fixed))
    if pick.randrange(OFTEN) == 0:
        watch.step("labels", lambda: _check_labels(analysis))
    diagram = analysis.diagram
    watch.step("structure", lambda: hold(len(flowzap.structure_of(diagram)) in {0, 64}, "no digest"))
    language = pick.choice(LANGUAGES)
    watch.step("describe", lambda: _check_description(diagram, flowzap.describe(diagram, language)))
    _draw(watch, diagram, pick)
    if pick.randrange(OFTEN) == 0:
        _compare(watch, analysis, pick)
    return watch


def digest(text: str) -> str:
    """Return what a text is called."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


# Reading


def errors(analysis: Analysis) -> Counter[str]:
    """Count errors by rule, but for that of an empty diagram, which any other one hides."""
    names = (item.rule.name for item in analysis.diagnostics if item.rule.severity is Severity.ERROR)
    return Counter(name for name in names if name != "empty-diagram")


def rules(analysis: Analysis) -> Counter[str]:
    """Count all diagnostics by rule."""
    return Counter(item.rule.name for item in analysis.diagnostics)


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def _check_diagnostics(analysis: Analysis) -> None:
    text = analysis.source
    for diagnostic in analysis.diagnostics:
        name = diagnostic.rule.name
        for span in (diagnostic.span, *diagnostic.related):
            hold(_inside(span, text), f"{name} stands outside of the source")
            line, column = analysis.lines.position(span.start)
            hold(
                analysis.lines.line_span(line).start + column - 1 == span.start,
                f"{name}: wrong line or column",
            )
        for language in LANGUAGES:
            hold(diagnostic.message_in(language), f"{name} says nothing")
            hold("{nearest}" not in diagnostic.hint_in(language), f"{name} names nothing near")


def _check_formatted(before: Analysis, formatted: str) -> None:
    after = flowzap.analyze(formatted)
    hold(after.diagram == before.diagram, "formatting changes the diagram")
    hold(errors(after) <= errors(before), "formatting brings errors")
    hold(before.has_errors or rules(after) <= rules(before), "formatting brings remarks")
    hold(flowzap.format_source(formatted) == formatted, "formatting twice changes more than once")


def _check_fixed(before: Analysis, fixed: Fixed) -> None:
    text = before.source
    after = flowzap.analyze(fixed.source)
    hold(errors(after) <= errors(before), "fixing brings errors")
    hold(bool(fixed.repairs) is (fixed.source != text), "repairs are not what changed")
    again = flowzap.fix(fixed.source)
    hold(again.source == fixed.source and not again.repairs, "fixing twice changes more than once")
    if not before.has_errors:
        hold(len(after.diagram.nodes) == len(before.diagram.nodes), "fixing loses a step")
        hold(len(after.diagram.edges) <= len(before.diagram.edges), "fixing invents an edge")
        hold(rules(after)["comment"] == rules(before)["comment"], "fixing loses a comment")


def _check_repairs(before: Analysis, fixed: Fixed) -> None:
    for repair in fixed.repairs:
        spans = [repair.diagnostic.span, *(edit.span for edit in repair.edits)]
        hold(all(_inside(span, before.source) for span in spans), "a repair stands outside of the source")
        for language in LANGUAGES:
            hold(flowzap.deeds_of(repair, before.source, before.lines, language), "a repair is not told")


def _check_labels(analysis: Analysis) -> None:
    text = analysis.source
    labels = flowzap.labels_of(text)
    hold(len({label.place for label in labels}) == len(labels), "two labels have one place")
    hold(all(_inside(label.span, text) for label in labels), "a label stands outside of the source")
    hold(
        flowzap.relabel(text, {label.place: label.text for label in labels}) == text,
        "the same labels change a source",
    )
    if analysis.has_errors or not labels:
        return
    shown = [label for label in labels if label.text.isprintable() and label.text.strip()]
    texts = {label.place: f"{label.text.strip()}é" for label in shown if "|" not in label.text}
    other = flowzap.analyze(flowzap.relabel(text, texts))
    difference = flowzap.first_difference(analysis.diagram, other.diagram)
    hold(difference is None, "other labels make another diagram")


# Telling and drawing


def _check_description(diagram: Diagram, description: Description) -> None:
    told = sum(len(part.steps) for part in description.parts)
    hold(told == len(diagram.nodes), "not every step is told, or one twice")
    hold(str(description.summary), "there is no summary")
    hold(str(description), "there is no description")


def _draw(watch: Watch, diagram: Diagram, pick: Random) -> None:
    orientations: list[Orientation] = list(get_args(Orientation))
    pick.shuffle(orientations)
    if pick.randrange(OFTEN):
        orientations.pop()  # as a rule one way tells what the other would
    for orientation in orientations:
        drawing = watch.step(f"draw {orientation}", partial(flowzap.draw, diagram, "auto", orientation))
        if drawing is None:
            continue
        _write(watch, drawing, pick)
        if orientation == "horizontal" and diagram.nodes and pick.randrange(2):
            watch.step("thumbnail", partial(_check_thumbnail, drawing))


def _write(watch: Watch, drawing: Drawing, pick: Random) -> None:
    watch.step("drawing", lambda: _check_drawing(drawing))
    if pick.randrange(OFTEN) == 0:
        watch.step("figures", lambda: _check_figures(drawing))
        watch.step("data", lambda: json.dumps(flowzap.to_data(drawing), allow_nan=False))
    theme = pick.choice(["light", "dark", "auto"])
    svg = watch.step("svg", lambda: flowzap.to_svg(drawing, "A title", "What it shows", theme=theme))
    if svg is None:
        return
    watch.step("xml", lambda: _check_xml(svg))
    if pick.randrange(SELDOM) == 0 and drawing.width * drawing.height < 4_000_000:
        watch.step(
            "png",
            lambda: hold(flowzap.to_png(svg, drawing.width, drawing.height, 0.5)[:4] == b"\x89PNG", "no PNG"),
        )


def _check_thumbnail(drawing: Drawing) -> None:
    _check_xml(flowzap.to_thumbnail(drawing))


def _check_xml(svg: str) -> None:
    picture = ET.fromstring(svg)  # noqa: S314 (our own)
    numbers = (value for element in picture.iter() for name, value in element.items() if name in _NUMBERS)
    hold(not any(_NO_NUMBER.search(value) for value in numbers), "a number that is none")


def _check_figures(drawing: Drawing) -> None:
    hold(all(map(isfinite, flowzap.figures_of(drawing))), "figures without end")


def _check_drawing(drawing: Drawing) -> None:
    page = drawing.width, drawing.height
    hold(all(isfinite(size) and size > 0 for size in page), "the page has no size")
    hold(
        [drawn.lane.id for drawn in drawing.lanes]
        == list(dict.fromkeys(drawn.lane.id for drawn in drawing.lanes)),
        "a lane twice",
    )
    for what, box in _boxes(drawing):
        hold(all(map(isfinite, box)), f"a {what} is nowhere")
        hold(box.left <= box.right and box.top <= box.bottom, f"a {what} is inside out")
        inside = (
            box.left >= -SLACK
            and box.top >= -SLACK
            and box.right <= page[0] + SLACK
            and box.bottom <= page[1] + SLACK
        )
        hold(inside, f"a {what} leaves the page")
    for edge in drawing.edges:
        hold(len(edge.points) > 1, "an edge without length")
        for x, y in edge.points:
            hold(-SLACK <= x <= page[0] + SLACK and -SLACK <= y <= page[1] + SLACK, "an edge leaves the page")


def _boxes(drawing: Drawing) -> Iterator[tuple[str, Box]]:
    for lane in drawing.lanes:
        yield "lane", lane.box
        yield "header", lane.header
    for node in drawing.nodes:
        yield "node", node.box
    for edge in drawing.edges:
        if edge.label:
            yield "label", edge.label.box
    for loop in drawing.loops:
        for box in (*loop.pills, *loop.frames, *loop.badges):
            yield "loop", box


# Comparing


def _check_told(comparison: Comparison, language: Language) -> None:
    hold(comparison.text_in(language), "a change is not told")


def _compare(watch: Watch, analysis: Analysis, pick: Random) -> None:
    before = analysis.diagram
    after = watch.step("mutate", lambda: flowzap.analyze(slipped(pick, analysis.source)))
    if after is None:
        return
    comparison = watch.step("compare", lambda: flowzap.compare(before, after.diagram))
    if comparison is None:
        return
    watch.step("difference", lambda: flowzap.first_difference(before, after.diagram))
    for language in LANGUAGES:
        watch.step("told change", partial(_check_told, comparison, language))
    small = len(before.nodes) + len(before.edges) <= DRAWN
    if small and (before.nodes or after.diagram.nodes) and pick.randrange(2):
        drawing = watch.step("draw change", lambda: flowzap.draw_comparison(comparison))
        if drawing is not None:
            _write(watch, drawing, pick)
