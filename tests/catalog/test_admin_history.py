"""The history of a template in the admin: what changed, comparing, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from gallery.catalog.admin import history
from gallery.catalog.admin.deletion import delete_template
from gallery.catalog.history import Recording
from gallery.catalog.models import Change, DiagramTemplate, LoadedEntry, Tag
from tests.catalog.change_form import LIST, change_page, opened
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

CHANGES = "/admin/catalog/change/"


@pytest.fixture
def template(publisher_client: Client) -> DiagramTemplate:
    """Return a template of which title and source were changed, each with a reason."""
    template = publish("one", title_en="First", source_fr=FRENCH_SOURCE)
    for changes in (
        {"title_en": "Second", "why": "The title was dull."},
        {"source_en": SOURCE.replace("Answer", "Reply"), "why": "Plainer."},
    ):
        sent = opened(publisher_client, template) | changes
        assert publisher_client.post(change_page(template), sent).status_code == 302
    return DiagramTemplate.objects.get()


def test_lists_who_changed_what_when_and_why(template: DiagramTemplate, editor_client: Client) -> None:
    page = Page(editor_client.get(f"{LIST}{template.pk}/history/").text)

    text = " ".join(page.lines)
    assert "paul" in text
    assert "The title was dull." in text
    assert "Plainer." in text
    rows = editor_client.get(f"{LIST}{template.pk}/history/").context["passed"]
    assert [(row.change.action, row.fields) for row in rows] == [
        ("edited", ["FlowZap source (English)", "Editions"]),
        ("edited", ["Title (English)", "Outdated translations (French)", "Editions"]),
        ("found", []),
    ]


def test_speaks_french(template: DiagramTemplate, editor_client: Client) -> None:
    with override("fr"):
        response = editor_client.get(f"/fr{LIST}{template.pk}/history/")

    assert "Modifié" in response.text


def test_a_change_is_shown_against_the_one_before(template: DiagramTemplate, editor_client: Client) -> None:
    latest = template.changes.first()
    assert latest

    response = editor_client.get(f"{CHANGES}{latest.pk}/change/")

    fields = {field.field: field for field in response.context["fields"]}
    assert 'label:"Answer"' in fields["source"].before
    assert 'label:"Reply"' in fields["source"].after
    assert "titles" not in fields
    assert response.context["is_now"]


def test_any_two_are_compared_the_older_one_first(template: DiagramTemplate, editor_client: Client) -> None:
    latest, _, first = template.changes.all()

    response = editor_client.get(f"{CHANGES}compare/", {"from": latest.pk, "to": first.pk})

    assert response.context["before"] == first
    assert {"titles", "source"} <= {field.field for field in response.context["fields"]}


def test_changes_of_different_templates_are_not_compared(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    other = publish("two")
    with Recording(by=publisher) as recording:
        recording.watch([other])
    query = {"from": other.changes.get().pk, "to": template.changes.all()[0].pk}

    assert publisher_client.get(f"{CHANGES}compare/", query).status_code == 404
    for amiss in ({}, {"from": "x", "to": "y"}, {"from": "0", "to": "999"}):
        assert publisher_client.get(f"{CHANGES}compare/", amiss).status_code == 404


def test_any_state_comes_back_as_a_new_version(template: DiagramTemplate, publisher_client: Client) -> None:
    first = template.changes.last()
    assert first
    assert template.version == 3

    response = publisher_client.post(f"{CHANGES}{first.pk}/restore/", {"why": "It was better."}, follow=True)

    restored = DiagramTemplate.objects.get()
    assert (restored.title_en, restored.source_en, restored.source_fr) == ("First", SOURCE, FRENCH_SOURCE)
    assert restored.version == 4
    latest = template.changes.first()
    assert latest
    assert (latest.action, latest.why) == ("restored", "It was better.")
    assert "restored: “First”." in response.text


def test_what_is_gone_cannot_come_back_and_is_named(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    tag = Tag.objects.create(slug="release", name_en="Release")
    other = publish("two")
    with Recording(by=publisher) as recording:
        recording.watch([template])
        template.tags.add(tag)
        template.related_links.create(related=other, order=1)
    change = template.changes.first()
    assert change
    tag.delete()
    other.delete()

    response = publisher_client.post(f"{CHANGES}{change.pk}/restore/", follow=True)

    assert "What it had with it is there no more: release, two." in response.text


def test_a_state_that_cannot_be_public_is_refused(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    change = template.changes.first()
    assert change
    change.data["source"] = SOURCE.replace("n2: rectangle", "n2: rectangel")
    change.save()

    response = publisher_client.post(f"{CHANGES}{change.pk}/restore/", follow=True)

    assert "Line 3, column 7: " in response.text
    assert DiagramTemplate.objects.get().source_en == template.source_en


def test_editors_bring_back_drafts_alone(template: DiagramTemplate, editor_client: Client) -> None:
    first = template.changes.last()
    assert first
    restore = f"{CHANGES}{first.pk}/restore/"

    assert "Bring this state back" not in editor_client.get(f"{CHANGES}{first.pk}/change/").text
    assert editor_client.post(restore).status_code == 403
    DiagramTemplate.objects.update(status="draft", version=1, updated_at=None)
    assert editor_client.post(restore).status_code == 302
    assert DiagramTemplate.objects.get().title_en == "First"


def deleted(template: DiagramTemplate, by: User) -> Change:
    """Delete a template and return the change that says so."""
    delete_template(template, by=by, why="Nobody used it.")
    return Change.objects.filter(action="deleted").latest("pk")


def restored(client: Client, change: Change) -> str:
    """Bring a state back and return the page that follows."""
    return client.post(f"{CHANGES}{change.pk}/restore/", follow=True).text


def test_a_deleted_template_comes_back_as_a_draft(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    change = deleted(template, publisher)
    page = publisher_client.get(f"{CHANGES}{change.pk}/change/").text
    assert "Bring the deleted template back" in page

    restored(publisher_client, change)

    back = DiagramTemplate.objects.get()
    assert (back.slug, back.stage, back.title_en) == ("one", "draft", "Second")
    assert (back.version, [edition.number for edition in back.editions.all()]) == (3, [3, 2])
    assert not DiagramTemplate.objects.published().exists()


def test_a_deleted_template_has_its_history_again(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    restored(publisher_client, deleted(template, publisher))

    back = DiagramTemplate.objects.get()
    actions = ["restored", "deleted", "edited", "edited", "found"]
    assert [change.action for change in back.changes.all()] == actions
    assert not Change.objects.filter(template=None).exists()

    restored(publisher_client, deleted(back, publisher))

    again = DiagramTemplate.objects.get()
    assert [change.action for change in again.changes.all()] == ["restored", "deleted", *actions]


def test_any_state_of_a_deleted_template_comes_back(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    first = template.changes.last()
    assert first
    deleted(template, publisher)

    restored(publisher_client, first)

    back = DiagramTemplate.objects.get()
    assert (back.title_en, back.version) == ("First", 3)
    assert back.changes.count() == 5


def test_a_deleted_template_comes_back_with_its_company(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    staying, leaving = publish("two"), publish("three")
    tag, lost = (Tag.objects.create(slug=slug, name_en=slug) for slug in ("release", "rush"))
    template.tags.set([tag, lost])
    for order, other in enumerate((leaving, staying)):
        template.related_links.create(related=other, order=order)
    for slug in ("was-one", "was-mine"):
        template.old_slugs.create(slug=slug)
    change = deleted(template, publisher)
    lost.delete()
    leaving.delete()
    staying.old_slugs.create(slug="was-mine")

    page = restored(publisher_client, change)

    back = DiagramTemplate.objects.get(slug="one")
    assert list(back.tags.all()) == [tag]
    assert list(back.related.all()) == [staying]
    assert [old.slug for old in back.old_slugs.all()] == ["was-one"]
    assert "What it had with it is there no more: rush, three, was-mine." in page


def test_two_that_lived_at_one_address_are_told_apart(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    first = deleted(template, publisher)
    second = deleted(publish("one", title_en="Another"), publisher)
    query = {"from": first.pk, "to": second.pk}
    assert publisher_client.get(f"{CHANGES}compare/", query).status_code == 404
    assert publisher_client.get(f"{CHANGES}{second.pk}/change/").context["before"] is None

    restored(publisher_client, first)

    assert DiagramTemplate.objects.get().changes.count() == 5
    assert list(Change.objects.filter(template=None)) == [second]


def test_a_template_that_moved_before_its_deletion_keeps_its_history(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    sent = opened(publisher_client, template) | {"slug": "moved"}
    assert publisher_client.post(change_page(template), sent).status_code == 302
    change = deleted(DiagramTemplate.objects.get(), publisher)
    first = Change.objects.earliest("pk")
    query = {"from": first.pk, "to": change.pk}
    assert publisher_client.get(f"{CHANGES}compare/", query).status_code == 200

    restored(publisher_client, first)

    back = DiagramTemplate.objects.get()
    assert (back.slug, back.title_en) == ("moved", "First")
    assert back.changes.count() == 6


@pytest.mark.parametrize("taken_by", ["slug", "old slug"])
def test_no_deleted_template_comes_back_to_the_address_of_another(
    template: DiagramTemplate, publisher_client: Client, publisher: User, taken_by: str
) -> None:
    change = deleted(template, publisher)
    if taken_by == "slug":
        publish("one")
    else:
        publish("two").old_slugs.create(slug="one")

    assert "A template lives at this address now" in restored(publisher_client, change)

    assert DiagramTemplate.objects.count() == 1
    assert not Change.objects.filter(action="restored").exists()


def test_what_was_public_is_brought_back_by_publishers_alone(
    template: DiagramTemplate, publisher_client: Client, editor_client: Client, publisher: User
) -> None:
    public = deleted(template, publisher)
    draft = deleted(publish("two", status="draft", published_at=None), publisher)

    assert "Bring the deleted template back" not in editor_client.get(f"{CHANGES}{public.pk}/change/").text
    assert editor_client.post(f"{CHANGES}{public.pk}/restore/").status_code == 403
    assert editor_client.post(f"{CHANGES}{draft.pk}/restore/").status_code == 302

    assert DiagramTemplate.objects.get().slug == "two"


def test_what_was_renamed_since_is_found_by_its_name_of_today(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    other, tag = publish("two"), Tag.objects.create(slug="release", name_en="Release")
    shelf = template.category
    with Recording(by=publisher) as recording:
        recording.watch([template])
        template.tags.add(tag)
        template.related_links.create(related=other, order=1)
    change = template.changes.first()
    assert change
    LoadedEntry.objects.create(name="tag release", data={}, row=tag.pk)
    LoadedEntry.objects.create(name=f"category {shelf.slug}", data={}, row=shelf.pk)
    for row, slug in ((other, "second"), (tag, "releases"), (shelf, "models")):
        row.slug = slug
        row.save()
    template.tags.clear()
    template.related_links.all().delete()
    DiagramTemplate.objects.filter(pk=template.pk).update(category=make_category("other"))

    page = restored(publisher_client, change)

    back = DiagramTemplate.objects.get(pk=template.pk)
    assert list(back.tags.all()) == [tag]
    assert list(back.related.all()) == [other]
    assert back.category == shelf
    assert "is there no more" not in page


def test_the_right_to_restore_is_that_of_the_moment(
    publisher_client: Client, editor_client: Client, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = publish("draft", status="draft", published_at=None)
    with Recording(by=publisher) as recording:
        recording.watch([draft])
    (change,) = draft.changes.all()
    locked = history._locked

    def published_meanwhile(change: Change) -> Change:
        DiagramTemplate.objects.update(status="published", title_en="Public")
        return locked(change)

    monkeypatch.setattr(history, "_locked", published_meanwhile)

    assert editor_client.post(f"{CHANGES}{change.pk}/restore/").status_code == 403
    assert not Change.objects.filter(action="restored").exists()


def test_a_draft_needs_no_summary_to_come_back_and_a_public_one_does(publisher_client: Client) -> None:
    draft = publish("draft", status="draft", published_at=None, summary_en="", summary_fr="")
    with Recording(by=None) as recording:
        recording.watch([draft])
        draft.title_en = "Other"
        draft.save()
    first = draft.changes.last()
    assert first

    assert "restored: “Draft”." in restored(publisher_client, first)

    DiagramTemplate.objects.update(status="published")
    page = restored(publisher_client, first)
    assert "Summary (English): This field cannot be blank." in page
    assert page.count("This field cannot be blank.") == 1


def test_what_was_found_still_right_is_shown(publisher_client: Client) -> None:
    draft = publish("draft", status="draft", published_at=None)
    for sent in ({"summary_en": "Another."}, {"right-fr": ["summary"]}):
        publisher_client.post(change_page(draft), opened(publisher_client, draft) | sent)

    passed = publisher_client.get(f"{LIST}{draft.pk}/history/").context["passed"]

    assert [row.fields for row in passed][:2] == [
        ["Outdated translations (French)"],
        ["Summary (English)", "Outdated translations (French)"],
    ]
    ticked, edited = (row.change for row in passed[:2])
    (difference,) = publisher_client.get(f"{CHANGES}{ticked.pk}/change/").context["fields"]
    assert (difference.before, difference.after) == ("Summary", "")
    assert not publisher_client.get(f"{CHANGES}{edited.pk}/change/").context["is_now"]
    assert publisher_client.get(f"{CHANGES}{ticked.pk}/change/").context["is_now"]


def test_a_restored_translation_knows_the_text_it_was_made_from(publisher_client: Client) -> None:
    draft = publish("draft", status="draft", published_at=None, summary_en="First text.")
    for sent in ({"summary_en": "Second text."}, {"title_en": "Title"}, {"summary_fr": "Nouveau texte."}):
        publisher_client.post(change_page(draft), opened(publisher_client, draft) | sent)
    state = draft.changes.all()[1]

    restored(publisher_client, state)

    texts = publisher_client.get(change_page(draft)).context["outdated_texts"]
    (summary,) = [text for text in texts if text.field == "summary"]
    assert [row.before.text for row in summary.rows] == ["First text."]


def test_nobody_rewrites_the_past(template: DiagramTemplate, admin_client: Client) -> None:
    change = template.changes.first()
    assert change

    assert admin_client.get(f"{CHANGES}add/").status_code == 403
    assert admin_client.post(f"{CHANGES}{change.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Change.objects.count() == 3


def test_the_history_is_for_the_staff(template: DiagramTemplate, client: Client, editor: User) -> None:
    change = template.changes.first()
    assert change
    editor.groups.clear()
    client.force_login(editor)

    for address in ("", f"{change.pk}/change/", f"compare/?from={change.pk}&to={change.pk}"):
        assert client.get(f"{CHANGES}{address}").status_code == 403
    assert client.post(f"{CHANGES}{change.pk}/restore/").status_code == 403


def test_a_page_of_changes_takes_few_queries(
    template: DiagramTemplate,
    publisher_client: Client,
    django_assert_max_num_queries: object,
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        publisher_client.get(CHANGES)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        publisher_client.get(f"{LIST}{template.pk}/history/")
