"""Made-up templates in the database: made, told apart from what people wrote, and taken out again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import ManyToOneRel

from gallery.catalog.drawing_ahead import processes_for
from gallery.catalog.files.creating import create_templates
from gallery.catalog.files.storing import store_category, store_tag
from gallery.catalog.history import Recording
from gallery.catalog.making import entries
from gallery.catalog.making.entries import PREFIX
from gallery.catalog.models import Category, Change, DiagramTemplate, Revision, SearchWord, Tag
from gallery.catalog.quality.assessing import batches
from gallery.catalog.quality.depending import assess_dependents, states_of
from gallery.catalog.quality.watching import assess_lonely
from gallery.catalog.search.vocabulary import replace_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gallery.catalog.querysets import DiagramTemplateQuerySet


def made_up() -> DiagramTemplateQuerySet:
    """Return the made-up templates: those in made-up categories."""
    return DiagramTemplate.objects.filter(category__slug__startswith=PREFIX).order_by()


def written() -> DiagramTemplateQuerySet:
    """Return the templates that people wrote."""
    return DiagramTemplate.objects.exclude(category__slug__startswith=PREFIX).order_by()


def make_up(count: int, seed: int, progress: Callable[[int], None] = lambda _count: None) -> None:
    """Add so many templates to a gallery that has no made-up ones. About 15 ms of processors each.

    They are written in batches, each with a transaction of its own; after a fault on the way, the rest of the
    work is to remove them. `progress` is told how many more are written.
    """
    for tag in entries.tags():
        store_tag(tag)
    for category in entries.categories():
        store_category(category)
    made = entries.templates(count, seed)
    keys = create_templates(made, processes_for(count), progress, _record)
    with transaction.atomic():
        _count_uses(zip(keys, entries.uses(count, seed), strict=True))
        Revision.rise()


def _record(keys: Iterable[int]) -> None:
    """Write down that templates were made."""
    with Recording(by=None, action=Change.Action.CREATED) as recording:
        recording.add_all(keys)


def _count_uses(uses: Iterable[tuple[int, int]]) -> None:
    """Write how often each template was taken away; those alike by one statement."""
    keys_by_count = defaultdict(list)
    for key, count in uses:
        keys_by_count[count].append(key)
    for count, keys in keys_by_count.items():
        for some in batches(keys):
            DiagramTemplate.objects.filter(pk__in=some).update(use_count=count)


@transaction.atomic
def remove_made_up() -> int:
    """Delete what was made up, with all that hangs on it, and return how many templates that was.

    Row by row, as Django deletes, it would take hours: each table is rid of them by one statement.
    """
    before = states_of(made_up().values_list("pk", flat=True))
    templates = DiagramTemplate._meta.db_table
    keys, pattern = f"SELECT id FROM {templates} WHERE category_id IN ({_CATEGORIES})", [f"{PREFIX}%"]  # noqa: S608  # nosec B608
    with connection.cursor() as cursor:
        for table, column in _hanging():
            cursor.execute(f"DELETE FROM {table} WHERE {column} IN ({keys})", pattern)  # noqa: S608 (names of ours)  # nosec B608
        cursor.execute(f"DELETE FROM {templates} WHERE category_id IN ({_CATEGORIES})", pattern)  # noqa: S608  # nosec B608
    replace_words(set(SearchWord.objects.values_list("word", flat=True)), set())
    Category.objects.filter(slug__startswith=PREFIX).delete()
    Tag.objects.filter(slug__startswith=PREFIX).delete()
    assess_dependents(before, {})
    assess_lonely()
    Revision.rise()
    return len(before)


_CATEGORIES = f"SELECT id FROM {Category._meta.db_table} WHERE slug LIKE %s"  # noqa: S608 (a name of ours)  # nosec B608


def _hanging() -> Iterator[tuple[str, str]]:
    """Yield table and column of everything that points to a template."""
    for field in DiagramTemplate._meta.get_fields(include_hidden=True):
        if isinstance(field, ManyToOneRel):
            yield field.related_model._meta.db_table, field.field.column
