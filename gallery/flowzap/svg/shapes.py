"""Nodes: events, steps, decisions and tasks, each with its texts where its figure has placed them."""

from gallery.flowzap.drawing import DrawnNode, Figure
from gallery.flowzap.marks import Mark
from gallery.flowzap.model import Shape
from gallery.flowzap.svg.marks import Attributes, node_group, text_line
from gallery.flowzap.svg.themes import Accent, Theme, lane_class, soft
from gallery.flowzap.svg.writer import BOX, END_GROUP, NUMBER, leaf, linked_group, opening, pinned_text
from gallery.flowzap.textmetrics import BODY, CHIP, EVENT, ITEM, NARROW_CHIP

DIAMOND = f"M{NUMBER} {NUMBER}l{NUMBER} {NUMBER} {NUMBER} {NUMBER} {NUMBER} {NUMBER}z"
"""Path data of a diamond, from its top clockwise."""


class _Outlines:
    """What is painted in the accent of a lane, in one theme."""

    def __init__(self, theme: Theme, accent: Accent, group: Attributes) -> None:
        self.group = linked_group("node", **group)
        line = accent.line
        self.event = leaf("rect", class_="fz-event", **BOX, rx=NUMBER, fill=accent.solid, stroke=line)
        self.step = leaf("rect", class_="fz-node", **BOX, rx=7, fill=theme.node, stroke=line)
        self.decision = leaf(
            "path", class_="fz-node fz-decision", d=DIAMOND, fill=soft(theme, accent), stroke=line
        )
        self.rule = leaf(
            "path",
            class_="fz-rule",
            d=f"M{NUMBER} {NUMBER}h{NUMBER}",
            stroke=line,
            stroke_opacity=0.35,
            stroke_width=1,
        )
        self.bullet = leaf("circle", class_="fz-bar", cx=NUMBER, cy=NUMBER, r=2, fill=line)
        self.chip = leaf("rect", class_="fz-tint", **BOX, rx=9, fill=line, fill_opacity=0.14)


class Nodes:
    """Writes nodes in one theme, in a picture of a change those with one mark."""

    def __init__(self, theme: Theme, mark: Mark | None = None, *, vertical: bool = False) -> None:
        chip_size = (NARROW_CHIP if vertical else CHIP).size
        struck = text_line(mark)
        # A plain text takes its ink and its size from above.
        self.layer = opening("g", font_size=BODY.size, stroke_width=1.5, stroke_linejoin="round")
        self._accents = [
            _Outlines(theme, accent, node_group(mark) if mark else {"class_": lane_class(number)})
            for number, accent in enumerate(theme.accents)
        ]
        self._text = pinned_text(**struck)
        self._bold_text = pinned_text(font_weight=700, **struck)
        self._item = pinned_text(font_size=ITEM.size, text_anchor="start", **struck)
        self._chip_text = pinned_text(font_size=chip_size, **struck)
        # An event is as dark as its tints would be: its text is light, its chips are like those of edges.
        self._event_text = pinned_text(
            class_="fz-on-solid", font_size=EVENT.size, font_weight=700, fill=theme.on_solid, **struck
        )
        self._event_chip = leaf("rect", class_="fz-chip", **BOX, rx=9, fill=theme.chip, stroke=theme.border)
        self._event_chip_text = pinned_text(
            class_="fz-chip-ink", font_size=chip_size, fill=theme.chip_ink, **struck
        )

    def write(self, drawn: DrawnNode) -> str:
        """Write a node's outline and its texts."""
        figure = drawn.figure
        node, title = figure.node, figure.title
        outlines = self._accents[drawn.lane % len(self._accents)]
        left, top, right, bottom = drawn.box
        width, height = right - left, bottom - top
        x, y = (left + right) / 2, (top + bottom) / 2
        text = self._text
        match node.shape:
            case Shape.RECTANGLE:
                outline = outlines.step((left, top, width, height))
            case Shape.TASKBOX:
                outline = outlines.step((left, top, width, height))
                text = self._bold_text
            case Shape.DIAMOND:
                across, down = width / 2, height / 2
                outline = outlines.decision((x, top, across, down, -across, down, -across, -down))
            case Shape.CIRCLE:
                outline = outlines.event((left, top, width, height, min(width, height) / 2))
                text = self._event_text
        written = outlines.group(node.id, node.line) + outline
        baseline = y + figure.title_baseline
        for line, line_width in zip(title.lines, title.widths, strict=True):
            written += text(x, baseline, line_width, line)
            baseline += title.leading
        if figure.items:
            written += outlines.rule((left, y + figure.rule, width)) + self._items(figure, outlines, x, y)
        if figure.chips:
            written += self._chips(figure, outlines, x, y)
        return written + END_GROUP

    def _items(self, figure: Figure, outlines: _Outlines, x: float, y: float) -> str:
        """Write a task's items around the centre of its node."""
        written = ""
        for item in figure.items:
            written += outlines.bullet((x + item.bullet.x, y + item.bullet.y))
            baseline = y + item.start.y
            for line, width in zip(item.text.lines, item.text.widths, strict=True):
                written += self._item(x + item.start.x, baseline, width, line)
                baseline += item.text.leading
        return written

    def _chips(self, figure: Figure, outlines: _Outlines, x: float, y: float) -> str:
        """Write owner and system around the centre of their node."""
        box, text = outlines.chip, self._chip_text
        if figure.node.shape is Shape.CIRCLE:
            box, text = self._event_chip, self._event_chip_text
        written = ""
        for chip in figure.chips:
            lines, baseline = chip.lines, y + chip.baseline
            written += box((x + chip.box.left, y + chip.box.top, chip.box.width, chip.box.height))
            for line, width in zip(lines.lines, lines.widths, strict=True):
                written += text(x + chip.box.center.x, baseline, width, line)
                baseline += lines.leading
        return written
