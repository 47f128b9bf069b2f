"""Every change is written down: by whom, why, and what the template said then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.history import Recording, entry_in, entry_of
from gallery.catalog.models import Change, DiagramTemplate, Tag
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

QUERIES = 5 + 1 + 1 + 1 + 5 + 1
"""Templates with all that is theirs, their last changes, what was found, the tagging, and all that again."""


def retitle(template: DiagramTemplate, title: str, by: User | None = None, why: str = "") -> None:
    with Recording(by=by, why=why) as recording:
        recording.watch([template])
        template.title_en = title
        template.save()


def actions(template: DiagramTemplate) -> list[str]:
    return [change.action for change in template.changes.order_by("pk")]


def test_the_first_change_writes_down_what_was_there(editor: User) -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)
    before = entry_of(template)

    retitle(template, "New", editor, "It was time.")

    found, edited = template.changes.order_by("pk")
    assert (found.action, found.by, found.by_name, found.why) == ("found", None, "", "")
    assert entry_in(found) == before
    assert (edited.action, edited.by, edited.by_name, edited.why) == (
        "edited",
        editor,
        "edith",
        "It was time.",
    )
    assert entry_in(edited) == entry_of(template)
    assert edited.version == 2


def test_what_changed_by_other_means_is_not_blamed_on_the_next(editor: User) -> None:
    template = publish("one")
    retitle(template, "Two", editor)
    DiagramTemplate.objects.update(title_en="Three")
    template.refresh_from_db()

    retitle(template, "Four", editor)

    titles = [change.data["titles"]["en"] for change in template.changes.order_by("pk")]
    assert titles == ["One", "Two", "Three", "Four"]
    assert actions(template) == ["found", "edited", "found", "edited"]


def test_no_change_is_not_written_down() -> None:
    template = publish("one")
    retitle(template, "One")
    retitle(template, "One")

    assert actions(template) == ["found"]


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        ("draft", "published", "published"),
        ("published", "archived", "archived"),
        ("published", "draft", "withdrawn"),
        ("archived", "published", "published"),
    ],
)
def test_an_action_is_told_by_the_status(before: str, after: str, action: str) -> None:
    template = publish("one", status=before)

    with Recording(by=None) as recording:
        recording.watch([template])
        template.status = after
        template.save()

    assert actions(template)[-1] == action


def test_a_new_one_is_created(editor: User) -> None:
    with Recording(by=editor, action=Change.Action.IMPORTED) as recording:
        recording.add(template := publish("one"))
    with Recording(by=editor) as recording:
        recording.add(other := publish("two"))

    assert (actions(template), actions(other)) == (["imported"], ["created"])


def test_outlives_template_and_author(editor: User) -> None:
    template = publish("one")
    retitle(template, "New", editor)
    with Recording(by=editor, why="Gone.") as recording:
        recording.deleted(template)
        template.delete()
    editor.delete()

    deleted, edited, found = Change.objects.order_by("-pk")
    assert (deleted.action, deleted.why, deleted.slug, deleted.by_name) == (
        "deleted",
        "Gone.",
        "one",
        "edith",
    )
    assert deleted.data["titles"]["en"] == "New"
    assert {change.template for change in (deleted, edited, found)} == {None}


def test_a_failure_writes_nothing() -> None:
    template = publish("one")

    def fail() -> None:
        with Recording(by=None) as recording:
            recording.watch([template])
            template.title_en = "New"
            template.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert "edited" not in actions(template)


def test_many_take_no_more_queries_than_few(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    tag = Tag.objects.create(slug="release", name_en="Release")
    tagging = DiagramTemplate.tags.through
    for number in (2, 9):
        templates = [publish(f"a-{number}-{place}") for place in range(number)]
        with django_assert_num_queries(QUERIES), Recording(by=None) as recording:
            recording.watch(templates)
            tagging.objects.bulk_create(tagging(diagramtemplate=one, tag=tag) for one in templates)

    assert Change.objects.filter(action="edited").count() == 11
