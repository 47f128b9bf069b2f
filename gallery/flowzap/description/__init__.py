"""Text: Diagram → what the picture shows, told in the order in which the process runs.

    Diagram ─ walk ─▶ Walk (numbers, parts, what leads back)
                        ├─ tell_overview ─▶ summary
                        ├─ tell_repeats ──▶ loops
                        └─ tell_steps ────▶ steps ─▶ Description ─ lines ─▶ text

A `Description` is complete: whoever shows it, as HTML or as plain text, decides nothing but the look.
Texts are `Phrase`s, which know what are the author's own words and what leads to another step.
"""

from gallery.flowzap.description.outline import Description, Exit, Kind, Loops, Part, Step
from gallery.flowzap.description.overview import tell_overview
from gallery.flowzap.description.phrases import Phrase, Piece
from gallery.flowzap.description.repeats import tell_repeats
from gallery.flowzap.description.steps import tell_steps
from gallery.flowzap.description.walk import Reach, walk
from gallery.flowzap.languages import Language, sentence
from gallery.flowzap.model import Diagram

__all__ = ["Description", "Exit", "Kind", "Loops", "Part", "Phrase", "Piece", "Step", "describe", "summarize"]


def summarize(diagram: Diagram, language: Language = "en") -> Phrase:
    """Tell in a sentence or two what a diagram shows, as the summary of `describe` does; O(nodes + edges)."""
    return tell_overview(diagram, walk(diagram), language)


def describe(diagram: Diagram, language: Language = "en") -> Description:
    """Tell a diagram as text: a summary, then every step with its decisions, hand-overs and loops.

    The engine's words are in `language`, those of the diagram as they are. O(nodes + edges + loops).
    """
    walked = walk(diagram)
    loops = tell_repeats(diagram, walked, language)
    told = iter(tell_steps(diagram, walked, loops, language))
    parts = [
        Part(_heading(part.reach, language), tuple(next(told) for _ in part.nodes)) for part in walked.parts
    ]
    return Description(
        language=language,
        summary=tell_overview(diagram, walked, language),
        parts=tuple(parts),
        loops=Loops(sentence("Loops", language), tuple(loop.listed for loop in loops)),
    )


def _heading(reach: Reach, language: Language) -> str:
    match reach:
        case Reach.UNREACHED:
            return sentence("Steps that no start leads to", language)
        case Reach.ELSEWHERE:
            return sentence("Apart from the above", language)
        case Reach.ALONE:
            return sentence("Not connected to the rest", language)
        case _:
            return ""
