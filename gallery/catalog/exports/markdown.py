"""A template as one Markdown text: words, picture, facts, steps and code, for people and for programs."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext

from gallery import flowzap, localize
from gallery.catalog.counted import counted
from gallery.catalog.editions import editions_of
from gallery.catalog.undrawn import unless_it_fails, why_undrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gallery.catalog.counted import Counted
    from gallery.catalog.models import DiagramTemplate
    from gallery.flowzap import Description, Phrase

SPECIAL = re.compile(r"[\\`*\[\]<]|~(?=~)|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|^(?:[#>+-]|\d+(?=[.)]))")
"""What Markdown would take for more than text; a number is taken for that of a list by what follows it."""
BLANKS = re.compile(r"[ \t\r\n]+")
"""Those that Markdown itself takes for one; a no-break space is kept."""
HEADING = re.compile(r"^(#{1,6})(?=\s)")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
HTML = re.compile(r"^( {0,3})<(?=[!?/A-Za-z])(?![A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)")
"""Where a line would begin a block of HTML: not the links that are nothing but an address."""
TOP_LEVEL = 3
"""The title is the first level, "About this template" the second."""


def to_markdown(template: DiagramTemplate, labels: str, absolute: Callable[[str], str]) -> str:
    """Return everything about a template in the active language, the labels in theirs.

    `absolute` adds scheme and host to a path.
    """
    source = template.source_in(labels)
    diagram = flowzap.analyze(source).diagram
    outline = unless_it_fails(lambda: flowzap.describe(diagram, localize.language()), template.slug)
    blocks = [
        f"# {escape(template.title)}",
        escape(template.summary),
        *_picture(template, labels, absolute),
        "\n".join(f"- {fact}" for fact in _facts(template, absolute)),
    ]
    if template.description:
        blocks += [f"## {gettext('About this template')}", demoted(template.description)]
    if outline and outline.steps:
        blocks += [f"## {gettext('Step by step')}", *_steps(outline)]
    blocks += [f"## {gettext('Full FlowZap Code')}", fenced(source)]
    if editions := editions_of(template):
        lines = (
            f"- v{note.number} ({date_format(note.came_out_at)}): {escape(note.text)}" for note in editions
        )
        blocks += [f"## {gettext('Versions')}", "\n".join(lines)]
    return "\n\n".join(blocks) + "\n"


def linked_picture(title: str, picture: str, page: str) -> str:
    """Return a picture that leads to a page, for a README or a wiki."""
    return f"[![{escape(title)}]({picture})]({page})"


def escape(text: str) -> str:
    """Return a line of text so that Markdown shows it as it is."""
    return SPECIAL.sub(_escaped, BLANKS.sub(" ", text))


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def fenced(source: str) -> str:
    """Return a source as a block of code, in a fence that no line of it can close."""
    longest = max(map(len, re.findall(r"`+", source)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}flowzap\n{source.rstrip()}\n{fence}"


def demoted(text: str) -> str:
    """Return a Markdown text whose most important headings are at `TOP_LEVEL`; code stays as it is.

    What could swallow the text behind it does not: a fence is closed at the end, and no HTML begins a block,
    of which the page shows nothing either.
    """
    lines, fence, levels = text.strip().splitlines(), "", {}
    for number, line in enumerate(lines):
        if opening := FENCE.match(line):
            mark = opening.group(1)
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip().strip(mark[0]):
                fence = ""
        elif not fence and (heading := HEADING.match(line)):
            levels[number] = len(heading.group(1))
        elif not fence:
            lines[number] = HTML.sub(r"\1\\<", line)
    shift = TOP_LEVEL - min(levels.values(), default=TOP_LEVEL)
    for number, level in levels.items():
        lines[number] = "#" * min(level + shift, 6) + lines[number][level:]
    if fence:
        lines.append(fence)
    return "\n".join(lines)


def _picture(template: DiagramTemplate, labels: str, absolute: Callable[[str], str]) -> Iterator[str]:
    """Yield the picture as a link, or why there is none."""
    if template.drawings.horizontal().filter(language=labels).exists():
        title = gettext("Diagram: %(title)s") % {"title": template.title}
        query = "" if labels == settings.LANGUAGE_CODE else f"?labels={labels}"
        yield f"![{escape(title)}]({absolute(reverse('diagram_drawing', args=[template.slug]))}{query})"
    else:
        yield why_undrawn(template)


def _facts(template: DiagramTemplate, absolute: Callable[[str], str]) -> Iterator[str]:
    """Yield what the page says of a template in short."""
    yield gettext("Category: %(name)s") % {"name": escape(capfirst(template.category.name))}
    if tags := [escape(tag.name) for tag in template.tags.all()]:
        yield gettext("Tags: %(names)s") % {"names": ", ".join(tags)}
    counts: list[tuple[int, Counted]] = [
        (template.lane_count, "lanes"),
        (template.step_count, "steps"),
        (template.decision_count, "decisions"),
        (template.loop_count, "loops"),
    ]
    yield ", ".join(counted(number, what) for number, what in counts if number)
    version = gettext("Version %(version)s") % {"version": template.version}
    yield f"{version} ({date_format(template.updated_at)})" if template.updated_at else version
    name = gettext("%(name)s license") % {"name": escape(settings.CONTENT_LICENSE)}
    yield f"[{name}]({settings.CONTENT_LICENSE_URL})" if settings.CONTENT_LICENSE_URL else name
    yield gettext("From: %(address)s") % {"address": f"<{absolute(template.get_absolute_url())}>"}


def _steps(outline: Description) -> Iterator[str]:
    """Yield the steps as blocks: numbered lists, each under the lane that it stands in."""
    yield _told(outline.summary)
    for part in outline.parts:
        if part.heading:
            yield f"### {escape(part.heading)}"
        rows: list[str] = []
        for step in part.steps:
            if step.enters_lane:
                if rows:
                    yield "\n".join(rows)
                rows = []
                yield f"**{escape(step.lane_label)}**"
            paragraph = [_told(phrase) for phrase in (step.arrival, step.name) if phrase]
            after = [_told(phrase) for phrase in (*step.details, *step.loops, step.onward) if phrase]
            if not step.items:
                paragraph, after = [*paragraph, *after], []
            lines = chain(
                _broken(paragraph),
                (f"- {escape(item)}" for item in step.items),
                ("", *_broken(after)) if after else (),
                (f"- {_told(outcome)}" for outcome in step.outcomes),
            )
            rows += _numbered(step.number, lines)
        if rows:
            yield "\n".join(rows)
    if outline.loops.phrases:
        yield f"### {escape(outline.loops.heading)}"
        yield "\n".join(f"- {_told(phrase)}" for phrase in outline.loops.phrases)


def _numbered(number: int, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of an item of a numbered list, those after the first under it."""
    mark = f"{number}. "
    for row, line in enumerate(lines):
        yield f"{mark if row == 0 else ' ' * len(mark)}{line}".rstrip()


def _broken(lines: list[str]) -> Iterator[str]:
    """Yield lines so that each begins on a line of its own when it is shown."""
    yield from (f"{line}\\" for line in lines[:-1])
    yield from lines[-1:]


def _told(phrase: Phrase) -> str:
    """Return a phrase; one that begins with the author's words is about them, there they stand out."""
    first, *others = phrase
    rest = "".join(piece.text for piece in others)
    if not first.authored:
        return escape(first.text + rest)
    return f"**{escape(first.text)}**{escape(rest)}"
