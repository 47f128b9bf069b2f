"""Diagnostics for people: the place, the line with carets under what is meant, and what to do about it."""

from collections.abc import Iterator

from gallery.flowzap import Analysis, Diagnostic, Language, Severity, Span
from gallery.flowzap.cli.terminal import PLAIN, Colours, columns, visible
from gallery.flowzap.languages import counted, sentence

_WIDTH = 100
"""Characters of a source line that a frame shows."""

_MOST_RELATED = 5
"""Other places that are framed: whoever has seen these has seen the pattern."""


def framed(
    name: str,
    analysis: Analysis,
    diagnostic: Diagnostic,
    language: Language = "en",
    colours: Colours = PLAIN,
) -> str:
    """Return a diagnostic as text: place, rule, message, the line with carets under the place, hint.

    Related places follow with lines under them.
    """
    rule = diagnostic.rule
    position = analysis.position(diagnostic.span.start)
    place = visible(f"{name}:{position.line}:{position.column}:")
    colour = getattr(colours, rule.severity)
    severity = f"{colour}{severity_word(rule.severity, language)}{colours.end}"
    message = visible(diagnostic.message_in(language))
    rows = [
        f"{colours.bold}{place}{colours.end} {severity} {rule.code} {rule.name}: {message}",
        *_frame(analysis, diagnostic.span, "^", colour, colours),
    ]
    for span in diagnostic.related[:_MOST_RELATED]:
        rows += _frame(analysis, span, "-", colours.info, colours)
    hint = diagnostic.hint_in(language)
    if hint:
        rows.append(f"      {colours.dim}={colours.end} {visible(hint)}")
    return "\n".join(row.rstrip() for row in rows)


def severity_word(severity: Severity, language: Language) -> str:
    """Return how severe something is, in a word."""
    match severity:
        case Severity.ERROR:
            return sentence("error", language)
        case Severity.WARNING:
            return sentence("warning", language)
        case Severity.INFO:
            return sentence("info", language)


def summary(counts: dict[Severity, int], mendable: int, language: Language) -> str:
    """Say how much was found, the gravest first, and how much of it `fix` mends."""
    errors, warnings, remarks = (counts[severity] for severity in Severity)
    parts = [
        counted("{count} error", "{count} errors", errors, language) if errors else "",
        counted("{count} warning", "{count} warnings", warnings, language) if warnings else "",
        counted("{count} remark", "{count} remarks", remarks, language) if remarks else "",
    ]
    found = ", ".join(filter(None, parts)) or sentence("Nothing to remark.", language)
    if not mendable:
        return found
    return sentence("{found}; fix mends {count} of them.", language, {"found": found, "count": mendable})


def _frame(analysis: Analysis, span: Span, mark: str, colour: str, colours: Colours) -> Iterator[str]:
    """Yield the source line of a place, cut to a readable width, and the marks under it.

    Of the line nothing is read but what is shown: it may be the whole source, with thousands of places.
    """
    position = analysis.position(span.start)
    start, end = analysis.lines.line_span(position.line)
    cut = max(span.start - _WIDTH // 2, start) if end - start > _WIDTH else start
    shown = visible(analysis.source[cut : min(cut + _WIDTH, end)].rstrip("\r\n"))
    marked = shown[span.start - cut : span.end - cut]
    before, marks = columns(shown[: span.start - cut]), max(columns(marked), 1)
    bar = f"{colours.dim}|{colours.end}"
    yield f" {position.line:>4} {bar} {shown}"
    yield f"      {bar} {' ' * before}{colour}{mark * marks}{colours.end}"
