"""Importing files in the browser: looked at first, then all of it or nothing, by those who may."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from gallery.catalog.admin.uploads import carrying, keeping, showing
from gallery.catalog.files.problems import MOST_PROBLEMS
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.models import Category, Change, DiagramTemplate, LoadedEntry, OldSlug, Tag, Upload
from gallery.catalog.models.history import REASON_LENGTH
from tests.accounts import make_account
from tests.catalog.catalogue_files import FILES, edited, read_files, write_files
from tests.catalog.pages import Page
from tests.catalog.published import make_category, publish
from tests.catalog.uploading import DRAFT, EN, FZ, IMPORT, LIST, confirm, load, plan_of, said, send, verdicts
from tests.catalog.zips import zip_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


class TestUpload:
    def test_the_list_leads_to_it(self, editor_client: Client) -> None:
        page = Page(editor_client.get(LIST).content.decode())

        assert page.all("a", href=IMPORT)
        assert page.all("a", href=f"{LIST}export/")

    def test_nothing_changes_before_it_is_confirmed(self, publisher_client: Client) -> None:
        response = plan_of(publisher_client, FILES)

        assert verdicts(response) == dict.fromkeys(
            ["tags.yaml#refund", "tags.yaml#support", "desk", "desk/answer", "desk/refund"], "created"
        )
        assert not any(model.objects.exists() for model in (Tag, Category, DiagramTemplate, Change))
        assert not LoadedEntry.objects.exists()

    def test_shows_every_problem_with_its_place(self, publisher_client: Client) -> None:
        broken = edited(FZ, "n3: rectangle", "n3: rectangel") | edited("tags.yaml", "Support", "[]")
        advised = edited("desk/refund/diagram.fz", "n1: circle", "n2: diamond")

        response = send(publisher_client, {**FILES, **broken, **advised})

        assert ("desk/answer/diagram.fz", 4) in [(p.path, p.line) for p in response.context["problems"].items]
        assert ("tags.yaml", 5) in [(p.path, p.line) for p in response.context["problems"].items]
        assert [path for path, _remarks in response.context["remarks"]] == ["desk/refund/diagram.fz"]
        assert not Upload.objects.exists()

    @pytest.mark.parametrize(
        ("name", "content", "fault"),
        [
            ("a.zip", b"no zip", "“a.zip” is neither a zip file nor a source (.fz)."),
            ("a.txt", b"text", "“a.txt” is neither a zip file nor a source (.fz)."),
            ("a.zip", b"", "The submitted file is empty."),
            ("a.fz", b" \n", "“a.fz” is empty."),
            ("a.fz", b"A {\n\xff\n}", "“a.fz” is not UTF-8 text (line 2): save it as UTF-8."),
            ("a.fz", b"A {\n\n\x07}", "“a.fz” has a control character in line 3: remove it."),
        ],
    )
    def test_says_what_is_no_upload(
        self, editor_client: Client, name: str, content: bytes, fault: str
    ) -> None:
        file = BytesIO(content)
        file.name = name

        response = send(editor_client, file)

        assert response.context["form"].errors["file"] == [fault]
        assert not Upload.objects.exists()

    def test_names_the_first_of_many_problems(self, editor_client: Client) -> None:
        many = "".join(f"key-{number}: x\n" for number in range(showing.MOST_IN_DETAIL + 20))
        remarked = "A {\n" + "  n1 rectangle\n" * (showing.MOST_REMARKS + 2) + "}\n"
        files = edited("desk/en.md", "order", f"{many}order") | {"desk/refund/diagram.fz": remarked}

        response = send(editor_client, {**FILES, **files})

        lines = Page(response.content.decode()).lines
        assert len(response.context["problems"].shown) == showing.MOST_IN_DETAIL
        assert f"{response.context['problems'].count} problems in these files" in lines
        assert f"… and {response.context['problems'].hidden} more problems." in lines
        [(_path, remarks)] = response.context["remarks"]
        assert len(remarks.shown) == showing.MOST_REMARKS < remarks.count
        assert f"… and {remarks.hidden} more remarks." in lines

    def test_nothing_is_read_after_thousands_of_problems(self, editor_client: Client) -> None:
        many = "".join(f"key-{number}: x\n" for number in range(2 * MOST_PROBLEMS))

        response = send(editor_client, {**FILES, **edited("desk/en.md", "order", f"{many}order")})

        assert response.context["problems"].count == MOST_PROBLEMS

    @pytest.mark.parametrize("name", ["...zip", f"{'é' * 200}.zip"])
    def test_an_upload_whose_name_can_be_no_folder(self, editor_client: Client, name: str) -> None:
        packed = zip_of({"en.md": "x", "answer/diagram.fz": "x"})
        packed.name = name

        errors = send(editor_client, packed).context["form"].errors["file"]

        assert errors == ["No folder can have the name of this upload: give it a short, plain one."]

    def test_says_what_is_too_large(self, editor_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("gallery.catalog.admin.uploads.forms.MAX_BYTES", 100)

        errors = send(editor_client, FILES).context["form"].errors["file"]

        assert "the most that can be uploaded" in errors[0]

    def test_says_what_is_hostile(self, editor_client: Client) -> None:
        errors = send(editor_client, {"../en.md": "x"}).context["form"].errors["file"]

        assert "leads out of the folder" in errors[0]

    def test_asks_where_a_template_stands_if_the_files_do_not_say(self, editor_client: Client) -> None:
        category = make_category("desk")
        Tag.objects.create(slug="support", name_en="Support")
        files = {path.removeprefix("desk/"): text for path, text in DRAFT.items()}

        assert "choose its category" in send(editor_client, files).context["form"].errors["file"][0]
        assert verdicts(plan_of(editor_client, files, category=category.pk)) == {"desk/refund": "created"}

    def test_is_kept_for_its_owner_alone(self, editor_client: Client, publisher_client: Client) -> None:
        response = plan_of(publisher_client, FILES)
        address = response.redirect_chain[-1][0]

        for step in ("", "source/"):
            answer = editor_client.get(f"{address}{step}", follow=True)
            assert answer.redirect_chain == [(IMPORT, 302)]
            assert "is there no more" in said(answer)[0]
        assert editor_client.get(f"{address}picture/?path={FZ}").status_code == 404
        assert not confirm(editor_client, response).context.get("proposal")
        assert not DiagramTemplate.objects.exists()

    def test_is_kept_for_a_day(self, publisher_client: Client) -> None:
        response = plan_of(publisher_client, FILES)
        Upload.objects.update(at=timezone.now() - keeping.KEPT_FOR - timedelta(seconds=1))

        assert "is there no more" in said(confirm(publisher_client, response))[0]
        assert not DiagramTemplate.objects.exists()
        plan_of(publisher_client, FILES)
        assert Upload.objects.count() == 1

    def test_only_the_latest_are_kept(
        self, publisher_client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(keeping, "MOST_OF_ONE", 2)
        keeping.keep(editor, "another's", {})
        for _ in range(3):
            plan_of(publisher_client, FILES)

        assert Upload.objects.filter(by__username="paul").count() == 2
        assert Upload.objects.filter(by=editor).count() == 1

    def test_others_may_not(self, client: Client, editor_client: Client) -> None:
        assert client.get(IMPORT).status_code == 302
        address = plan_of(editor_client, FILES).redirect_chain[-1][0]
        client.force_login(make_account("nobody"))

        for page in (IMPORT, address, f"{address}source/", f"{address}picture/"):
            assert client.get(page).status_code == 403
            assert client.post(page).status_code == 403


class TestPlan:
    @pytest.fixture(autouse=True)
    def loaded(self, tmp_path: Path) -> None:
        load(tmp_path)

    def test_what_is_the_same_is_unchanged(self, editor_client: Client) -> None:
        response = plan_of(editor_client, FILES)

        assert verdicts(response) == {}
        assert response.context["unchanged"] == [
            "tags.yaml#refund",
            "tags.yaml#support",
            "desk",
            "desk/answer",
            "desk/refund",
        ]
        assert "There is nothing to import." in response.content.decode()

    def test_what_was_exported_is_unchanged(self, editor_client: Client) -> None:
        exported = BytesIO(editor_client.get(f"{LIST}export/").getvalue())
        exported.name = "gallery.zip"

        assert verdicts(send(editor_client, exported)) == {}

    def test_says_what_would_change(self, publisher_client: Client) -> None:
        changed = edited(EN, "Answer a call", "Take a call") | edited("desk/en.md", "20", "30")
        response = plan_of(publisher_client, {**FILES, **changed})

        assert verdicts(response) == {"desk": "updated", "desk/answer": "updated"}
        shelf, answer = [shown.foreseen.differences for shown in response.context["entries"]]
        assert [(each.name, each.before, each.after) for each in shelf] == [("Order", "20", "30")]
        assert [(each.field, each.language) for each in answer] == [("titles", "en")]
        html = response.content.decode()
        assert "<del>Answer</del>" in html
        assert "<ins>Take</ins>" in html

    def test_says_what_the_engine_remarks(self, publisher_client: Client) -> None:
        source = {
            "desk/refund/diagram.fz": 'Till {\n  n1: circle label:"Start"\n  n2: diamond label:"?"\n}\n'
        }
        response = plan_of(publisher_client, {**FILES, **source})

        (shown,) = response.context["entries"]
        assert {remark.line for remark in shown.foreseen.remarks} >= {3}
        assert "Line 3, column" in response.content.decode()

    def test_draws_what_is_new(self, publisher_client: Client) -> None:
        changed = {"desk/refund/diagram.fz": FILES[FZ]}
        page = Page(plan_of(publisher_client, {**FILES, **changed}).content.decode())

        (picture,) = page.all("img")
        address = picture["src"] or ""
        drawn = publisher_client.get(address)
        assert drawn["Content-Type"] == "image/svg+xml"
        assert "sandbox" in drawn["Content-Security-Policy"]
        assert publisher_client.get(address.replace("refund", "none")).status_code == 404

    def test_says_which_templates_draw_the_same_as_a_new_one(self, publisher_client: Client) -> None:
        new = {path.replace("refund", "new"): text for path, text in DRAFT.items()}
        response = plan_of(publisher_client, {**FILES, **new})

        (shown,) = response.context["entries"]
        refund = DiagramTemplate.objects.get(slug="refund")
        assert [(twin.template, twin.is_same) for twin in shown.twins] == [(refund, True)]
        link = f'<a href="{LIST}{refund.pk}/change/">Refund</a> has this very source.'
        assert link in response.content.decode()

    def test_a_part_may_name_what_the_gallery_has(self, publisher_client: Client) -> None:
        part = {path: text for path, text in FILES.items() if path.startswith("desk/answer/")}
        part |= edited(EN, "Answer a call", "Take a call")

        assert verdicts(plan_of(publisher_client, part)) == {"desk/answer": "updated"}

    def test_leaves_alone_what_was_edited_unless_told(self, publisher_client: Client) -> None:
        DiagramTemplate.objects.filter(slug="answer").update(title_en="Mine")
        response = plan_of(publisher_client, FILES)
        address = response.redirect_chain[-1][0]

        assert verdicts(response) == {"desk/answer": "skipped"}
        assert "An admin has edited it since" in response.content.decode()
        overwriting = publisher_client.get(address, {"overwrite": "1"}, follow=True)
        assert verdicts(overwriting) == {"desk/answer": "updated"}
        confirm(publisher_client, overwriting, overwrite="1")
        assert DiagramTemplate.objects.get(slug="answer").title_en == "Answer a call"

    def test_an_address_that_redirects_is_nobody_elses(
        self, publisher_client: Client, tmp_path: Path
    ) -> None:
        new = {path.replace("refund", "reply"): text for path, text in DRAFT.items()}
        whole = {**FILES, **edited(EN, "old_slugs:\n- reply\n", "")} | new
        words = "this address redirects to “answer”: give it up among the former ones there first"

        for files in (whole, whole | {EN: whole[EN].replace("Answer a call", "X")}):
            response = plan_of(publisher_client, files)
            address = f"{response.redirect_chain[-1][0]}?overwrite=1"
            for page in (response, publisher_client.get(address)):
                assert verdicts(page)["desk/reply"] == "skipped"
                assert words in [shown.reason for shown in page.context["entries"]]
        out = StringIO()
        call_command("load_gallery", folder=write_files(tmp_path / "more", whole), stdout=out)
        assert f"skipped    desk/reply ({words})" in out.getvalue()
        assert [old.template.slug for old in OldSlug.objects.filter(slug="reply")] == ["answer"]
        assert not DiagramTemplate.objects.filter(slug="reply").exists()

    def test_shows_the_first_of_many_in_detail(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(showing, "MOST_IN_DETAIL", 1)
        changed = edited(EN, "Answer a call", "Take a call") | edited("desk/en.md", "20", "30")
        response = plan_of(publisher_client, {**FILES, **changed})

        assert [shown.foreseen is None for shown in response.context["entries"]] == [False, True]
        assert "not shown for the last 1 entry." in response.content.decode()

    def test_asks_a_bounded_number_of_queries(
        self, publisher_client: Client, django_assert_max_num_queries: Any
    ) -> None:
        more = {
            path.replace("refund", f"refund-{number}"): text
            for number in range(20)
            for path, text in DRAFT.items()
        }
        address = plan_of(publisher_client, {**FILES, **more}).redirect_chain[-1][0]

        with django_assert_max_num_queries(24):
            assert len(verdicts(publisher_client.get(address))) == 20

    def test_in_french(self, publisher_client: Client) -> None:
        address = plan_of(publisher_client, {**FILES, **edited(EN, "Answer a call", "X")}).redirect_chain[-1][
            0
        ]

        assert publisher_client.get(f"/fr{address}").status_code == 200
        assert publisher_client.get(f"/fr{IMPORT}").status_code == 200


class TestImport:
    def test_writes_what_was_shown_and_leads_to_it(self, publisher_client: Client) -> None:
        response = confirm(publisher_client, plan_of(publisher_client, FILES))

        assert response.redirect_chain == [(LIST, 302)]
        (message,) = said(response)
        answer, refund = DiagramTemplate.objects.order_by("slug")
        assert message.startswith("Imported: 5 new. ")
        for template in (answer, refund):
            assert f'<a href="{LIST}{template.pk}/change/">{template.title}</a>' in message
        assert [link.related for link in answer.related_links.all()] == [refund]
        assert not Upload.objects.exists()

    def test_a_single_template_leads_to_its_page(self, publisher_client: Client, tmp_path: Path) -> None:
        load(tmp_path)
        part = {**FILES, **edited(EN, "Answer a call", "Take a call")}

        response = confirm(publisher_client, plan_of(publisher_client, part))

        answer = DiagramTemplate.objects.get(slug="answer")
        assert response.redirect_chain[0] == (f"{LIST}{answer.pk}/change/", 302)
        assert answer.title_en == "Take a call"

    def test_says_the_same_as_the_command_line_to_the_byte(
        self, publisher_client: Client, tmp_path: Path
    ) -> None:
        confirm(publisher_client, plan_of(publisher_client, FILES))
        call_command("dump_gallery", folder=tmp_path / "imported", stdout=StringIO())
        for model in (DiagramTemplate, Category, Tag):
            model.objects.all().delete()
        load(tmp_path / "files")
        call_command("dump_gallery", folder=tmp_path / "loaded", stdout=StringIO())

        assert read_files(tmp_path / "imported") == read_files(tmp_path / "loaded") == FILES

    def test_is_in_the_history_with_who_and_why(self, publisher_client: Client, tmp_path: Path) -> None:
        load(tmp_path)
        for title in ("One", "Two"):
            part = {**FILES, **edited(EN, "Answer a call", title)}
            confirm(publisher_client, plan_of(publisher_client, part), overwrite="1")
        confirm(publisher_client, plan_of(publisher_client, FILES), why=" As it  was ")

        changes = Change.objects.filter(slug="answer").order_by("pk")
        assert [(each.action, each.by_name, each.why) for each in changes] == [
            ("loaded", "", ""),
            *[("imported", "paul", "Imported from upload.zip")] * 2,
            ("imported", "paul", "As it was"),
        ]
        assert not Change.objects.filter(slug="refund").exclude(action="loaded").exists()

    def test_what_was_uploaded_may_be_uploaded_anew_but_not_over_an_edit(
        self, publisher_client: Client
    ) -> None:
        confirm(publisher_client, plan_of(publisher_client, FILES))
        newer = {**FILES, **edited(EN, "Answer a call", "Newer")}
        assert verdicts(plan_of(publisher_client, newer)) == {"desk/answer": "updated"}

        answer = DiagramTemplate.objects.get(slug="answer")
        answer.title_en = "Mine"
        answer.save()

        assert verdicts(plan_of(publisher_client, newer)) == {"desk/answer": "skipped"}

    def test_the_gallerys_own_files_do_not_undo_it(self, publisher_client: Client, tmp_path: Path) -> None:
        load(tmp_path)
        confirm(publisher_client, plan_of(publisher_client, {**FILES, **edited(EN, "Answer a call", "New")}))

        load(tmp_path)

        assert DiagramTemplate.objects.get(slug="answer").title_en == "New"

    def test_shows_the_new_plan_if_the_gallery_has_changed(
        self, publisher_client: Client, tmp_path: Path
    ) -> None:
        load(tmp_path)
        response = plan_of(publisher_client, {**FILES, **edited(EN, "Answer a call", "Theirs")})
        DiagramTemplate.objects.filter(slug="answer").update(title_en="Mine")

        answer = confirm(publisher_client, response)

        assert "Nothing was imported: the gallery has changed meanwhile." in said(answer)[0]
        assert verdicts(answer) == {"desk/answer": "skipped"}
        assert DiagramTemplate.objects.get(slug="answer").title_en == "Mine"
        assert Upload.objects.exists()

    def test_shows_the_problems_if_what_it_names_is_gone(
        self, publisher_client: Client, tmp_path: Path
    ) -> None:
        load(tmp_path)
        part = {path: text for path, text in FILES.items() if path.startswith("desk/answer/")}
        response = plan_of(publisher_client, part | edited(EN, "Answer a call", "Theirs"))
        Tag.objects.filter(slug="support").delete()

        answer = confirm(publisher_client, response)

        assert [str(problem) for problem in answer.context["problems"].items] == [
            "desk/answer/en.md:5: unknown tag “support”: it is neither in tags.yaml nor in the gallery"
        ]
        assert DiagramTemplate.objects.get(slug="answer").title_en == "Answer a call"

    def test_a_fault_on_the_way_undoes_everything(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_args: object) -> None:
            raise RuntimeError

        response = plan_of(publisher_client, FILES)
        monkeypatch.setattr("gallery.catalog.files.creating.assess_dependents", fail)

        with pytest.raises(RuntimeError):
            confirm(publisher_client, response)
        assert not any(model.objects.exists() for model in (Tag, Category, DiagramTemplate, Change))
        assert Upload.objects.exists()

    def test_nothing_is_written_over_what_somebody_makes_at_the_same_moment(
        self, publisher_client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load(tmp_path)
        new = {path.replace("refund", "new"): text for path, text in DRAFT.items()}
        response = plan_of(publisher_client, new)
        before = [catalogue_in_database()]  # what is planned with, while somebody commits
        publish("new", title_en="Theirs")
        monkeypatch.setattr(
            carrying, "catalogue_in_database", lambda: before.pop() if before else catalogue_in_database()
        )

        answer = confirm(publisher_client, response)

        assert "Nothing was imported: the gallery has changed meanwhile." in said(answer)[0]
        assert verdicts(answer) == {"desk/new": "skipped"}
        assert DiagramTemplate.objects.get(slug="new").title_en == "Theirs"
        assert not Change.objects.filter(action="imported").exists()
        assert Upload.objects.exists()

    @pytest.mark.parametrize(("state", "is_told"), [("40P01", True), ("53100", False)])
    def test_a_deadlock_is_told_and_a_full_disk_is_not_hidden(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch, state: str, is_told: bool
    ) -> None:
        def fail(*_args: object) -> None:
            cause = Exception()
            cause.sqlstate = state  # type: ignore[attr-defined]
            raise OperationalError from cause

        response = plan_of(publisher_client, FILES)
        monkeypatch.setattr(carrying, "carry_out", fail)

        if is_told:
            assert "Nothing was imported" in said(confirm(publisher_client, response))[0]
        else:
            with pytest.raises(OperationalError):
                confirm(publisher_client, response)

    def test_a_fault_that_nobody_else_caused_is_not_hidden(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_args: object) -> None:
            raise IntegrityError

        response = plan_of(publisher_client, FILES)
        monkeypatch.setattr(carrying, "carry_out", fail)

        with pytest.raises(IntegrityError):
            confirm(publisher_client, response)

    def test_a_long_reason_is_cut(self, publisher_client: Client) -> None:
        confirm(publisher_client, plan_of(publisher_client, FILES), why="x" * (REASON_LENGTH + 1))

        assert {len(change.why) for change in Change.objects.all()} == {REASON_LENGTH}

    def test_is_done_once(self, publisher_client: Client) -> None:
        response = plan_of(publisher_client, FILES)
        confirm(publisher_client, response)

        assert "is there no more" in said(confirm(publisher_client, response))[0]
