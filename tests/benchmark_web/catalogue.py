"""A catalogue of thousands of templates, written as rows in a database of its own."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection, transaction

from gallery import flowzap
from gallery.catalog.indexing import entries_of
from gallery.catalog.models import (
    Category,
    Change,
    DiagramTemplate,
    Drawing,
    RelatedTemplate,
    SearchEntry,
    SearchWord,
    Tag,
)
from gallery.catalog.quality.assessing import assess_all
from tests.benchmark_web.words import MANNERS, NOUNS, RARE, VERBS, tail

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES, TAGS, NAMES = 12, 60, 6_000
BATCH = 500
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
SVG = "<svg>" + "<path d='M0 0h10'/>" * 200 + "</svg>"
"""As long as a drawing of a dozen steps."""


@contextmanager
def database() -> Iterator[None]:
    """Make a database for the run; destroy it in the end."""
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "bench.sqlite3")
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(str(connection.settings_dict["NAME"]), verbosity=0)


def fill(count: int) -> None:
    """Load the catalogue of the repository and add this many templates to it."""
    call_command("load_gallery", verbosity=0)
    maker = _Maker()
    with transaction.atomic():
        for start in range(0, count, BATCH):
            maker.add(range(start, min(start + BATCH, count)))
        assess_all(DiagramTemplate.objects.order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class _Maker:
    """Makes templates from a seed, so that every run asks the same of the site."""

    def __init__(self) -> None:
        self.random = Random(4)  # noqa: S311 (no secret)
        self.names = tail(self.random, NAMES)
        nouns = list(NOUNS.items())
        self.categories = [
            Category.objects.create(slug=f"shelf-{english}", name_en=english.title(), name_fr=french.title())
            for english, french in nouns[:CATEGORIES]
        ]
        self.tags = [
            Tag.objects.create(slug=f"about-{english}", name_en=english.title(), name_fr=french.title())
            for english, french in nouns[-TAGS:]
        ]
        self.known = set(SearchWord.objects.values_list("word", flat=True))

    def add(self, numbers: range) -> None:
        """Write templates with all that hangs on them."""
        templates = DiagramTemplate.objects.bulk_create(self.template(number) for number in numbers)
        tags = {
            template.pk: self.random.sample(self.tags, self.random.randint(1, 5)) for template in templates
        }
        tagging = DiagramTemplate.tags.through
        tagging.objects.bulk_create(
            tagging(diagramtemplate_id=template, tag_id=tag.pk) for template in tags for tag in tags[template]
        )
        entries = [entry for template in templates for entry in entries_of(template, tags[template.pk])]
        SearchEntry.objects.bulk_create(entries)
        words = {word for entry in entries for word in entry.words} - self.known
        SearchWord.objects.bulk_create(SearchWord(word=word) for word in sorted(words))
        self.known |= words
        Drawing.objects.bulk_create(self.drawing(template) for template in templates)
        RelatedTemplate.objects.bulk_create(
            RelatedTemplate(template=template, related=related) for template, related in pairwise(templates)
        )
        Change.objects.bulk_create(
            Change(template=template, slug=template.slug, at=FIRST_DAY, action="edited", data={})
            for template in templates
        )

    def template(self, number: int) -> DiagramTemplate:
        """Return a template that visitors see, its time in steps of an hour."""
        random = self.random
        (english, french), name = self.phrase(), self.name()
        labels = [self.phrase() for _ in range(random.randint(4, 24))]
        loops, decisions = random.choice((0, 0, 1)), random.choice((0, 1, 1, 2))
        rare = f" {RARE}" if number % 2_500 == 0 else ""
        day = FIRST_DAY + timedelta(hours=number)
        source = _source([english for english, _ in labels])
        return DiagramTemplate(
            slug=f"{english.replace(' ', '-')}-{number}",
            category=random.choice(self.categories),
            title_en=f"{english} {name}".capitalize(),
            title_fr=f"{french} {name}".capitalize(),
            summary_en=self.text(14, 0),
            summary_fr=self.text(14, 1),
            description_en=self.text(150, 0) + rare,
            description_fr=self.text(150, 1) + rare,
            source_en=source,
            structure_digest=flowzap.structure_of(flowzap.analyze(source).diagram),
            source_fr=_source([french for _, french in labels]),
            label_translations={"fr": [[f"n{number}", *pair] for number, pair in enumerate(labels, start=1)]},
            status=DiagramTemplate.Status.PUBLISHED,
            published_at=day,
            updated_at=day,
            lane_count=random.randint(1, 6),
            step_count=len(labels),
            loop_count=loops,
            decision_count=decisions,
            use_count=random.randint(0, 500),
        )

    def drawing(self, template: DiagramTemplate) -> Drawing:
        """Return a stand-in for the drawing of a template."""
        return Drawing(
            template=template,
            language="en",
            engine=flowzap.ENGINE_VERSION,
            digest=sha256(template.slug.encode()).hexdigest(),
            width=1200,
            height=400,
            svg=SVG,
            thumbnail=SVG,
        )

    def phrase(self) -> tuple[str, str]:
        """Return what a step or a template does, in both languages."""
        words = [self.random.choice(list(words.items())) for words in (VERBS, MANNERS, NOUNS)]
        (verb, verbe), (manner, maniere), (noun, nom) = words
        return f"{verb} {manner} {noun}", f"{verbe} {nom} {maniere}"

    def name(self) -> str:
        """Return a name, some of which are far more common than others."""
        return self.names[int(len(self.names) * self.random.random() ** 3)]

    def text(self, length: int, language: int) -> str:
        """Return sentences of about as many words."""
        phrases = [f"{self.phrase()[language]} {self.name()}" for _ in range(length // 4 + 1)]
        return ". ".join(phrases).capitalize() + "."


def _source(labels: list[str]) -> str:
    """Return a source of one lane with these steps."""
    steps = [f'n{number}: rectangle label:"{label}"' for number, label in enumerate(labels, start=1)]
    edges = [f"n{number}.handle(right) -> n{number + 1}.handle(left)" for number in range(1, len(labels))]
    return "\n".join(["Office { # Back office", *steps, *edges, "}", ""])
