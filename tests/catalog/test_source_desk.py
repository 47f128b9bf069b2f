"""The answers to the editor of a source: what it may ask, who may ask, and what it gets."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from gallery.catalog.admin.source_desk.examining import MOST_REMARKS, examine
from gallery.catalog.admin.source_desk.mending import MOST_REMARKS as MOST_TO_MEND
from gallery.catalog.admin.source_desk.mending import mend
from gallery.catalog.admin.source_desk.words import EDITOR_WORDS
from gallery.catalog.models import DiagramTemplate
from tests.accounts import make_account
from tests.catalog.change_form import LIST, change_page
from tests.catalog.pages import Page
from tests.catalog.published import SOURCE, publish

pytestmark = pytest.mark.django_db

WORDS = ["examine", "format", "fix"]
BROKEN = SOURCE.replace("rectangle", "rectangel").replace('"Answer"', '"Answer')


def ask(client: Client, word: str, source: str | None = SOURCE, language: str = "") -> Any:
    data = {} if source is None else {"source_en": source}
    return client.post(f"{language}{LIST}{word}/", data)


class TestRoles:
    @pytest.mark.parametrize("word", WORDS)
    def test_editors_and_publishers_ask(
        self, editor_client: Client, publisher_client: Client, word: str
    ) -> None:
        assert ask(editor_client, word).status_code == 200
        assert ask(publisher_client, word).status_code == 200

    @pytest.mark.parametrize("word", WORDS)
    def test_others_do_not(self, client: Client, word: str) -> None:
        assert ask(client, word).status_code == 302
        client.force_login(make_account("nadia"))
        assert ask(client, word).status_code == 403

    def test_all_who_may_see_a_template_compare_it(self, editor_client: Client, client: Client) -> None:
        address = f"{publish('one').pk}/compare"

        assert ask(editor_client, address).status_code == 200
        assert ask(client, address).status_code == 302
        client.force_login(make_account("nadia"))
        assert ask(client, address).status_code == 403

    @pytest.mark.parametrize("word", WORDS)
    def test_forms_of_other_sites_do_not(self, admin_user: Any, word: str) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(admin_user)

        assert ask(client, word).status_code == 403


@pytest.mark.parametrize("word", WORDS)
class TestBadQuestions:
    def test_what_is_missing_is_named(self, editor_client: Client, word: str) -> None:
        response = ask(editor_client, word, None)

        assert response.status_code == 400
        assert "source_en" in response.text

    def test_reading_an_address_asks_nothing(self, editor_client: Client, word: str) -> None:
        assert editor_client.get(f"{LIST}{word}/").status_code == 405

    @pytest.mark.parametrize("source", ["", "\0", "\ufffd", "}{", '"' * 99])
    def test_any_text_gets_an_answer(self, editor_client: Client, word: str, source: str) -> None:
        assert ask(editor_client, word, source).status_code == 200


class TestExamine:
    def test_a_sound_source_is_drawn_and_counted(self, editor_client: Client) -> None:
        page = Page(ask(editor_client, "examine", SOURCE.replace("\n", "\r\n")).text)

        assert "No remarks" in page.lines
        assert all(count in "".join(page.lines) for count in ("2 steps", "1 lane", "0 crossings"))
        assert page.all("div", id="examined_drawing", hx_swap_oob="innerHTML")
        assert [group["data-line"] for group in page.all("g", data_node="n2")] == ["3"]

    def test_remarks_have_their_place(self, editor_client: Client) -> None:
        page = Page(ask(editor_client, "examine", BROKEN).text)
        remarks = page.all("li", data_remark="error")

        assert [(each["data-line"], each["data-column"], each["data-end-column"]) for each in remarks] == [
            ("3", "7", "16"),
            ("3", "23", "30"),
        ]
        assert "drawn as far as the source can be read" in page.lines
        assert page.all("g", data_node="n2")

    def test_places_count_characters(self) -> None:
        source = SOURCE.replace("Answer", "𝒜𝓃𝓈").replace('𝒜𝓃𝓈"', '𝒜𝓃𝓈" colour:"red"')
        [remark] = examine(source).remarks

        assert (remark.line, remark.column) == (3, source.splitlines()[2].index("colour") + 1)

    def test_in_french(self, editor_client: Client) -> None:
        page = Page(ask(editor_client, "examine", BROKEN, "/fr").text)

        assert any("rectangel" in line and "inconnue" in line for line in page.lines)

    def test_beyond_the_limits_the_reason_is_said(self, editor_client: Client) -> None:
        source = "A {\n" + "".join(f"n{number}: rectangle\n" for number in range(1, 2_102)) + "}\n"
        page = Page(ask(editor_client, "examine", source).text)

        assert any("2000" in line for line in page.lines)
        assert not page.all("svg")

    def test_nobody_reads_more_than_a_hundred_remarks(self, editor_client: Client) -> None:
        page = Page(ask(editor_client, "examine", SOURCE + "nonsense here\n" * (MOST_REMARKS + 5)).text)

        assert len(page.all("li", data_remark="error")) == MOST_REMARKS
        assert "… and 5 more remarks." in page.lines

    def test_what_is_in_a_source_is_never_markup(self, editor_client: Client) -> None:
        text = ask(
            editor_client, "examine", SOURCE.replace("Answer", "<b>A</b>") + "<script>x</script>\n"
        ).text

        assert "<b>" not in text
        assert "<script>" not in text

    def test_nothing_written_yet_is_no_error(self, editor_client: Client) -> None:
        page = Page(ask(editor_client, "examine", " \n").text)

        assert any(line.startswith("Begin with a lane") for line in page.lines)
        assert not page.all("li")

    @pytest.mark.parametrize(("number", "words"), [(1, "1 error"), (2, "2 errors")])
    def test_summary(self, number: int, words: str) -> None:
        assert examine(SOURCE + "nonsense\n" * number).summary == words


class TestFormat:
    def test_returns_the_one_layout(self, editor_client: Client) -> None:
        answer = json.loads(ask(editor_client, "format", SOURCE.replace("  n", "\tn")).text)

        assert answer == {"source": SOURCE, "message": "Formatted."}

    def test_says_what_it_drops(self, editor_client: Client) -> None:
        answer = json.loads(ask(editor_client, "format", SOURCE.replace("  n1", "  // first\n  n1")).text)

        assert answer["source"] == SOURCE
        assert "comments were left out" in answer["message"]

    def test_says_when_there_is_nothing_to_do(self, editor_client: Client) -> None:
        assert json.loads(ask(editor_client, "format").text)["message"] == "Nothing to format."

    def test_loses_nothing(self, editor_client: Client) -> None:
        answer = json.loads(ask(editor_client, "format", BROKEN).text)

        assert "source" not in answer
        assert answer["message"].startswith("Not formatted")


class TestFix:
    def test_shows_what_it_would_change(self, editor_client: Client) -> None:
        text = ask(editor_client, "fix", BROKEN).text
        page = Page(text)

        assert "Line 3, column 23" in page.lines
        assert any("FZ116 unclosed-text" in line for line in page.lines)
        assert "1 error is left that only you can mend." in page.lines
        assert page.all("button", data_apply=None)
        found = re.search(r'<script id="mended_source" type="application/json">(.*?)</script>', text)
        assert found
        assert json.loads(found[1]) == SOURCE.replace("rectangle", "rectangel")

    def test_says_when_there_is_nothing_to_do(self, editor_client: Client) -> None:
        page = Page(ask(editor_client, "fix").text)

        assert "There is nothing that can be mended mechanically." in page.lines
        assert not page.all("button", data_apply=None)

    def test_mends_nothing_where_there_is_too_much_of_it(self, editor_client: Client) -> None:
        remark = '  n1: rectangel label:"x"\n'
        page = Page(ask(editor_client, "fix", "A {\n" + "  x y z\n" * MOST_TO_MEND + remark + "}\n").text)

        assert any("too many to mend it at a go" in line for line in page.lines)
        assert not page.all("button", data_apply=None)

    def test_in_french(self) -> None:
        with translation.override("fr"):
            [deed] = mend(BROKEN).deeds

        assert deed.words.startswith("Ajout de")
        assert (deed.line, deed.column) == (3, 23)


class TestCompare:
    def test_with_what_visitors_see(self, publisher_client: Client) -> None:
        template = publish("one")
        page = Page(ask(publisher_client, f"{template.pk}/compare", SOURCE.replace("Answer", "Reply")).text)

        assert page.all("ins")
        assert page.all("del")
        assert any("Reply" in line for line in page.lines)

    def test_a_draft_that_was_never_published(self, editor_client: Client) -> None:
        template = publish("one", status=DiagramTemplate.Status.DRAFT, published_at=None)
        page = Page(ask(editor_client, f"{template.pk}/compare").text)

        assert "This template was never published." in page.lines

    def test_a_template_that_is_not_there(self, editor_client: Client) -> None:
        assert ask(editor_client, "99999/compare").status_code == 404


class TestPage:
    def test_has_the_text_and_what_was_made_of_it(self, publisher_client: Client) -> None:
        template = publish("one", source_en=BROKEN, status=DiagramTemplate.Status.DRAFT)
        page = Page(publisher_client.get(change_page(template)).text)

        assert page.all("textarea", id="id_source_en", name="source_en")
        assert len(page.all("li", data_remark="error")) == 2
        assert page.all("g", data_node="n2")

    def test_every_file_of_the_editor_is_named(self, publisher_client: Client) -> None:
        page = Page(publisher_client.get(f"{LIST}add/").text)
        scripts = [script.get("src") or "" for script in page.all("script")]
        styles = [link.get("href") or "" for link in page.all("link", rel="stylesheet")]

        assert [src for src in scripts if "django_ace" in src] == [
            "/static/django_ace/ace/ace.js",
            "/static/django_ace/ace/ext-searchbox.js",
        ]
        assert "/static/django_ace/ace/css/ace.css" in styles

    def test_who_may_only_look_sees_it_too(self, editor_client: Client) -> None:
        page = Page(editor_client.get(change_page(publish("one"))).text)

        assert not page.all("textarea", id="id_source_en")
        assert page.all("link", href="/static/css/admin/source_desk.css")
        assert any('label:"Answer"' in line for line in page.lines)
        assert page.all("g", data_node="n2")

    def test_the_editor_speaks_french(self, publisher_client: Client) -> None:
        text = publisher_client.get(f"/fr{LIST}add/").text
        found = re.search(r'<script id="editor_words" type="application/json">(.*?)</script>', text)

        assert found
        assert json.loads(found[1]).keys() == EDITOR_WORDS.keys()
