"""Who may open what of the admin: a table of every address, and what made-up requests cannot bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from django.test import Client

from gallery.catalog.admin.uploads.keeping import keep
from gallery.catalog.models import DiagramTemplate
from tests.accounts import make_account
from tests.catalog.change_form import change_page, opened
from tests.catalog.published import SOURCE
from tests.security.places import every_place, read_through

if TYPE_CHECKING:
    from tests.security.places import World

pytestmark = pytest.mark.django_db

PLACES = [place for place in every_place() if place.name.startswith("admin:")]
LIST = "/admin/catalog/diagramtemplate/"
CATALOG = ("diagramtemplate", "category", "tag", "change", "dailyuse")
SENT_ONLY = {
    "catalog_change_restore",
    *(f"catalog_diagramtemplate_{name}" for name in ("examine", "format", "fix", "compare", "labels")),
    "catalog_diagramtemplate_preview_link",
}
"""What can only be sent: to look there is refused to everybody, without a look at who asks."""

EVERYBODY = {"login"}
"""Open without an account."""
STAFF = {"index", "logout", "password_change", "password_change_done", "jsi18n", "view_on_site"}
"""Open to every account that may enter the admin."""
EDITORS = SENT_ONLY | {
    *(f"catalog_{model}_{page}" for model in CATALOG for page in ("changelist", "history", "change")),
    *("catalog_diagramtemplate_add", "catalog_tag_add", "catalog_change_compare"),
    *(f"catalog_diagramtemplate_import_{step}" for step in ("upload", "plan", "picture", "source")),
    *(f"catalog_diagramtemplate_{name}" for name in ("thumbnail", "quality", "export")),
    *(f"catalog_diagramtemplate_related_{name}" for name in ("found", "suggestions")),
    *("autocomplete", "app_list"),
}
"""Open to editors and publishers."""
PUBLISHERS = {
    "catalog_category_add",
    *(f"catalog_{model}_delete" for model in ("category", "tag", "diagramtemplate")),
}
"""Open to publishers only."""
SUPERUSERS = {
    *(
        f"auth_user_{page}"
        for page in ("changelist", "add", "history", "delete", "change", "password_change")
    ),
    *(f"auth_group_{page}" for page in ("changelist", "add", "history", "delete", "change")),
    *(f"axes_accesslog_{page}" for page in ("changelist", "history", "delete", "change")),
    *(f"axes_accessattempt_{page}" for page in ("changelist", "history", "delete", "change")),
    "catalog_dailyuse_delete",
}
"""Open to superusers only."""
NOBODY = {
    *("axes_accessattempt_add", "axes_accesslog_add"),
    *("catalog_change_add", "catalog_change_delete", "catalog_dailyuse_add"),
}
"""Open to nobody: the gallery itself writes this."""
READ_ONLY = {f"axes_{model}_change" for model in ("accesslog", "accessattempt")} | {
    f"catalog_{model}_change" for model in ("change", "dailyuse")
}
"""What can be looked at and not be changed."""
SHELVES = {"catalog_category_change", "catalog_tag_change"}
"""What editors look at and publishers change."""
LEADING_ON = {"?"}
"""Django's own redirects, and its page for what is not there."""

RANKS = ("anonymous", "staff", "editor", "publisher", "superuser")
TABLE = {
    name: rank
    for rank, names in enumerate((EVERYBODY, STAFF, EDITORS, PUBLISHERS, SUPERUSERS, NOBODY))
    for name in names
}
"""The lowest rank that an address is open to, by its place in `RANKS`."""


def client_of(rank: str) -> Client:
    client = Client()
    if rank == "superuser":
        client.force_login(User.objects.get(username="admin"))
    elif rank != "anonymous":
        groups = {"staff": "", "editor": "Editors", "publisher": "Publishers"}
        client.force_login(make_account(rank, groups[rank]))
    return client


def test_every_address_is_in_the_table() -> None:
    assert {place.name.removeprefix("admin:") for place in PLACES} - LEADING_ON == set(TABLE)


@pytest.mark.parametrize("rank", RANKS)
def test_addresses_are_open_to_whom_the_table_says(world: World, rank: str) -> None:
    client = client_of(rank)
    for place in PLACES:
        name = place.name.removeprefix("admin:")
        if name in LEADING_ON | {"logout"}:
            continue
        # Restoring has tests of its own: it changes what the others look at.
        for method in ("GET",) if name == "catalog_change_restore" else ("GET", "POST"):
            answer = client.generic(method, world.path_of(place))
            read_through(answer)
            told = (rank, method, name, answer.status_code)
            if rank == "anonymous" and TABLE[name]:
                assert answer.status_code == 302, told
                assert answer["Location"].startswith("/admin/login/?next="), told
            elif RANKS.index(rank) < TABLE[name]:
                assert answer.status_code in {403, 404, 405}, told
            elif name == "catalog_diagramtemplate_import_picture" and rank != "superuser":
                assert answer.status_code == 404, told  # it is the superuser's upload
            elif method == "POST" and name in SHELVES and rank == "editor":
                assert answer.status_code == 403, told
            elif not (method == "POST" and name in READ_ONLY):
                assert answer.status_code not in {403, 404, 500}, told


def test_visitors_are_led_to_the_login_page_from_what_is_not_there_too(world: World, client: Client) -> None:
    for path in ("/admin/nothing/", f"{LIST}99999/change/", "/admin/catalog/secret/"):
        assert client.get(path)["Location"].startswith("/admin/login/?next=")


class TestEditors:
    """Requests that no page of theirs would send."""

    @pytest.mark.parametrize("status", ["published", "archived"])
    def test_publish_nothing(self, world: World, editor_client: Client, status: str) -> None:
        sent = opened(editor_client, world.draft) | {
            "status": [status],
            "published_at_0": ["2026-01-01"],
            "published_at_1": ["00:00:00"],
            "expires_at_0": ["2030-01-01"],
            "expires_at_1": ["00:00:00"],
        }
        editor_client.post(change_page(world.draft), sent)
        world.draft.refresh_from_db()

        assert world.draft.status == DiagramTemplate.Status.DRAFT
        assert world.draft.published_at is None
        assert world.draft.expires_at is None

    def test_add_nothing_that_is_public(self, world: World, editor_client: Client) -> None:
        sent = opened(editor_client, world.draft) | {"slug": ["sneaked-in"], "status": ["published"]}
        editor_client.post(f"{LIST}add/", sent)

        added = DiagramTemplate.objects.filter(slug="sneaked-in")
        assert not added.exclude(status=DiagramTemplate.Status.DRAFT)

    def test_change_nothing_that_is_public(self, world: World, editor_client: Client) -> None:
        sent = opened(editor_client, world.draft) | {"title_en": ["Defaced"], "slug": ["canary"]}
        editor_client.post(change_page(world.template), sent)
        world.template.refresh_from_db()

        assert world.template.title_en == "Canary"
        link = f"{LIST}{world.template.pk}/preview-link/"
        assert editor_client.post(link, {"lifetime": "7"}).status_code == 403

    @pytest.mark.parametrize("action", ["publish", "archive", "withdraw", "delete_selected"])
    def test_take_no_action_of_publishers(self, world: World, editor_client: Client, action: str) -> None:
        keys = [world.template.pk, world.draft.pk]
        sent = {"action": action, "_selected_action": keys, "confirmed": "1", "post": "yes", "why": ""}
        editor_client.post(LIST, sent)

        stages = dict(DiagramTemplate.objects.values_list("slug", "status"))
        assert stages == {"canary": "published", "unfinished": "draft"}

    def test_go_back_only_in_what_is_theirs(self, world: World, editor_client: Client) -> None:
        restore = f"/admin/catalog/change/{world.keys['catalog_change']}/restore/"
        DiagramTemplate.objects.filter(pk=world.draft.pk).update(status="published")

        assert editor_client.post(restore).status_code == 403

    def test_write_in_the_drafts_of_others(self, world: World, editor_client: Client) -> None:
        """Drafts are everybody's work; the form tells two at once of each other."""
        sent = opened(editor_client, world.draft) | {"title_en": ["Finished"]}

        assert editor_client.post(change_page(world.draft), sent).status_code == 302


@pytest.mark.parametrize("step", ["", "picture/?path=diagram.fz", "source/"])
def test_uploads_are_their_owners_alone(
    world: World, publisher_client: Client, editor: User, step: str
) -> None:
    upload = keep(editor, "secret.fz", {"diagram.fz": SOURCE.replace("Support desk", "Secret")})
    for ask in (publisher_client.get, publisher_client.post):
        answer = ask(f"{LIST}import/{upload.pk}/{step}")

        assert answer.status_code in {302, 404, 410}
        assert "ecret" not in answer.text


def test_staff_without_a_role_see_no_draft(world: World) -> None:
    client = client_of("staff")
    for place in PLACES:
        if place.name != "admin:logout":
            assert "Unfinished" not in client.get(world.path_of(place)).text, place


def test_visitors_see_no_draft_anywhere(world: World, client: Client) -> None:
    for place in every_place():
        path = world.path_of(place)
        if place.name != "draft_detail" and not path.endswith(".png"):
            for asked in {path, path.replace("canary", "unfinished")}:
                assert "Unfinished" not in client.get(asked).text, place


def test_a_link_to_a_draft_opens_nothing_else(world: World, client: Client) -> None:
    path = next(world.path_of(place) for place in every_place() if place.name == "draft_detail")
    assert client.get(path).status_code == 200
    token = path.rstrip("/").rpartition("/")[2]
    number, _, rest = token.partition("-")
    others = (f"{world.template.pk}-{rest}", f"{int(number) + 1}-{rest}", token[:-1], f"{token}x", "1-9.a")
    for other in others:
        assert client.get(path.replace(token, other)).status_code == 403
