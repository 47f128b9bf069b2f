"""Who may import what: judged when it is shown, and once more when it is confirmed."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission

from gallery.catalog.files.unpacking import unpack
from gallery.catalog.models import DiagramTemplate, Tag
from tests.accounts import make_account
from tests.catalog.catalogue_files import FILES, edited
from tests.catalog.pages import Page
from tests.catalog.uploading import DRAFT, EN, LIST, confirm, load, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


class TestRoles:
    """Editors import drafts; what visitors see, saw or find their way by is left to publishers."""

    @pytest.fixture(autouse=True)
    def loaded(self, tmp_path: Path) -> None:
        load(tmp_path)

    def refused(self, client: Client, files: Mapping[str, str]) -> dict[str, str]:
        """Return why files are refused, having tried to import them all the same."""
        response = plan_of(client, files)
        before = dict(DiagramTemplate.objects.values_list("slug", "title_en"))
        assert not response.context["proposal"].may_be_carried_out
        assert not Page(response.content.decode()).all("input", name="digest")
        confirm(client, response)
        assert dict(DiagramTemplate.objects.values_list("slug", "title_en")) == before
        return {shown.outcome.place: shown.refusal for shown in response.context["entries"] if shown.refusal}

    def test_an_editor_imports_and_changes_drafts(self, editor_client: Client) -> None:
        new = {path.replace("refund", "new"): text for path, text in DRAFT.items()}
        confirm(editor_client, plan_of(editor_client, {**DRAFT, **new}))

        assert DiagramTemplate.objects.get(slug="new").status == "draft"
        assert [tag.slug for tag in DiagramTemplate.objects.get(slug="refund").tags.all()] == ["support"]

    def test_an_editor_adds_tags_but_changes_none(self, editor_client: Client) -> None:
        tags = edited("tags.yaml", "refund:", "new:\n  en: New\nrefund:")
        confirm(editor_client, plan_of(editor_client, {**FILES, **tags}))
        assert Tag.objects.filter(slug="new").exists()

        changed = tags["tags.yaml"].replace("Refund", "Money")
        assert self.refused(editor_client, {**FILES, "tags.yaml": changed}) == {
            "tags.yaml#refund": "Only publishers change tags."
        }

    @pytest.mark.parametrize(
        ("changes", "refused"),
        [
            (
                edited(EN, "Answer a call", "X"),
                {"desk/answer": "Only publishers change what is or was public."},
            ),
            (
                edited("desk/refund/en.md", "title: Refund", "title: X\npublished: 2026-01-01T00:00:00Z"),
                {
                    "desk/refund": "Only publishers publish: take “status” and “published” out of en.md, "
                    "and it is a draft."
                },
            ),
            (
                edited("desk/refund/en.md", "title: Refund", "title: X\nstatus: archived"),
                {
                    "desk/refund": "Only publishers publish: take “status” and “published” out of en.md, "
                    "and it is a draft."
                },
            ),
            (edited("desk/en.md", "20", "30"), {"desk": "Only publishers make and change categories."}),
            (
                {"other/en.md": "---\nname: Other\n---\n"},
                {"other": "Only publishers make and change categories."},
            ),
        ],
    )
    def test_the_rest_is_refused_with_the_reason(
        self,
        editor_client: Client,
        publisher_client: Client,
        changes: dict[str, str],
        refused: dict[str, str],
    ) -> None:
        assert self.refused(editor_client, {**FILES, **changes}) == refused

        response = plan_of(publisher_client, {**FILES, **changes})
        assert response.context["proposal"].may_be_carried_out
        assert confirm(publisher_client, response).redirect_chain

    @pytest.mark.parametrize(
        "fields", [{"status": "archived"}, {"version": 2}, {"updated_at": datetime(2026, 1, 1, tzinfo=UTC)}]
    )
    def test_what_was_public_is_the_publishers(self, editor_client: Client, fields: dict[str, Any]) -> None:
        DiagramTemplate.objects.filter(slug="refund").update(**fields)
        response = plan_of(editor_client, DRAFT)
        address = f"{response.redirect_chain[-1][0]}?overwrite=1"

        shown = editor_client.get(address).context["entries"]
        assert [each.refusal for each in shown] == ["Only publishers change what is or was public."]

    @pytest.mark.parametrize(
        ("line", "key"),
        [
            ("accepted:\n  single-exit: Never mind.", "accepted"),
            ("expires: 2030-01-01T00:00:00Z", "expires"),
            ("updated: 2026-01-01T00:00:00Z", "updated"),
            ("version: 2", "version"),
            ("old_slugs:\n- money-back", "old_slugs"),
            ("next_note: News!", "next_note"),
            (
                "version: 2\neditions:\n  '2':\n    published: 2026-01-01T00:00:00Z\n    note: News!",
                "version”, “editions",
            ),
        ],
    )
    def test_what_only_publishers_decide_on_is_refused(
        self, editor_client: Client, publisher_client: Client, line: str, key: str
    ) -> None:
        changes = edited("desk/refund/en.md", "title: Refund", f"title: Back\n{line}")
        new = {path.replace("refund", "new"): text for path, text in (DRAFT | changes).items()}
        said = f"Only publishers decide on “{key}”: have that in the files as the gallery has it."

        assert self.refused(editor_client, {**FILES, **changes}) == {"desk/refund": said}
        assert self.refused(editor_client, new) == {"desk/new": said}
        confirm(publisher_client, plan_of(publisher_client, {**FILES, **changes}))
        assert DiagramTemplate.objects.get(slug="refund").title_en == "Back"

    def test_an_editor_keeps_what_publishers_decided(self, editor_client: Client) -> None:
        refund = DiagramTemplate.objects.get(slug="refund")
        refund.published_at = refund.expires_at = datetime(2030, 1, 1, tzinfo=UTC)
        refund.accepted_warnings = {"single-exit": "Never mind."}
        refund.save()
        refund.old_slugs.create(slug="money-back")
        exported = unpack(BytesIO(editor_client.get(f"{LIST}export/").getvalue()))
        files = {
            path: data.decode().replace("Refund\nsummary", "X\nsummary") for path, data in exported.items()
        }
        address = plan_of(editor_client, files).redirect_chain[-1][0]

        confirm(editor_client, editor_client.get(address, {"overwrite": "1"}, follow=True), overwrite="1")

        refund.refresh_from_db()
        assert (refund.title_en, refund.accepted_warnings) == ("X", {"single-exit": "Never mind."})

    def test_an_editor_takes_no_publication_back(self, editor_client: Client) -> None:
        DiagramTemplate.objects.filter(slug="refund").update(expires_at=datetime(2030, 1, 1, tzinfo=UTC))
        response = plan_of(editor_client, DRAFT)
        shown = editor_client.get(f"{response.redirect_chain[-1][0]}?overwrite=1").context["entries"]

        assert [each.refusal for each in shown] == [
            "Only publishers decide on “expires”: have that in the files as the gallery has it."
        ]

    def test_one_refusal_keeps_the_rest_back(self, editor_client: Client) -> None:
        changes = edited(EN, "Answer a call", "X") | DRAFT

        assert set(self.refused(editor_client, {**FILES, **changes})) == {"desk/answer"}

    def test_what_is_public_meanwhile_is_refused_when_confirmed(self, editor_client: Client) -> None:
        response = plan_of(editor_client, DRAFT)
        refund = DiagramTemplate.objects.get(slug="refund")
        refund.status = "published"
        refund.save()

        confirm(editor_client, response, overwrite="1")

        assert [tag.slug for tag in refund.tags.all()] == ["refund", "support"]

    def test_who_may_only_add_changes_nothing(self, client: Client) -> None:
        user = make_account("anna")
        user.user_permissions.add(Permission.objects.get(codename="add_diagramtemplate"))
        client.force_login(user)

        assert self.refused(client, DRAFT) == {"desk/refund": "You may not change templates."}
