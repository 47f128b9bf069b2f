"""Lanes: a band with its header, at the left or, where lanes are columns, on top."""

from gallery.flowzap.drawing import DrawnLane
from gallery.flowzap.marks import Mark
from gallery.flowzap.svg.marks import plain_group, text_line
from gallery.flowzap.svg.themes import TINT, Theme, lane_class
from gallery.flowzap.svg.writer import BOX, END_GROUP, leaf, linked_group, opening, pinned_text
from gallery.flowzap.textmetrics import HEADER

BAR_WIDTH = 4.0


class Lanes:
    """Writes lanes in one theme, in a picture of a change those with one mark."""

    def __init__(self, theme: Theme, mark: Mark | None = None) -> None:
        self.layer = opening("g", font_size=HEADER.size, font_weight=700)
        self._bands = [
            leaf("rect", class_="fz-band", **BOX, fill=theme.band, stroke=theme.border),
            leaf("rect", class_="fz-band-alt", **BOX, fill=theme.band_alt, stroke=theme.border),
        ]
        self._accents = [
            (
                linked_group("lane", **(plain_group(mark) if mark else {"class_": lane_class(number)})),
                leaf("rect", class_="fz-tint", **BOX, fill=accent.line, fill_opacity=TINT),
                leaf("rect", class_="fz-bar", **BOX, fill=accent.line),
            )
            for number, accent in enumerate(theme.accents)
        ]
        self._text = pinned_text(**text_line(mark))

    def write(self, drawn: DrawnLane, number: int) -> str:
        """Write a lane's band, its tinted header with a bar of its accent along the outer edge, its title."""
        box, header, title = drawn.box, drawn.header, drawn.title
        group, tint, bar = self._accents[number % len(self._accents)]
        x, y = header.center
        bar_width, bar_height = header.width, header.height
        if header.width >= box.width:  # as wide as the lane: on top
            bar_height = BAR_WIDTH
            y += BAR_WIDTH / 2
        else:
            bar_width = BAR_WIDTH
            x += BAR_WIDTH / 2
        written = (
            group(drawn.lane.id, drawn.lane.line)
            + self._bands[number % 2]((box.left, box.top, box.width, box.height))
            + tint((header.left, header.top, header.width, header.height))
            + bar((header.left, header.top, bar_width, bar_height))
        )
        y += title.first_baseline
        for line, width in zip(title.lines, title.widths, strict=True):
            written += self._text(x, y, width, line)
            y += title.leading
        return written + END_GROUP
