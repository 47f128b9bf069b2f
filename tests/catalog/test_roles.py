"""Editors write drafts, publishers decide what visitors see, and nobody else does either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User

from gallery.catalog.roles import may_change, may_publish
from tests.accounts import make_account, make_roles
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

    from gallery.catalog.models import DiagramTemplate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

ADMIN = "/admin/catalog/"


def draft() -> DiagramTemplate:
    return publish("draft", status="draft", published_at=None)


def permissions_of(group: str) -> set[str]:
    names = Permission.objects.filter(group__name=group, content_type__app_label="catalog")
    return set(names.values_list("codename", flat=True))


class TestGroups:
    def test_editors_write_drafts_and_publish_nothing(self) -> None:
        make_roles()
        allowed = permissions_of("Editors")

        assert {"add_diagramtemplate", "change_diagramtemplate", "view_diagramtemplate", "add_tag"} <= allowed
        assert (
            not {"publish_diagramtemplate", "delete_diagramtemplate", "change_tag", "add_category"} & allowed
        )

    def test_publishers_do_all_that_and_more(self) -> None:
        make_roles()
        more = permissions_of("Publishers") - permissions_of("Editors")

        assert permissions_of("Editors") < permissions_of("Publishers")
        assert {"publish_diagramtemplate", "delete_diagramtemplate", "change_category", "delete_tag"} <= more

    @pytest.mark.parametrize("group", ["Editors", "Publishers"])
    def test_nobody_changes_what_the_gallery_writes_or_who_may_what(self, group: str) -> None:
        make_roles()
        others = Permission.objects.filter(group__name=group).exclude(content_type__app_label="catalog")

        assert not others
        assert not [
            name
            for name in permissions_of(group)
            for model in ("drawing", "searchentry", "searchword", "loadedentry", "revision", "countedus")
            if model in name
        ]
        assert not {"change_change", "add_change", "delete_change", "change_dailyuse"} & permissions_of(group)

    def test_what_an_administrator_changed_stays(self) -> None:
        make_roles()
        group = Group.objects.get(name="Editors")
        group.permissions.set(Permission.objects.filter(codename="view_tag"))
        count = Permission.objects.count()

        make_roles()

        assert permissions_of("Editors") == {"view_tag"}
        assert Permission.objects.count() == count

    def test_permissions_have_the_names_that_django_gives_them(self) -> None:
        Permission.objects.all().delete()
        Group.objects.all().delete()
        make_roles()
        names = dict(Permission.objects.values_list("codename", "name"))

        assert names["add_diagramtemplate"] == "Can add diagram template"
        assert names["publish_diagramtemplate"] == "Can publish diagram templates"


class TestAccounts:
    def test_editors_change_drafts_only(self, editor: User) -> None:
        assert may_change(editor, draft())
        assert not may_change(editor, publish("one"))
        assert not may_change(editor, publish("two", status="archived"))
        assert not may_publish(editor)

    def test_publishers_change_everything(self, publisher: User) -> None:
        assert may_publish(publisher)
        assert all(may_change(publisher, each) for each in (draft(), publish("one")))
        assert may_change(publisher, publish("two", status="archived"))

    def test_superusers_change_everything(self, admin_user: User) -> None:
        assert may_publish(admin_user)
        assert may_change(admin_user, publish("one"))

    @pytest.mark.parametrize("group", ["Editors", "Publishers"])
    def test_who_left_may_nothing(self, group: str) -> None:
        user = make_account("leaver", group)
        user.is_active = False
        user.save()
        user = User.objects.get(pk=user.pk)

        assert not may_publish(user)
        assert not may_change(user, draft())

    def test_a_superuser_who_left_may_nothing(self, admin_user: User) -> None:
        admin_user.is_active = False

        assert not may_publish(admin_user)
        assert not may_change(admin_user, draft())

    def test_visitors_and_staff_without_a_role_may_nothing(self) -> None:
        template = draft()

        for user in (AnonymousUser(), make_account("new")):
            assert not may_publish(user)
            assert not may_change(user, template)

    def test_who_may_publish_alone_may_not_change(self) -> None:
        user = make_account("signatory")
        make_roles()
        user.user_permissions.add(Permission.objects.get(codename="publish_diagramtemplate"))

        assert may_publish(user)
        assert not may_change(user, draft())


class TestEscalation:
    """Who writes templates makes no accounts, gives no rights and sees no passwords."""

    PAGES = (
        "auth/user/",
        "auth/user/add/",
        "auth/user/{user}/change/",
        "auth/user/{user}/password/",
        "auth/user/{user}/delete/",
        "auth/group/",
        "auth/group/add/",
        "auth/group/{group}/change/",
    )

    @pytest.mark.parametrize("name", ["editor_client", "publisher_client"])
    def test_accounts_and_groups_are_closed(self, request: pytest.FixtureRequest, name: str) -> None:
        client: Client = request.getfixturevalue(name)
        user, group = User.objects.get(), Group.objects.get(name="Editors")
        make_roles()
        sent = {"username": user.username, "is_superuser": "on", "is_staff": "on", "is_active": "on"}

        for page in self.PAGES:
            address = f"/admin/{page.format(user=user.pk, group=group.pk)}"
            assert client.get(address).status_code == 403
            assert client.post(address, sent).status_code == 403
        user.refresh_from_db()
        assert not user.is_superuser

    def test_superusers_open_them(self, admin_client: Client, admin_user: User) -> None:
        make_roles()
        group = Group.objects.get(name="Editors")

        for page in self.PAGES:
            address = f"/admin/{page.format(user=admin_user.pk, group=group.pk)}"
            assert admin_client.get(address).status_code == 200

    @pytest.mark.parametrize("name", ["editor_client", "publisher_client"])
    def test_the_desk_does_not_name_them(self, request: pytest.FixtureRequest, name: str) -> None:
        html = request.getfixturevalue(name).get("/admin/").text

        assert "/admin/catalog/diagramtemplate/" in html
        assert "/admin/auth/" not in html


def test_a_draft_that_was_public_is_the_publishers(editor: User, publisher: User) -> None:
    template = publish("one")
    template.status = "draft"
    template.save()

    assert not may_change(editor, template)
    assert may_change(publisher, template)
