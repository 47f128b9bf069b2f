"""Databases as each release left them, filled by the models of their time; run in processes of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.catalog.catalogue_files import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

NEWEST = "0008_merging"
STATES = [
    *("0001_initial", "0002_facts", "0003_search", "0004_curating", "0005_roles", "0006_undrawn", "0007_lz4"),
    NEWEST,
]
"""Migrations of the catalogue that were released; those of the other apps are Django's and axes' own."""

NOTED = 'INSERT INTO "django_migrations"'
"""How the statement begins that notes a migration."""

PUBLISHED = datetime(2026, 11, 20, 9, tzinfo=UTC)
REVISED = datetime(2026, 11, 21, 9, tzinfo=UTC)

ENGLISH = FILES["desk/answer/diagram.fz"]
COUNTED = {"version": 2, "updated_at": REVISED, "use_count": 3, "step_count": 4, "lane_count": 1}
"""Of a template in its second edition that was copied three times."""
LABELS = [
    ["lane Desk", "Desk", "Guichet"],
    ["n1", "Call", "Appel"],
    ["n2", "Known?", "Connu ?"],
    ["n3", "Answer", "Répondre"],
    ["n4", "Ask", "Demander"],
    ["n2 -> n3", "Yes", "Oui"],
    ["n2 -> n4", "No", "Non"],
    ["n4 -> n3", "Answer", "Réponse"],
]
"""Each label of the source, by its place, in English and in French."""


def french_source() -> str:
    """Return the source as French readers were given it."""
    text = ENGLISH
    for place, english, french in LABELS:
        before = {"l": "# ", "n": 'label:"'}[place[0]] if "->" not in place else '[label="'
        text = text.replace(before + english, before + french, 1)
    return text


def migrate_to(state: str) -> int:
    """Migrate the catalogue to a state ("": before the first) and the other apps to their newest.

    Return how many statements it took until the migration was noted, that one counted.
    """
    texts: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *statement: Any) -> Any:
        texts.append(sql)
        return execute(sql, *statement)

    executor = MigrationExecutor(connection)
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] != "catalog"])
    if state:
        with connection.execute_wrapper(note):
            call_command("migrate", "catalog", state, verbosity=0)
    return next((number for number, text in enumerate(texts, start=1) if NOTED in text), 0)


def fill(state: str) -> None:
    """Write a small gallery into a database in a state, as the code of that time did."""
    apps = MigrationExecutor(connection).loader.project_state(("catalog", state)).apps
    number = STATES.index(state) + 1
    model = partial(apps.get_model, "catalog")
    desk = model("Category").objects.create(
        slug="desk",
        order=20,
        **_texts("name", "Support desk", "Assistance"),
        **_texts("description", "What happens when somebody calls.", ""),
    )
    support = model("Tag").objects.create(slug="support", **_texts("name", "Support", ""))
    refunds = model("Tag").objects.create(slug="refund", **_texts("name", "Refund", "Remboursement"))
    answer = model("DiagramTemplate").objects.create(
        slug="answer",
        category=desk,
        status="published",
        published_at=PUBLISHED,
        **_texts("title", "Answer a call", "Répondre à un appel"),
        **_texts("summary", "Somebody calls: answer at once, or ask.", "Quelqu’un appelle."),
        **_texts("description", _body("desk/answer/en.md"), _body("desk/answer/fr.md")),
        **_texts("source", ENGLISH, french_source()),
        **(COUNTED if number > 1 else {}),
        **({"label_translations": {"fr": LABELS}} if number > 3 else {}),
    )
    refund = model("DiagramTemplate").objects.create(
        slug="refund",
        category=desk,
        status="draft",
        **_texts("title", "Refund", ""),
        **_texts("summary", "Money back.", ""),
        **_texts("description", "", ""),
        **_texts("source", FILES["desk/refund/diagram.fz"], ""),
    )
    answer.tags.add(support)
    refund.tags.add(support, refunds)
    related = model("RelatedTemplate").objects
    related.create(template=answer, related=refund, order=1)
    related.create(template=refund, related=answer, order=1)
    model("OldSlug").objects.create(slug="reply", template=answer)
    model("Drawing").objects.create(
        template=answer, language="en", engine="0", digest="0", width=1, height=1, svg="<svg/>"
    )
    entry = {"text": "answer a call"} if number < 3 else {"title_words": "answer a call", "form": "0"}
    model("SearchEntry").objects.create(template=answer, language="en", title="answer a call", **entry)
    loaded = model("LoadedEntry").objects
    for name, row, data in _loaded(number):
        key = {"answer": answer, "refund": refund, "support": support, "desk": desk}.get(row, refunds).pk
        loaded.create(name=name, row=key, data=data)
    if number > 1:
        model("DailyUse").objects.create(template=answer, kind="copy", day=date(2026, 11, 21), count=3)
        day = model("CountingDay").objects.create(day=date(2026, 11, 21), secret="0" * 64)
        model("CountedUse").objects.create(counting_day=day, token="1" * 64)
        model("Revision").objects.create(pk=1, number=7, changed_at=REVISED)
    if number > 2:
        model("SearchWord").objects.create(word="answer")
    if number > 3:
        answer.editions.create(number=2, came_out_at=REVISED, **_texts("note", "", ""))
        data = next(data for name, _row, data in _loaded(number) if name == "template answer")
        model("Change").objects.create(
            template=answer, slug="answer", at=REVISED, by_name="edith", action="edited", version=2, data=data
        )


def _texts(field: str, english: str, french: str) -> dict[str, str]:
    """Return the columns of a translated text; that without a language says what the English one says."""
    return {field: english, f"{field}_en": english, f"{field}_fr": french}


def _body(name: str) -> str:
    return FILES[name].split("---\n", 2)[2].strip()


def _source(number: int, english: str, french: str = "") -> dict[str, Any]:
    """Return the source of an entry: its translation was a source first, then a table of labels."""
    if number < 4:
        return {"sources": {"en": english} | ({"fr": french} if french else {})}
    return {"source": english, "labels": {"fr": LABELS} if french else {}}


def _loaded(number: int) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what the table of what was loaded says: name, slug of the row, data."""
    edition = {"updated": REVISED.isoformat().replace("+00:00", "Z"), "version": 2} if number > 1 else {}
    shared: dict[str, Any] = {"category": "desk", "tags": ["support"], "old_slugs": [], "status": "draft"}
    answer = shared | {
        "slug": "answer",
        "titles": {"en": "Answer a call", "fr": "Répondre à un appel"},
        "summaries": {"en": "Somebody calls: answer at once, or ask.", "fr": "Quelqu’un appelle."},
        "descriptions": {"en": _body("desk/answer/en.md"), "fr": _body("desk/answer/fr.md")},
        **_source(number, ENGLISH, french_source()),
        "related": ["refund"],
        "status": "published",
        "published": "2026-11-20T09:00:00Z",
        "old_slugs": ["reply"],
        **edition,
    }
    refund = shared | {
        "slug": "refund",
        "titles": {"en": "Refund"},
        "summaries": {"en": "Money back."},
        "descriptions": {},
        **_source(number, FILES["desk/refund/diagram.fz"]),
        "tags": ["refund", "support"],
        "related": ["answer"],
        "published": "",
    }
    desk = {
        "slug": "desk",
        "order": 20,
        "names": {"en": "Support desk", "fr": "Assistance"},
        "descriptions": {"en": "What happens when somebody calls."},
    }
    return [
        ("template answer", "answer", answer),
        ("template refund", "refund", refund),
        ("category desk", "desk", desk),
        ("tag support", "support", {"slug": "support", "names": {"en": "Support"}}),
        ("tag refund", "refunds", {"slug": "refund", "names": {"en": "Refund", "fr": "Remboursement"}}),
    ]
