"""The page on which a template is written: both languages, roles, and what follows from saving."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError
from django.utils import timezone

from gallery.catalog.history import entry_of
from gallery.catalog.models import Change, DiagramTemplate, Tag
from gallery.catalog.remarks import warnings_in
from gallery.catalog.search import Search
from tests.catalog.change_form import LIST, change_page, errors, filled, new, opened
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

BROKEN = SOURCE.replace("n2: rectangle", "n2: rectangel")
WARNED = SOURCE.replace("}\n", '  n3: diamond label:"Sure?"\n  n2.handle(right) -> n3.handle(left)\n}\n')
FRENCH_LABELS = ["Assistance", "Début", "Répondre"]


def draft(**fields: object) -> DiagramTemplate:
    return publish("one", **({"status": "draft", "published_at": None} | fields))


class TestDrafts:
    def test_may_have_errors_which_are_told(self, editor_client: Client) -> None:
        response = editor_client.post(f"{LIST}add/", new(editor_client, source_en=BROKEN), follow=True)

        assert DiagramTemplate.objects.get().slug == "new"
        assert "The source has 1 error and cannot be published yet." in response.text

    def test_saving_as_it_is_changes_nothing(self, editor_client: Client, drawn: list[str]) -> None:
        template = draft(source_fr=FRENCH_SOURCE, description_en="a\n\nb")
        before = entry_of(template)

        response = editor_client.post(change_page(template), opened(editor_client, template))

        assert response.status_code == 302
        assert entry_of(template) == before
        assert len(drawn) == 2 + 1  # and one for the page
        assert not Change.objects.exclude(action="found").exists()

    def test_a_new_slug_leaves_a_redirection(self, editor_client: Client) -> None:
        template = draft()

        editor_client.post(change_page(template), opened(editor_client, template) | {"slug": "two"})

        assert [old.slug for old in template.old_slugs.all()] == ["one"]

    def test_what_was_written_is_kept_when_it_is_refused(self, editor_client: Client) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        sent = opened(editor_client, template) | {
            "title_en": "",
            "summary_en": "Other.",
            "label-fr-text": ["Guichet", "Début", ""],
        }

        response = editor_client.post(change_page(template), sent)

        assert list(errors(response)) == ["title_en"]
        again = filled(response.text)
        assert again["summary_en"] == ["Other."]
        assert again["label-fr-text"] == ["Guichet", "Début", ""]


class TestLabels:
    def test_are_a_table_in_the_order_of_the_source(self, editor_client: Client) -> None:
        html = editor_client.get(change_page(draft(source_fr=FRENCH_SOURCE))).text
        sent = filled(html)

        assert sent["label-fr-place"] == ["lane Desk", "n1", "n2"]
        assert sent["label-fr-english"] == ["Support desk", "Start", "Answer"]
        assert sent["label-fr-text"] == FRENCH_LABELS
        assert "3 of 3 labels translated (French)" in Page(html).lines

    def test_make_the_french_source(self, editor_client: Client) -> None:
        template = draft()
        sent = opened(editor_client, template) | {"label-fr-text": FRENCH_LABELS}

        editor_client.post(change_page(template), sent)

        assert DiagramTemplate.objects.get().source_fr == FRENCH_SOURCE

    def test_may_be_translated_in_part(self, editor_client: Client) -> None:
        template = draft()
        sent = opened(editor_client, template) | {"label-fr-text": ["", "", " Répondre "]}

        editor_client.post(change_page(template), sent)

        assert DiagramTemplate.objects.get().source_fr == SOURCE.replace("Answer", "Répondre")

    def test_follow_a_source_that_was_edited_with_them(self, editor_client: Client) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        renumbered = SOURCE.replace("n2", "n3").replace("  n3: ", '  n2: rectangle label:"Check"\n  n3: ', 1)
        sent = opened(editor_client, template) | {"source_en": renumbered}

        editor_client.post(change_page(template), sent)

        french = DiagramTemplate.objects.get().source_fr or ""
        assert 'n2: rectangle label:"Check"' in french
        assert 'n3: rectangle label:"Répondre"' in french

    def test_say_that_the_english_one_changed_until_they_are_looked_at(self, editor_client: Client) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        changed = SOURCE.replace("Answer", "Reply")
        editor_client.post(change_page(template), opened(editor_client, template) | {"source_en": changed})

        page = editor_client.get(change_page(template)).text
        assert "Translated from: Answer" in Page(page).lines
        assert "2 of 3 labels translated (French)" in Page(page).lines
        editor_client.post(change_page(template), filled(page))
        assert DiagramTemplate.objects.get().labels_in("fr").labels[2].former == "Answer"
        editor_client.post(change_page(template), filled(page) | {"label-fr-right": ["n2"]})

        assert DiagramTemplate.objects.get().labels_in("fr").done == 3

    def test_a_translation_written_anew_is_of_the_text_of_today(self, editor_client: Client) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        changed = SOURCE.replace("Answer", "Reply")
        editor_client.post(change_page(template), opened(editor_client, template) | {"source_en": changed})
        sent = opened(editor_client, template)

        editor_client.post(change_page(template), sent | {"label-fr-text": [*FRENCH_LABELS[:2], "Répliquer"]})

        assert DiagramTemplate.objects.get().labels_in("fr").done == 3

    def test_those_of_labels_that_are_gone_are_kept_until_they_are_discarded(
        self, editor_client: Client
    ) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        unlabelled = SOURCE.replace(' label:"Answer"', "")
        editor_client.post(change_page(template), opened(editor_client, template) | {"source_en": unlabelled})

        sent = opened(editor_client, template)
        assert sent["removed-fr-text"] == ["Répondre"]
        editor_client.post(change_page(template), sent)
        assert len(DiagramTemplate.objects.get().labels_in("fr").removed) == 1
        editor_client.post(change_page(template), sent | {"removed-fr-discard": ["0"]})

        assert not DiagramTemplate.objects.get().labels_in("fr").removed

    def test_one_that_cannot_stand_at_its_place_is_refused_there(self, editor_client: Client) -> None:
        template = draft(source_en=SOURCE.replace("}", "  loop [again] n1 n2\n}"))
        sent = opened(editor_client, template) | {"label-fr-text": ["", "", "", "encore [fois]"]}

        response = editor_client.post(change_page(template), sent)

        assert "“encore [fois]” cannot stand in loop 1" in errors(response)["__all__"][0]
        assert Page(response.text).all("input", aria_invalid="true", id="id_label-fr-loop_1")

    def test_the_table_follows_the_source_in_the_editor(self, editor_client: Client) -> None:
        sent = opened(editor_client, draft(source_fr=FRENCH_SOURCE)) | {"label-fr-text": ["Guichet", "", ""]}
        sent["source_en"] = SOURCE.replace("Start", "Begin")

        table = editor_client.post(f"{LIST}labels/fr/", sent).text

        assert 'value="Guichet"' in table
        assert ">Begin</label>" in table
        assert not DiagramTemplate.objects.filter(source_en__contains="Begin").exists()

    def test_the_table_is_for_those_who_write(self, client: Client, editor: User) -> None:
        editor.groups.clear()
        client.force_login(editor)

        assert client.post(f"{LIST}labels/fr/", {"source_en": SOURCE}).status_code == 403


class TestOutdatedTexts:
    def change(self, client: Client, template: DiagramTemplate, **changes: object) -> None:
        client.post(change_page(template), opened(client, template) | changes)

    def test_are_shown_with_what_became_of_the_english_text(self, editor_client: Client) -> None:
        template = draft(summary_en="Count the beans.", summary_fr="Compter.")
        self.change(editor_client, template, summary_en="Count the peas.")

        page = Page(editor_client.get(change_page(template)).text)

        assert "Translations older than the English text" in page.lines
        assert page.all("a", href="#id_summary_fr")
        assert [found for found in page.all("input", name="right-fr") if found["value"] == "summary"]
        assert {"beans", "peas"} <= set("".join(page.pieces).replace(".", " ").split())

    def test_one_that_is_still_right_is_outdated_no_more(self, editor_client: Client) -> None:
        template = draft(summary_fr="Compter.")
        self.change(editor_client, template, summary_en="Other.")
        assert DiagramTemplate.objects.get().outdated_texts("fr") == ["summary"]

        self.change(editor_client, template, **{"right-fr": ["summary"]})

        assert DiagramTemplate.objects.get().outdated_texts("fr") == []

    def test_one_that_was_written_anew_is_outdated_no_more(self, editor_client: Client) -> None:
        template = draft(summary_fr="Compter.")
        self.change(editor_client, template, summary_en="Other.")

        self.change(editor_client, template, summary_fr="Autre.")

        assert DiagramTemplate.objects.get().outdated_texts("fr") == []

    def test_both_changed_at_once_is_up_to_date(self, editor_client: Client) -> None:
        template = draft(summary_fr="Compter.")

        self.change(editor_client, template, summary_en="Other.", summary_fr="Autre.")

        assert DiagramTemplate.objects.get().outdated_texts("fr") == []

    def test_one_that_was_ticked_stays_so_when_the_page_is_refused(self, editor_client: Client) -> None:
        template = draft(summary_fr="Compter.")
        self.change(editor_client, template, summary_en="Other.")
        sent = opened(editor_client, template) | {"right-fr": ["summary"], "title_en": ""}

        page = editor_client.post(change_page(template), sent).text
        editor_client.post(change_page(template), filled(page) | {"title_en": "There"})

        assert "summary" not in DiagramTemplate.objects.get(title_en="There").outdated_texts("fr")


class TestFormerAddresses:
    def test_are_added_and_removed(self, publisher_client: Client) -> None:
        template = publish("one")
        template.old_slugs.create(slug="gone")
        sent = opened(publisher_client, template) | {"former_slugs": "was\nhad-been", "slug": "two"}

        publisher_client.post(change_page(template), sent)

        assert {old.slug for old in template.old_slugs.all()} == {"one", "was", "had-been"}

    @pytest.mark.parametrize(
        ("slugs", "fault"),
        [
            ("other", "A template lives at “other”."),
            ("led", "“led” redirects to “Other”."),
            ("No Slug!", "“No” is not a slug."),
        ],
    )
    def test_are_refused_where_they_lead_elsewhere(
        self, publisher_client: Client, slugs: str, fault: str
    ) -> None:
        publish("other").old_slugs.create(slug="led")
        template = publish("one")

        response = publisher_client.post(
            change_page(template), opened(publisher_client, template) | {"former_slugs": slugs}
        )

        assert errors(response)["former_slugs"][0] == fault

    def test_are_for_publishers(self, editor_client: Client) -> None:
        template = draft()

        editor_client.post(change_page(template), opened(editor_client, template) | {"former_slugs": "mine"})

        assert not template.old_slugs.exists()


class TestPublishing:
    def test_dates_draws_and_indexes(self, publisher_client: Client, drawn: list[str]) -> None:
        tag = Tag.objects.create(slug="release", name_en="Release")
        labels = {
            "labels-fr": "1",
            "label-fr-place": ["lane Desk", "n1", "n2"],
            "label-fr-english": ["Support desk", "Start", "Answer"],
            "label-fr-former": ["", "", ""],
            "label-fr-before": ["", "", ""],
            "label-fr-text": FRENCH_LABELS,
        }
        sent = new(publisher_client, status="published", tags=[str(tag.pk)]) | labels
        drawn.clear()

        publisher_client.post(f"{LIST}add/", sent)

        template = DiagramTemplate.objects.published().get()
        assert template.source_fr == FRENCH_SOURCE
        assert drawn == ["New", "New"]
        assert DiagramTemplate.objects.found_by(Search.of("new release repondre", "fr")).exists()

    def test_errors_are_refused_at_the_source(self, publisher_client: Client) -> None:
        sent = new(publisher_client, source_en=BROKEN, status="published")

        response = publisher_client.post(f"{LIST}add/", sent)

        assert list(errors(response)) == ["source_en"]
        assert errors(response)["source_en"][0].startswith("Line 3, column 7: ")
        assert not DiagramTemplate.objects.exists()

    def test_errors_are_told_at_the_source_of_a_bilingual_template_too(
        self, publisher_client: Client
    ) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        sent = opened(publisher_client, template) | {"source_en": BROKEN, "status": "published"}

        response = publisher_client.post(change_page(template), sent)

        assert errors(response)["source_en"][0].startswith("Line 3, column 7: ")

    def test_control_characters_are_refused_where_they_stand(self, editor_client: Client) -> None:
        sent = new(editor_client, description_en="fine\nnot \x0b fine")

        response = editor_client.post(f"{LIST}add/", sent)

        assert errors(response) == {"description_en": ["There is a control character in line 2: remove it."]}

    def test_what_is_new_waits_for_the_next_edition(self, publisher_client: Client) -> None:
        template = publish("one")
        page = publisher_client.post(
            change_page(template), opened(publisher_client, template) | {"note_en": "Soon."}, follow=True
        ).text
        assert "what is new is kept for the next version" in page
        assert filled(page)["note_en"] == ["Soon."]

        publisher_client.post(change_page(template), filled(page) | {"title_en": "Better"})

        assert template.editions.get().note_en == "Soon."
        assert DiagramTemplate.objects.get().edition_notes == {}

    def test_somebody_faster_with_the_same_slug_costs_nothing(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent = new(publisher_client, slug="same")
        save = DiagramTemplate.save
        rivals: list[DiagramTemplate] = []

        def slow(self: DiagramTemplate, *args: object, **kwargs: object) -> None:
            if not rivals:
                rivals.append(self)
                raise IntegrityError
            save(self, *args, **kwargs)

        monkeypatch.setattr(DiagramTemplate, "save", slow)

        assert publisher_client.post(f"{LIST}add/", sent).status_code == 302
        assert DiagramTemplate.objects.get().slug == "same"

    def test_warnings_ask_for_a_reason(self, publisher_client: Client) -> None:
        sent = new(publisher_client, source_en=WARNED, status="published")

        response = publisher_client.post(f"{LIST}add/", sent)

        assert list(errors(response)) == ["warning_reason"]
        assert errors(response)["warning_reason"][0].startswith("Line 5, column ")

    def test_a_reason_for_warnings_is_kept_and_asked_for_once(self, publisher_client: Client) -> None:
        (warning,) = warnings_in(WARNED)
        sent = new(publisher_client, source_en=WARNED, status="published", warning_reason="Told in the text.")
        publisher_client.post(f"{LIST}add/", sent)
        template = DiagramTemplate.objects.published().get()
        assert template.accepted_warnings == {warning.name: "Told in the text."}

        again = opened(publisher_client, template) | {"title_en": "Newer"}
        assert publisher_client.post(change_page(template), again).status_code == 302

        mended = opened(publisher_client, template) | {"source_en": SOURCE}
        publisher_client.post(change_page(template), mended)
        assert DiagramTemplate.objects.get().accepted_warnings == {}

    def test_a_time_to_come_schedules_it(self, publisher_client: Client) -> None:
        tomorrow = timezone.now() + timedelta(days=1)
        sent = new(publisher_client, status="published") | {
            "published_at_0": f"{tomorrow:%Y-%m-%d}",
            "published_at_1": "09:00:00",
        }

        publisher_client.post(f"{LIST}add/", sent)

        assert DiagramTemplate.objects.get().stage == "scheduled"

    def test_a_new_edition_says_what_is_new(self, publisher_client: Client) -> None:
        template = publish("one")
        sent = opened(publisher_client, template) | {
            "title_en": "Better",
            "note_en": "A better title.",
            "note_fr": "Un meilleur titre.",
        }

        publisher_client.post(change_page(template), sent)

        edition = template.editions.get()
        assert (edition.number, edition.note_en, edition.note_fr) == (
            2,
            "A better title.",
            "Un meilleur titre.",
        )


class TestRoles:
    def test_editors_cannot_publish(self, editor_client: Client) -> None:
        editor_client.post(f"{LIST}add/", new(editor_client, status="published"))

        assert DiagramTemplate.objects.get().stage == "draft"

    def test_editors_change_drafts_alone(self, editor_client: Client) -> None:
        for status, code in (("draft", 302), ("published", 409), ("archived", 409)):
            template = publish(f"a-{status}", status=status)
            sent = {"title_en": "Mine", "_continue": "1"}
            if code == 302:
                sent = opened(editor_client, template) | sent

            assert editor_client.post(change_page(template), sent).status_code == code
            assert editor_client.get(change_page(template)).status_code == 200

        assert [template.slug for template in DiagramTemplate.objects.filter(title_en="Mine")] == ["a-draft"]

    def test_publishers_change_everything(self, publisher_client: Client) -> None:
        for status in ("draft", "published", "archived"):
            template = publish(f"a-{status}", status=status)
            sent = opened(publisher_client, template) | {"title_en": "Ours"}

            assert publisher_client.post(change_page(template), sent).status_code == 302

        assert DiagramTemplate.objects.filter(title_en="Ours").count() == 3

    def test_visitors_are_sent_to_sign_in(self, client: Client) -> None:
        response = client.post(change_page(publish("one")), {"title_en": "Theirs"})

        assert response.headers["Location"].startswith("/admin/login/")


class TestHistory:
    def test_every_save_is_written_down(self, publisher_client: Client, publisher: User) -> None:
        publisher_client.post(f"{LIST}add/", new(publisher_client, why="Asked for."))
        template = DiagramTemplate.objects.get()
        sent = opened(publisher_client, template) | {"status": "published", "why": "Checked."}
        publisher_client.post(change_page(template), sent)

        changes = Change.objects.filter(template=template).order_by("pk")
        assert [(change.action, change.by, change.why) for change in changes] == [
            ("created", publisher, "Asked for."),
            ("published", publisher, "Checked."),
        ]

    def test_tags_belong_to_it(self, editor_client: Client) -> None:
        template = draft()
        tag = Tag.objects.create(slug="release", name_en="Release")

        editor_client.post(change_page(template), opened(editor_client, template) | {"tags": [str(tag.pk)]})

        assert Change.objects.filter(action="edited").get().data["tags"] == ["release"]
