"""Creating in bulk: the same rows as one by one, with as many queries however much there is."""

from __future__ import annotations

import dataclasses
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gallery.catalog import drawing_ahead
from gallery.catalog.files import creating, loading
from gallery.catalog.files.creating import create_templates
from gallery.catalog.files.reading import read_catalogue
from gallery.catalog.files.storing import set_related, store_category, store_tag, store_template
from gallery.catalog.history import entry_of
from gallery.catalog.making import entries as making
from gallery.catalog.models import DiagramTemplate, Shortcoming
from gallery.catalog.picturing import Sheet
from tests.catalog.published import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gallery.catalog.files.entries import Catalogue, TemplateEntry

pytestmark = pytest.mark.django_db

TIMES = {"created_at", "changed_at", "at"}
"""Columns that say when a row was written."""
NAMED = {"template", "related", "diagramtemplate", "category", "tag"}


def whole_catalogue() -> Catalogue:
    """The catalogue of the gallery, and beside it what it has none of."""
    catalogue = read_catalogue(settings.FIXTURES_DIR)
    one, two, three, four, *_ = catalogue.templates.values()
    link = f"Like [this](/templates/{two.slug}/), not [that](../nowhere/).\n\nAnd [so](/categories/none/)."
    odd = [
        dataclasses.replace(
            one, slug="odd-draft", status="draft", published="", source="A {\nn1: star\n}\n", labels={}
        ),
        dataclasses.replace(two, slug="odd-archived", status="archived", old_slugs=("odd-old", "odd-older")),
        dataclasses.replace(
            three,
            slug="odd-edited",
            descriptions={"en": link},
            tags=(),
            related=("odd-draft",),
            version=2,
            editions={"2": {"published": "2026-11-21T09:00:00Z", "en": "New.", "fr": "Nouveau."}},
            updated="2026-11-21T09:00:00Z",
            next_notes={"en": "Newer."},
        ),
        dataclasses.replace(
            four, slug="odd-english", titles={"en": "Odd"}, summaries={"en": "Odd."}, labels={}
        ),
        dataclasses.replace(
            four, slug="odd-expired", expires="2026-11-20T10:00:00Z", outdated={"fr": ("title",)}
        ),
        dataclasses.replace(
            four, slug="odd-empty", status="draft", published="", source="nonsense\n", labels={}
        ),
    ]
    catalogue.templates = {**catalogue.templates, **{entry.slug: entry for entry in odd}}
    return catalogue


def one_by_one(
    entries: Iterable[TemplateEntry],
    _processes: int,
    _progress: Callable[[int], None],
    written: Callable[[list[int]], None],
) -> None:
    """Make templates as saving makes them."""
    made = [(entry, store_template(entry)) for entry in entries]
    for entry, template in made:
        set_related(template, entry.related)
    written([template.pk for _entry, template in made])


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def all_rows() -> dict[str, list[str]]:
    """Every row of the catalogue by its table, with slugs in place of keys and without times."""
    slugs = {
        model: dict(apps.get_model("catalog", model).objects.values_list("pk", "slug"))
        for model in ("DiagramTemplate", "Category", "Tag")
    }
    by_field = {"category": slugs["Category"], "tag": slugs["Tag"]}
    found: dict[str, list[str]] = {}
    for model in apps.get_app_config("catalog").get_models(include_auto_created=True):
        if model.__name__ == "Revision":
            continue  # counts how often anything was saved
        rows: list[str] = []
        for row in model._default_manager.all():
            said: dict[str, Any] = {
                field.name: field.value_from_object(row)
                for field in model._meta.concrete_fields
                if not field.primary_key and field.name not in TIMES | {"row"}
            }
            for field in NAMED & said.keys():
                said[field] = by_field.get(field, slugs["DiagramTemplate"])[said[field]]
            rows.append(json.dumps(said, default=str, sort_keys=True))
        found[model.__name__] = sorted(rows)
    return found


def load(catalogue: Catalogue) -> None:
    names = {entry.name for entry in catalogue}
    loading.load(catalogue, names, overwrite=False, progress=lambda _count: None)


def test_writes_the_rows_that_saving_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = whole_catalogue()
    with undone():
        monkeypatch.setattr(loading, "processes_for", lambda _count: 2)
        load(catalogue)
        in_bulk = all_rows()
    with undone():
        monkeypatch.setattr(loading, "create_templates", one_by_one)
        load(catalogue)
        saved = all_rows()

    assert {name for name, rows in saved.items() if rows} >= {
        *("DiagramTemplate", "DiagramTemplate_tags", "RelatedTemplate", "OldSlug", "Edition", "Drawing"),
        *("SearchEntry", "SearchWord", "Change", "Shortcoming", "LoadedEntry"),
    }
    assert len(saved["DiagramTemplate"]) == 66
    for name, rows in saved.items():
        assert in_bulk[name] == rows, name


@pytest.fixture
def shelves() -> None:
    for tag in making.tags():
        store_tag(tag)
    for category in making.categories():
        store_category(category)


@pytest.mark.usefixtures("drawn", "shelves")
def test_asks_no_more_for_more_templates() -> None:
    related = ("nowhere",)  # which is looked for after all others
    entries = [dataclasses.replace(entry, related=related) for entry in making.templates(40, seed=1)]
    counts = []
    for some in (entries[:10], entries[10:40]):
        with CaptureQueriesContext(connection) as queries:
            create_templates(some)
        counts.append(sum(query["sql"].startswith("SELECT") for query in queries))

    assert counts[0] >= counts[1]  # the rows of each table are read once, by however many statements written


@pytest.mark.usefixtures("drawn", "shelves")
def test_tells_of_every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creating, "BATCH", 4)
    told: list[int] = []

    keys = create_templates(making.templates(10, seed=1), progress=told.append)

    assert told == [4, 4, 2]
    assert list(DiagramTemplate.objects.order_by("pk").values_list("pk", flat=True)) == keys


@pytest.mark.usefixtures("drawn", "shelves")
def test_tells_of_a_template_once_all_that_it_relates_to_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creating, "BATCH", 2)
    publish("there")
    one, two, three, four, five = making.templates(5, seed=1)
    one = dataclasses.replace(one, related=(four.slug, two.slug))
    two = dataclasses.replace(two, related=(one.slug,))
    three = dataclasses.replace(three, related=("there", "nowhere"))
    four = dataclasses.replace(four, related=())
    five = dataclasses.replace(five, related=(four.slug,))
    told: list[list[tuple[str, tuple[str, ...]]]] = []

    def tell(keys: Sequence[int]) -> None:
        templates = DiagramTemplate.objects.filter(pk__in=keys).order_by("pk")
        told.append([(entry.slug, entry.related) for entry in map(entry_of, templates)])

    create_templates([one, two, three, four, five], written=tell)

    assert told == [
        [(two.slug, two.related)],
        [(one.slug, one.related), (four.slug, ())],
        [(five.slug, five.related)],
        [(three.slug, ("there",))],
    ]


@pytest.mark.usefixtures("drawn", "shelves")
def test_sees_to_the_templates_that_are_there() -> None:
    first, *_rest = making.templates(1, seed=1)
    twin = publish("twin", source_en=first.source, description_en=f"See [it](/templates/{first.slug}/).")
    assert set(twin.shortcomings.values_list("kind", flat=True)) >= {"broken-link"}

    create_templates(
        [dataclasses.replace(first, status="published", published="2020-01-01T00:00:00Z", expires="")]
    )

    kinds = set(Shortcoming.objects.filter(template=twin).values_list("kind", flat=True))
    assert "duplicate" in kinds
    assert "broken-link" not in kinds


class TestDrawingAhead:
    def test_few_are_drawn_here(self) -> None:
        assert drawing_ahead.processes_for(drawing_ahead.FEW - 1) == 1

    def test_many_by_as_many_processes_as_there_are(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0, 3, 5})

        assert drawing_ahead.processes_for(drawing_ahead.FEW) == 3

    def test_batches_come_in_their_order_however_many_draw(self) -> None:
        source = 'A {\nn1: circle label:"Start"\n}\n'
        sheets = [[[Sheet(source, f"{number}", "en")]] * (number % 3) for number in range(8)]
        roads = [list(drawing_ahead.drawn_ahead(enumerate(sheets), processes)) for processes in (1, 2)]

        assert roads[0] == roads[1]
        assert [batch for batch, _pictured in roads[0]] == list(range(8))
