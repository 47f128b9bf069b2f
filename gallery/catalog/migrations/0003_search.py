"""Words by weight, the vocabulary, and the database's own index over them, one a language.

SQLite gets an FTS5 table that holds no text of its own, kept in step by triggers; PostgreSQL a GIN index over
the vectors of three columns and of all, and one over the trigrams of the vocabulary. The entries are filled by
`redraw`, which finds that they have no form yet.
"""

from typing import Any

from django.db import migrations, models
from django.db.models.functions import Concat

import gallery.catalog.fields

LANGUAGES = ("en", "fr")
COLUMNS = ("title_words", "label_words", "text_words", "other_words")


def words_to_text(apps: Any, schema_editor: Any) -> None:
    """On the way back, give the one column of before all words of the language."""
    entries = apps.get_model("catalog", "SearchEntry").objects
    space = models.Value(" ")
    columns = ("title_words", space, "label_words", space, "text_words")
    words = Concat(*columns, output_field=models.TextField())
    entries.update(text=words)


def make_index(apps: Any, schema_editor: Any) -> None:
    for statement in _MAKE[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def drop_index(apps: Any, schema_editor: Any) -> None:
    for statement in _DROP[schema_editor.connection.vendor]():
        schema_editor.execute(statement, params=None)


def _make_on_sqlite() -> Any:
    columns = ", ".join(COLUMNS)
    old = ", ".join(f"old.{column}" for column in COLUMNS)
    new = ", ".join(f"new.{column}" for column in COLUMNS)
    for language in LANGUAGES:
        table = f"catalog_search_{language}"
        # The names are ours.
        remove = f"INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', old.template_id, {old});"  # nosec B608
        add = f"INSERT INTO {table} (rowid, {columns}) VALUES (new.template_id, {new});"  # nosec B608
        # The tokenizer "ascii" takes everything beyond ASCII for letters: it cuts at our spaces only.
        yield (
            f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, "
            "content='', detail=column, prefix='1 2 3', tokenize='ascii')"
        )
        for event, row, statements in (
            ("INSERT", "new", add),
            ("DELETE", "old", remove),
            (f"UPDATE OF {columns}", "new", f"{remove} {add}"),
        ):
            yield (
                f"CREATE TRIGGER {table}_{event.split()[0].lower()} AFTER {event} ON catalog_searchentry "
                f"WHEN {row}.language = '{language}' BEGIN {statements} END"
            )
        yield (
            f"INSERT INTO {table} (rowid, {columns}) "  # nosec B608
            f"SELECT template_id, {columns} FROM catalog_searchentry WHERE language = '{language}'"
        )


def _drop_on_sqlite() -> Any:
    for language in LANGUAGES:
        for event in ("insert", "delete", "update"):
            yield f"DROP TRIGGER IF EXISTS catalog_search_{language}_{event}"
        yield f"DROP TABLE catalog_search_{language}"


def _make_on_postgresql() -> Any:
    arrays = [f"string_to_array({column}, ' ')" for column in COLUMNS]
    vectors = ", ".join(f"array_to_tsvector({array})" for array in [*arrays[:3], " || ".join(arrays)])
    for language in LANGUAGES:
        yield (
            f"CREATE INDEX catalog_search_{language} ON catalog_searchentry "
            f"USING gin ({vectors}) WITH (gin_pending_list_limit = 256) WHERE language = '{language}'"
        )
    # Words and labels out of line, titles not: those who look for entries pass over short rows.
    yield "ALTER TABLE catalog_searchentry SET (toast_tuple_target = 128)"
    yield "ALTER TABLE catalog_searchentry ALTER COLUMN title SET STORAGE PLAIN"
    yield "CREATE EXTENSION IF NOT EXISTS pg_trgm"
    yield "CREATE INDEX catalog_searchword_trigrams ON catalog_searchword USING gin (word gin_trgm_ops)"


def _drop_on_postgresql() -> Any:
    yield "DROP INDEX catalog_searchword_trigrams"
    yield "ALTER TABLE catalog_searchentry RESET (toast_tuple_target)"
    yield "ALTER TABLE catalog_searchentry ALTER COLUMN title SET STORAGE EXTENDED"
    for language in LANGUAGES:
        yield f"DROP INDEX catalog_search_{language}"


_MAKE = {"sqlite": _make_on_sqlite, "postgresql": _make_on_postgresql}
_DROP = {"sqlite": _drop_on_sqlite, "postgresql": _drop_on_postgresql}


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0002_facts'),
    ]

    operations = [
        migrations.AlterField(
            model_name='searchentry',
            name='text',
            field=models.TextField(default=''),
        ),
        *(
            migrations.AddField(
                model_name='searchentry',
                name=column,
                field=models.TextField(blank=True),
            )
            for column in COLUMNS
        ),
        migrations.AddField(
            model_name='searchentry',
            name='labels',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='searchentry',
            name='form',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(migrations.RunPython.noop, words_to_text),
        migrations.RemoveField(
            model_name='searchentry',
            name='text',
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', gallery.catalog.fields.PlainCharField(max_length=40, unique=True)),
            ],
            options={
                'verbose_name': 'search word',
                'verbose_name_plural': 'search words',
                'ordering': ('word',),
            },
        ),
        migrations.AlterField(
            model_name='searchentry',
            name='title',
            field=gallery.catalog.fields.PlainCharField(max_length=240),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['template', 'language', 'title'], name='titles_by_template'),
        ),
        migrations.RunPython(make_index, drop_index),
        *(
            migrations.RemoveIndex(model_name='diagramtemplate', name=name)
            for name in ('newest_published', 'latest_updated', 'most_used')
        ),
        migrations.AddIndex(
            model_name='diagramtemplate',
            index=models.Index(fields=['status', '-published_at', 'slug', 'category', 'updated_at', 'use_count', 'lane_count', 'step_count', 'loop_count', 'decision_count'], name='newest_published'),
        ),
        migrations.AddIndex(
            model_name='diagramtemplate',
            index=models.Index(fields=['category', 'status', '-published_at', 'slug'], name='newest_in_category'),
        ),
    ]
