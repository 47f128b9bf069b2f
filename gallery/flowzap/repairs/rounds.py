"""Repairs, round after round, until none is left."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from gallery.flowzap.analysis import Analysis
from gallery.flowzap.diagnostics import EMPTY_DIAGRAM, Diagnostic, Severity
from gallery.flowzap.repairs.edits import Edit, EditedText, Repair
from gallery.flowzap.source import Span


class Fixed(NamedTuple):
    """A source with its repairs made, and what they were, in the order of the text.

    Their places, those of the diagnostics and of the edits, are in the source as it was given, also where
    a repair was only found in what others had made of it.
    """

    source: str
    repairs: tuple[Repair, ...]


def fixed(source: str, analyze: Callable[[str], Analysis]) -> Fixed:
    """Make all repairs that do not overlap, read the result, and go on until there are none.

    No rule is broken by more errors after a round than before: else the round is not made, and is the last.
    Cost: a few times that of reading the source, since overlaps are few and what a repair brings to light
    is on the same line.
    """
    # It ends: a round is kept only if it leaves fewer errors, or as many and fewer diagnostics in all, and
    # there is no endless row of pairs of counts each of which is smaller than the one before. It is
    # idempotent, for it ends where nothing is left to repair, or where the very same round would not be
    # kept again. Rounds are kept because each repair removes its diagnostic and gives rise to none; advice,
    # which a source gets when its last error goes, is why errors count first.
    analysis = analyze(source)
    if not analysis.diagnostics:
        return Fixed(analysis.source, ())
    from gallery.flowzap.repairs.table import MOVES, repairs_of  # noqa: PLC0415 (sound sources do without)

    errors, repairs = _errors(analysis), repairs_of(analysis)
    made: list[Repair] = []
    texts: list[EditedText] = []
    while repairs:
        text = EditedText(analysis.source)
        # What is mended before it moves is listed where it stood, and all that moves keeps its order.
        staying = [repair for repair in repairs if repair.diagnostic.rule not in MOVES]
        chosen = [repair for repair in staying or repairs if text.add(repair.edits)]
        left = analyze(text.text())
        errors_left = _errors(left)
        fewer = (errors_left.total(), len(left.diagnostics)) < (errors.total(), len(analysis.diagnostics))
        if not (fewer and errors_left <= errors):
            break
        made += [_traced(repair, texts) for repair in chosen]
        texts.append(text)
        analysis, errors, repairs = left, errors_left, repairs_of(left)
    return Fixed(analysis.source, tuple(sorted(made, key=lambda repair: repair.diagnostic.span)))


def _errors(analysis: Analysis) -> Counter[str]:
    """Count the errors by rule; that nothing is there is only said where nothing else is wrong."""
    return Counter(
        diagnostic.rule.name
        for diagnostic in analysis.diagnostics
        if diagnostic.rule.severity is Severity.ERROR and diagnostic.rule is not EMPTY_DIAGRAM
    )


def _traced(repair: Repair, texts: list[EditedText]) -> Repair:
    """Return a repair with its places in the first of the texts that came before."""

    def traced(span: Span) -> Span:
        for text in reversed(texts):
            span = text.before(span)
        return span

    found: Diagnostic = repair.diagnostic
    diagnostic = found._replace(span=traced(found.span), related=tuple(map(traced, found.related)))
    return Repair(diagnostic, tuple(Edit(traced(edit.span), edit.text) for edit in repair.edits))
