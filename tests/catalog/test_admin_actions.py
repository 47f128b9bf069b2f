"""What is done to many templates: shown first, done to those that allow it, and written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from gallery.catalog.admin.actions import ACTIONS, bulk, publication, redrawing, verdicts
from gallery.catalog.models import Change, DiagramTemplate, Revision, Shortcoming, Tag
from gallery.catalog.remarks import errors_in
from gallery.catalog.search import Search
from tests.accounts import make_account
from tests.catalog.acting import choose, confirm, told
from tests.catalog.acting import verdicts as verdicts_on
from tests.catalog.change_form import LIST
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

BROKEN = SOURCE.replace("n2: rectangle", "n2: rectangel")
FOR_PUBLISHERS = ["publish", "archive", "withdraw", "delete_selected"]
FOR_EDITORS = ["set_category", "add_tag", "remove_tag", "redraw"]


def draft(slug: str, **fields: Any) -> DiagramTemplate:
    return publish(slug, status="draft", **({"published_at": None} | fields))


def statuses() -> dict[str, str]:
    return dict(DiagramTemplate.objects.values_list("slug", "status"))


def made_with(*slugs: str) -> Tag:
    tag = Tag.objects.create(slug="release", name_en="Release")
    tag.templates.set(DiagramTemplate.objects.filter(slug__in=slugs))
    return tag


class TestPage:
    def test_changes_nothing(self, publisher_client: Client) -> None:
        draft("one")
        made_with("one")
        for action in ACTIONS:
            before = (statuses(), Revision.objects.get().number)
            page = choose(publisher_client, action.name)

            assert page.status_code == 200
            assert page.context["title"] == action.verb
            assert (statuses(), Revision.objects.get().number) == before
        assert not Change.objects.exists()

    @pytest.mark.parametrize("language", ["", "/fr"])
    def test_says_what_will_change_and_what_not(self, publisher_client: Client, language: str) -> None:
        draft("one", title_fr="")
        publish("two", title_fr="")

        response = publisher_client.post(
            f"{language}{LIST}",
            {
                "action": "publish",
                "_selected_action": [template.pk for template in DiagramTemplate.objects.all()],
            },
        )

        assert verdicts_on(response)[0] == ["One"]
        assert list(verdicts_on(response)[1]) == ["Two"]
        page = Page(response.text)
        assert {"One", "Two"} <= set(page.lines)
        assert page.all("input", name="why")

    def test_has_nothing_to_confirm_if_nothing_changes(self, publisher_client: Client) -> None:
        publish("one")

        page = Page(choose(publisher_client, "publish").text)

        assert page.all("input", name="confirmed") == []
        assert LIST in page.links

    def test_names_a_hundred_at_most(self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(verdicts, "NAMED", 2)
        for slug in ("one", "two", "three", "four", "five"):
            draft(slug)

        lines = Page(choose(publisher_client, "publish").text).lines

        assert "5 templates will change" in lines
        assert {"One", "Two"} <= set(lines)
        assert "Three" not in lines
        assert "and 3 more" in lines

    def test_is_shown_again_if_others_are_chosen_by_then(self, publisher_client: Client) -> None:
        one = draft("one")
        query = "?stage=draft"
        chosen = {"_selected_action": [one.pk], "select_across": "1", "action": "publish"}
        shown = publisher_client.post(f"{LIST}{query}", chosen).context["shown"]
        draft("two")

        again = publisher_client.post(f"{LIST}{query}", chosen | {"confirmed": shown})

        assert "Other templates are chosen now than before. Look at them again." in again.text
        assert statuses() == {"one": "draft", "two": "draft"}
        publisher_client.post(f"{LIST}{query}", chosen | {"confirmed": again.context["shown"]})
        assert statuses() == {"one": "published", "two": "published"}

    def test_keeps_what_was_chosen(self, publisher_client: Client) -> None:
        one = draft("one")
        sent = {"action": "add_tag", "_selected_action": [one.pk], "select_across": "1"}
        Tag.objects.create(slug="release", name_en="Release")
        response = publisher_client.post(f"{LIST}?stage=draft", sent)

        page = Page(response.text)
        hidden = {(each["name"], each["value"]) for each in page.all("input", type="hidden")}
        assert {("action", "add_tag"), ("_selected_action", str(one.pk)), ("select_across", "1")} <= hidden
        assert f"{LIST}?stage=draft" in page.links

        again = publisher_client.post(f"{LIST}?stage=draft", sent | {"confirmed": response.context["shown"]})
        assert again.context["form"].errors["tag"]
        assert "This field is required." in again.text


class TestRoles:
    @pytest.mark.parametrize("action", FOR_PUBLISHERS)
    def test_editors_are_refused(self, editor_client: Client, action: str) -> None:
        draft("one")
        for sent in ({}, {"confirmed": "anything"}):
            response = choose(editor_client, action, **sent)

            assert response.status_code == 302
            assert set(told(response)) == {"No action selected."}
        assert statuses() == {"one": "draft"}

    @pytest.mark.parametrize("action", FOR_EDITORS)
    def test_editors_are_refused_what_is_no_draft(self, editor_client: Client, action: str) -> None:
        draft("one")
        publish("two")
        publish("three", status="archived")
        made_with("one", "two", "three")

        changing, staying = verdicts_on(choose(editor_client, action))

        assert changing == ["One"]
        assert set(staying.values()) == {"You may change drafts only."}
        assert list(staying) == ["Two", "Three"]

    @pytest.mark.parametrize("action", FOR_EDITORS)
    def test_nobody_is_let_in_without_a_role(self, client: Client, action: str) -> None:
        publish("one")
        client.force_login(make_account("stranger"))

        assert choose(client, action).status_code == 403

    @pytest.mark.parametrize("action", FOR_EDITORS)
    def test_whoever_only_looks_is_refused(self, client: Client, action: str) -> None:
        draft("one")
        user = make_account("guest")
        user.user_permissions.add(Permission.objects.get(codename="view_diagramtemplate"))
        client.force_login(user)

        response = choose(client, action, confirmed="anything")

        assert response.status_code == 302 or response.context.get("changing") is None
        assert not Change.objects.exists()

    def test_each_template_is_asked_again_when_it_is_confirmed(self, editor_client: Client) -> None:
        draft("one")
        tag = made_with()
        shown = choose(editor_client, "add_tag").context["shown"]
        DiagramTemplate.objects.update(status="published")

        response = choose(editor_client, "add_tag", confirmed=shown, tag=tag.pk)

        assert told(response) == ["“One” stays as it is: You may change drafts only."]
        assert not tag.templates.exists()

    def test_who_may_publish_but_not_change_changes_nothing(self, client: Client) -> None:
        publish("one")
        user = make_account("signatory")
        for name in ("publish_diagramtemplate", "view_diagramtemplate"):
            user.user_permissions.add(Permission.objects.get(codename=name))
        client.force_login(user)

        assert verdicts_on(choose(client, "archive"))[1] == {"One": "You may change drafts only."}


class TestPublish:
    def test_publishes_what_is_sound_and_names_the_rest(self, publisher_client: Client) -> None:
        draft("sound")
        draft("broken", source_en=BROKEN, source_fr=BROKEN.replace("Start", "Début"))
        draft("nameless", summary_en="")

        messages = confirm(publisher_client, "publish")

        (remark,) = errors_in(BROKEN)
        assert messages[0] == "1 template was published."
        assert sorted(messages[1:]) == [
            f"“Broken” stays as it is: {remark}",
            "“Nameless” stays as it is: Summary (English): This field cannot be blank.",
        ]
        assert [template.slug for template in DiagramTemplate.objects.published()] == ["sound"]

    def test_refuses_warnings_that_nobody_accepted(self, publisher_client: Client) -> None:
        lonely = SOURCE.replace("}\n", '  n3: rectangle label:"Lonely"\n}\n')
        draft("one", source_en=lonely)
        template = draft("two", source_en=lonely)
        reasons = verdicts_on(choose(publisher_client, "publish"))[1]
        assert set(reasons) == {"One", "Two"}
        assert "Line 5, column 3: " in reasons["One"]
        rules = {row.details["rule"] for row in Shortcoming.objects.filter(kind="warning")}
        template.accepted_warnings = dict.fromkeys(rules, "On purpose.")
        template.save()
        lines = Page(choose(publisher_client, "publish").text).lines
        assert {f"Warnings of “{rule}” are accepted: On purpose." for rule in rules} <= set(lines)

        messages = confirm(publisher_client, "publish")

        assert messages[0] == "1 template was published."
        assert statuses() == {"one": "draft", "two": "published"}

    def test_writes_down_who_and_why(self, publisher_client: Client) -> None:
        draft("one")

        confirm(publisher_client, "publish", why="Reviewed by Ann.")

        change = Change.objects.get(action="published")
        assert (change.by_name, change.why, change.data["status"]) == (
            "paul",
            "Reviewed by Ann.",
            "published",
        )

    def test_schedules_what_has_a_time_in_the_future(self, publisher_client: Client) -> None:
        draft("one", published_at=datetime(2126, 12, 12, tzinfo=UTC))
        draft("two")
        page = choose(publisher_client, "publish")
        assert "Comes out on Dec. 12, 2126" in Page(page.text).lines

        messages = confirm(publisher_client, "publish")

        assert messages == ["1 template was published. 1 template was scheduled."]
        assert DiagramTemplate.objects.get(slug="one").stage == "scheduled"

    def test_leaves_what_is_out_or_over(self, publisher_client: Client) -> None:
        now = timezone.now()
        publish("public")
        publish("scheduled", published_at=now + timedelta(days=2))
        publish("expired", expires_at=datetime(2026, 2, 1, tzinfo=UTC))
        draft(
            "late", published_at=datetime(2026, 1, 1, tzinfo=UTC), expires_at=datetime(2026, 2, 1, tzinfo=UTC)
        )

        reasons = verdicts_on(choose(publisher_client, "publish"))[1]

        over = "It expired on Feb. 1, 2026. Set a later time on its page, or none."
        assert reasons == {
            "Public": "It is published already.",
            "Scheduled": "It is published already.",
            "Expired": over,
            "Late": over,
        }

    def test_brings_back_what_was_archived(self, publisher_client: Client) -> None:
        template = publish("one", status="archived")

        confirm(publisher_client, "publish")

        published = DiagramTemplate.objects.published().get()
        assert published.published_at == template.published_at

    def test_counts_more_errors_than_it_tells(self, publisher_client: Client) -> None:
        draft("one", source_en=BROKEN.replace("n1: circle", "n1: circel"))

        (reason,) = verdicts_on(choose(publisher_client, "publish"))[1].values()

        assert reason.startswith("Line 2, column 7: ")
        assert reason.endswith(" (1 more)")


class TestArchive:
    def test_takes_templates_off_the_site(self, publisher_client: Client) -> None:
        publish("one")
        draft("two")
        publish("three", status="archived")
        number = Revision.objects.get().number

        messages = confirm(publisher_client, "archive")

        assert messages == [
            "2 templates were archived.",
            "“Three” stays as it is: It is archived already.",
        ]
        assert set(statuses().values()) == {"archived"}
        assert Revision.objects.get().number > number
        archived = Change.objects.filter(action="archived")
        assert sorted(archived.values_list("slug", "by_name", "why")) == [
            ("one", "paul", "It is time."),
            ("two", "paul", "It is time."),
        ]

    def test_has_links_to_them_looked_at(self, publisher_client: Client) -> None:
        publish("one")
        publish("two", description_en="See [one](/templates/one/).")

        confirm(publisher_client, "archive", "one")

        assert Shortcoming.objects.get(kind="broken-link").template.slug == "two"

    def test_across_pages_in_batches(self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bulk, "BATCH", 2)
        keys = [publish(f"template-{number}").pk for number in range(5)]
        draft("another")
        chosen = {"action": "archive", "_selected_action": keys[:1], "select_across": "1"}

        page = publisher_client.post(f"{LIST}?stage=published", chosen)
        publisher_client.post(f"{LIST}?stage=published", chosen | {"confirmed": page.context["shown"]})

        assert page.context["changing"].count == 5
        assert sorted(statuses().values()) == ["archived"] * 5 + ["draft"]
        assert Change.objects.filter(action="archived").count() == 5

    def test_undoes_everything_if_anything_goes_wrong(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bulk, "BATCH", 1)
        publish("one")
        publish("two")
        shown = choose(publisher_client, "archive").context["shown"]
        risen: list[bool] = []

        def rise() -> None:
            risen.append(True)
            if len(risen) == 2:
                raise RuntimeError

        monkeypatch.setattr(Revision, "rise", rise)
        with pytest.raises(RuntimeError):
            choose(publisher_client, "archive", confirmed=shown)

        assert set(statuses().values()) == {"published"}
        assert not Change.objects.filter(action="archived").exists()

    def test_of_too_many_changes_nothing(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(publication.Archive, "largest", 1)
        publish("one")
        publish("two")

        response = choose(publisher_client, "archive", confirmed="anything")

        assert response.status_code == 302
        (message,) = told(response)
        assert message.startswith("“Archive templates” takes up to 1 templates at once, and 2 are chosen. ")
        assert message.endswith("Nothing was changed. Choose fewer of them, with the filters.")
        assert set(statuses().values()) == {"published"}

    def test_names_ten_of_those_that_were_left(self, publisher_client: Client) -> None:
        publish("public")
        for number in range(12):
            publish(f"archived-{number}", status="archived")

        messages = confirm(publisher_client, "archive")

        assert len(messages) == 12
        assert messages[-1] == "2 others stay, too."


def test_withdraw_makes_drafts(publisher_client: Client) -> None:
    publish("one")
    publish("two", status="archived")
    draft("three")

    messages = confirm(publisher_client, "withdraw")

    assert messages == ["2 templates are drafts now.", "“Three” stays as it is: It is a draft already."]
    assert set(statuses().values()) == {"draft"}
    assert Change.objects.filter(action="withdrawn").count() == 2


class TestShelves:
    def test_set_the_category(self, editor_client: Client) -> None:
        draft("one")
        shelf = make_category("incidents")
        draft("two", category=shelf)

        messages = confirm(editor_client, "set_category", category=shelf.pk)

        assert messages == [
            "1 template was put into the category.",
            "“Two” stays as it is: It is in this category already.",
        ]
        assert shelf.templates.count() == 2
        assert Change.objects.get(action="edited").data["category"] == "incidents"

    def test_add_a_tag(self, editor_client: Client) -> None:
        draft("one")
        draft("two")
        tag = made_with("two")

        messages = confirm(editor_client, "add_tag", tag=tag.pk)

        assert messages == ["1 template got the tag.", "“Two” stays as it is: It has this tag already."]
        assert DiagramTemplate.objects.found_by(Search.of("release one", "en")).exists()
        assert Change.objects.get(action="edited").data["tags"] == ["release"]
        assert not Shortcoming.objects.filter(kind="no-tags").exists()

    def test_remove_a_tag(self, editor_client: Client) -> None:
        draft("one")
        draft("two")
        tag = made_with("two")

        messages = confirm(editor_client, "remove_tag", tag=tag.pk)

        assert messages == ["1 template lost the tag.", "“One” stays as it is: It does not have this tag."]
        assert not tag.templates.exists()
        assert not DiagramTemplate.objects.found_by(Search.of("release", "en")).exists()

    def test_only_tags_that_they_have_are_offered_for_removal(self, editor_client: Client) -> None:
        draft("one")
        draft("two")
        tag = made_with("two")
        Tag.objects.create(slug="other", name_en="Other")

        page = choose(editor_client, "remove_tag")
        assert list(page.context["form"].fields["tag"].queryset) == [tag]

        page = choose(editor_client, "remove_tag", "one")
        assert not page.context["form"].fields["tag"].queryset.exists()

    @pytest.mark.parametrize("sent", [{}, {"tag": "0"}, {"tag": "x"}])
    def test_a_tag_must_be_chosen(self, editor_client: Client, sent: dict[str, str]) -> None:
        draft("one")
        shown = choose(editor_client, "add_tag").context["shown"]

        page = choose(editor_client, "add_tag", confirmed=shown, **sent)

        assert "tag" in page.context["form"].errors
        assert not Change.objects.exists()


class TestRedraw:
    def test_draws_and_indexes_anew(self, editor_client: Client, drawn: list[str]) -> None:
        template = draft("one", source_fr=FRENCH_SOURCE)
        template.drawings.update(svg="old")
        template.search_entries.update(title="old")
        drawn.clear()

        messages = confirm(editor_client, "redraw")

        assert messages == ["1 template was drawn anew."]
        assert drawn == ["One", "One en français"]
        assert not template.drawings.filter(svg="old").exists()
        assert DiagramTemplate.objects.found_by(Search.of("one", "en")).exists()
        assert not template.search_entries.filter(title="old").exists()
        assert not Change.objects.exclude(action="found").exists()

    def test_of_too_many_names_the_command(
        self, publisher_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(redrawing.Redraw, "largest", 1)
        draft("one")
        draft("two")

        (message,) = told(choose(publisher_client, "redraw"))

        assert "manage.py redraw --all" in message
