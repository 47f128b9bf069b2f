"""Drawings that are hard to read: found when they are drawn, and kept while they stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from gallery import flowzap
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.quality.figures import poor_figures
from tests.catalog.published import SOURCE, publish
from tests.catalog.quality.found import kinds, of_kind, told
from tests.fixtures.entries import every_entry, read_entry

if TYPE_CHECKING:
    from pathlib import Path


def row_of_steps(count: int) -> str:
    """Return a source of one lane in which one step leads to the next."""
    steps = [f'n{number}: rectangle label:"Step"' for number in range(1, count + 1)]
    edges = [f"n{number}.handle(right) -> n{number + 1}.handle(left)" for number in range(1, count)]
    return "\n".join(["Desk {", *steps, *edges, "}", ""])


def stack_of_lanes(count: int) -> str:
    """Return a source in which each of many lanes has one step."""
    lanes = []
    for number in range(1, count + 1):
        down = f"n{number}.handle(bottom) -> L{number + 1}.n{number + 1}.handle(top)\n"
        lanes.append(f'L{number} {{\nn{number}: rectangle label:"Step"\n{down if number < count else ""}}}\n')
    return "".join(lanes)


def everything_to_everything(count: int) -> str:
    """Return a source of two lanes, each step of the one leading to each step of the other."""
    upper, lower = range(1, count + 1), range(count + 1, 2 * count + 1)
    steps = [[f'n{number}: rectangle label:"Step"' for number in numbers] for numbers in (upper, lower)]
    edges = [f"n{a}.handle(bottom) -> Low.n{b}.handle(top)" for a in upper for b in lower]
    return "\n".join(["Top {", *steps[0], *edges, "}", "Low {", *steps[1], "}", ""])


def poor(source: str) -> list[str]:
    """Return what is poor about the drawing of a source."""
    return [finding.kind for finding in poor_figures(flowzap.draw(flowzap.analyze(source).diagram))]


def test_figures_of_drawings() -> None:
    assert poor(row_of_steps(30)) == ["aspect"]
    assert poor(row_of_steps(8)) == []  # a strip, but one that fits on a screen
    assert poor(stack_of_lanes(30)) == ["aspect"]
    assert poor(stack_of_lanes(10)) == []
    assert poor(everything_to_everything(4)) == ["crossings"]
    assert poor(everything_to_everything(2)) == []
    assert list(poor_figures(None)) == []


@every_entry
def test_the_catalogue_is_well_drawn(folder: Path) -> None:
    assert poor(read_entry(folder).english.source) == []


@pytest.mark.django_db
class TestTemplates:
    def test_crossings_are_told_until_they_are_gone(self) -> None:
        template = publish("one", source_en=everything_to_everything(4))
        assert told(template, "crossings") == ["18 crossings among 16 arrows."]
        assert of_kind(template, "crossings")[0].field == "source_en"

        template.source_en = SOURCE
        template.save()
        assert "crossings" not in kinds(template)

    def test_proportions_are_told(self) -> None:
        wide, tall = (
            publish("wide", source_en=row_of_steps(30)),
            publish("tall", source_en=stack_of_lanes(30)),
        )

        assert told(wide, "aspect") == ["The drawing is 51.7 times as wide as high."]
        assert told(tall, "aspect") == ["The drawing is 10.5 times as high as wide."]

    def test_are_kept_when_nothing_is_drawn(self) -> None:
        template = publish("one", source_en=everything_to_everything(4))
        for status in ("archived", "published"):
            template.status = status
            template.save()

        assert "crossings" in kinds(template)

    def test_are_forgotten_with_the_drawing(self) -> None:
        template = publish("one", source_en=everything_to_everything(4), status="draft")
        template.source_en = "nonsense"
        template.save()

        assert "crossings" not in kinds(template)

    def test_are_found_of_what_was_drawn_before_they_were_looked_for(self) -> None:
        template = publish("one", source_en=everything_to_everything(4))
        template.shortcomings.all().delete()
        template.search_entries.update(form="2")
        DiagramTemplate.objects.update(structure_digest="")

        call_command("redraw", verbosity=0)

        assert "crossings" in kinds(template)
        assert "no-tags" in kinds(template)
        assert DiagramTemplate.objects.get().structure_digest
