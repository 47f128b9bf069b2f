"""Which of several placements of a diagram reads best.

A picture is read at the width of a page: the flatter it is, the smaller its text. Against that stand
crossings, which cost a reader most, and bends (Purchase, "Which aesthetic has the greatest effect on human
understanding?", 1997).
"""

from math import log

BEST_ASPECT = 2.2
"""Width over height that a page shows largest with its title still in sight."""
BENDS_PER_CROSSING = 0.25
TOO_FLAT, TOO_TALL = 16.0, 6.0
"""Crossings that a reader accepts for a picture e times less flat, or less tall."""
MORE_CROSSINGS = 1.5
"""Crossings of the flow, times this, are the most that a compact placement may have."""
LEAST_GAIN = 2.0
"""What a compact placement must be better by, in crossings: else small edits would turn the choice around."""


def discomfort(aspect: float, crossings: int, bends: int) -> float:
    """Weigh shape (width over height), crossings and bends of a picture, in crossings."""
    flatness = log(aspect / BEST_ASPECT)
    return (
        crossings
        + BENDS_PER_CROSSING * bends
        + (TOO_FLAT * flatness if flatness > 0 else TOO_TALL * -flatness)
    )
