"""Whoever has a page already is told in one query that it is still the one, and only then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django.utils.http import http_date

from gallery.catalog import conditional, release
from gallery.catalog.models import (
    Category,
    DiagramTemplate,
    Drawing,
    OldSlug,
    RelatedTemplate,
    Revision,
    Tag,
)
from tests.catalog.acting import confirm
from tests.catalog.addresses import Named, every_address, path_of
from tests.catalog.clock import set_clock
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

UNCONDITIONAL = {
    "home": "redirects by what the browser says",
    "diagram_uses": "takes what is sent to it",
    "api_missing": "is never there",
    "draft_detail": "is for those alone who have a link, and kept by nobody",
    "security": "changes with the day, and is there only where a contact is set",
    "signed_in": "is what pages of the admin ask, and kept by nobody",
}
LASTING = {"card_picture", "list_preview", "category_preview", "diagram_preview"}
"""Their addresses change with what they give."""

READ = [address for address in every_address() if address.name not in UNCONDITIONAL]


def ids(address: Named) -> str:
    return address.name


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", READ, ids=ids)
def test_answers_304_in_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: Named, language: str
) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    path = path_of(address, language)
    whole = client.get(path)

    with django_assert_num_queries(0 if address.name in LASTING else 1):
        again = client.get(path, headers={"If-None-Match": whole["ETag"]})

    assert (whole.status_code, again.status_code) == (200, 304)
    assert not again.content
    for header in ("ETag", "Cache-Control", "Vary"):
        assert again[header] == whole[header]
    assert "Content-Security-Policy" not in again
    assert "X-Frame-Options" not in again


@pytest.mark.parametrize("address", READ, ids=ids)
def test_says_how_long_a_copy_is_good(client: Client, address: Named) -> None:
    publish("canary")
    response = client.get(path_of(address, "en"))
    head = client.head(path_of(address, "en"))

    if address.name in LASTING:
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert not response["ETag"].startswith("W/")
    else:
        assert response["Cache-Control"] == "public, no-cache"
        assert response["ETag"].startswith("W/")
        assert head["Last-Modified"] == response["Last-Modified"]
        since = {"If-Modified-Since": response["Last-Modified"]}
        assert client.get(path_of(address, "en"), headers=since).status_code == 304
    assert head["ETag"] == response["ETag"]
    assert "Cookie" not in response["Vary"]


def publish_another() -> None:
    publish("another")


def delete_a_template() -> None:
    DiagramTemplate.objects.get(slug="canary").delete()


def change_the_source() -> None:
    template = DiagramTemplate.objects.get(slug="canary")
    template.source_en = SOURCE.replace("Answer", "Reply")
    template.save()


def rename_a_category() -> None:
    category = Category.objects.get()
    category.name_fr = "motifs"
    category.save()


def delete_a_category() -> None:
    Category.objects.create(slug="empty", name_en="empty")
    Category.objects.get(slug="empty").delete()


def rename_a_tag() -> None:
    tag = Tag.objects.get()
    tag.name_en = "roll back"
    tag.save()


def put_on_a_tag() -> None:
    DiagramTemplate.objects.get(slug="canary").tags.add(Tag.objects.get())


def take_off_tags_from_the_other_side() -> None:
    Tag.objects.get().templates.set([])


def recommend() -> None:
    canary, other = (DiagramTemplate.objects.get(slug=slug) for slug in ("canary", "other"))
    RelatedTemplate.objects.create(template=canary, related=other)


def recommend_no_more() -> None:
    RelatedTemplate.objects.all().delete()


def redirect() -> None:
    DiagramTemplate.objects.get(slug="canary").old_slugs.create(slug="canari")


def redirect_no_more() -> None:
    OldSlug.objects.get().delete()


def say_what_is_new() -> None:
    DiagramTemplate.objects.get(slug="canary").editions.create(number=2, came_out_at=timezone.now())


def draw_anew() -> None:
    call_command("redraw", all=True, verbosity=0)


def load_files() -> None:
    call_command("load_gallery", "patterns/canary-deploy-workflow", verbosity=0)


EDITS: list[Callable[[], None]] = [
    publish_another,
    delete_a_template,
    change_the_source,
    rename_a_category,
    delete_a_category,
    rename_a_tag,
    put_on_a_tag,
    take_off_tags_from_the_other_side,
    recommend,
    recommend_no_more,
    redirect,
    redirect_no_more,
    say_what_is_new,
    draw_anew,
    load_files,
]


@pytest.fixture
def linked() -> DiagramTemplate:
    """Publish two templates with everything that can be changed about them."""
    template, other = publish("canary"), publish("other")
    tag = Tag.objects.create(slug="rollback", name_en="rollback")
    other.tags.add(tag)
    other.old_slugs.create(slug="otter")
    RelatedTemplate.objects.create(template=other, related=template)
    return template


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.usefixtures("linked")
def test_every_edit_makes_copies_stale(client: Client, edit: Callable[[], None]) -> None:
    before = client.get("/templates/")
    revision = Revision.objects.get()
    edit()
    after = client.get("/templates/", headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert Revision.objects.get().number > revision.number
    assert Revision.objects.get().changed_at > revision.changed_at


@pytest.mark.usefixtures("linked")
def test_archiving_many_at_once_makes_copies_stale(client: Client, admin_client: Client) -> None:
    etag = client.get("/templates/")["ETag"]
    confirm(admin_client, "archive")

    assert client.get("/templates/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.usefixtures("linked")
def test_what_visitors_do_leaves_copies_good(client: Client) -> None:
    etag = client.get("/templates/canary/")["ETag"]
    DiagramTemplate.objects.update(use_count=7)

    assert client.get("/templates/canary/", headers={"If-None-Match": etag}).status_code == 304


def test_a_list_by_copies_is_compared_itself(client: Client) -> None:
    publish("alpha")
    publish("beta")
    before = client.get("/templates/?sort=copied")
    good = client.get("/templates/?sort=copied", headers={"If-None-Match": before["ETag"]})
    DiagramTemplate.objects.filter(slug="alpha").update(use_count=7)
    DiagramTemplate.objects.filter(slug="beta").update(use_count=9)
    after = client.get("/templates/?sort=copied", headers={"If-None-Match": before["ETag"]})

    assert before["Cache-Control"] == "public, no-cache"
    assert good.status_code == 304
    assert after.status_code == 200


def test_a_template_that_comes_out_by_itself_makes_copies_stale(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("canary")
    tomorrow = timezone.now().replace(microsecond=0) + timedelta(days=1)
    publish("later", published_at=tomorrow)
    before = client.get("/templates/")
    monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(hours=1))
    after = client.get("/templates/", headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert after["Last-Modified"] == http_date(tomorrow.timestamp())


def test_a_template_that_expires_by_itself_makes_copies_stale(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("canary")
    tomorrow = timezone.now().replace(microsecond=0) + timedelta(days=1)
    publish("brief", published_at=timezone.now(), expires_at=tomorrow)
    before = client.get("/templates/")
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    after = client.get("/templates/", headers={"If-None-Match": before["ETag"]})
    later = client.get("/templates/", headers={"If-None-Match": after["ETag"]})

    assert "/templates/brief/" in before.text
    assert after.status_code == 200
    assert after["Last-Modified"] == http_date(tomorrow.timestamp())
    assert "/templates/brief/" not in after.text
    assert later.status_code == 304


def test_another_release_makes_copies_stale(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("canary")
    before = client.get("/templates/canary/")
    made_at = timezone.now() + timedelta(hours=1)
    set_clock(monkeypatch, made_at)
    monkeypatch.setattr(conditional, "this_release", lambda: release.Release("other", made_at))
    after = client.get("/templates/canary/", headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert after["Last-Modified"] == http_date(made_at.timestamp())


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/fr/templates/canary/", {}),
        ("/templates/canary/?labels=fr", {}),
        ("/templates/canary/", {"HX-Request": "true"}),
    ],
)
def test_what_is_asked_otherwise_is_another_page(client: Client, path: str, headers: dict[str, str]) -> None:
    publish("canary")
    etag = client.get("/templates/canary/")["ETag"]

    assert client.get(path, headers={"If-None-Match": etag, **headers}).status_code == 200


def test_compression_leaves_copies_good(client: Client) -> None:
    publish("canary")
    squeezed = {"Accept-Encoding": "gzip"}
    whole = client.get("/templates/canary/", headers=squeezed)

    assert whole["Content-Encoding"] == "gzip"
    again = client.get("/templates/canary/", headers={"If-None-Match": whole["ETag"], **squeezed})
    assert again.status_code == 304


def test_redirects_and_missing_pages_have_no_validators(client: Client) -> None:
    publish("canary").old_slugs.create(slug="canari")

    for path in ("/templates/canari/", "/templates/nothing/"):
        assert "Last-Modified" not in client.get(path)
        assert client.get(path).get("ETag", "").startswith("W/") is False


def test_without_a_revision_pages_are_made(client: Client) -> None:
    publish("canary")
    Revision.objects.all().delete()
    response = client.get("/templates/canary/")

    assert response.status_code == 200
    assert "Last-Modified" not in response


def test_while_the_code_is_worked_on_pages_are_made(client: Client, settings: Any) -> None:
    publish("canary")
    settings.DEBUG = True

    assert "Last-Modified" not in client.get("/templates/canary/")


def test_the_first_change_begins_to_count() -> None:
    Revision.objects.all().delete()
    Revision.rise()
    Revision.rise()

    assert Revision.objects.get().number == 2


def test_a_change_that_is_taken_back_was_none() -> None:
    publish("canary")
    number = Revision.objects.get().number
    with transaction.atomic():
        Drawing.objects.all().delete()
        transaction.set_rollback(True)

    assert Revision.objects.get().number == number


def test_the_release_is_told_by_its_files_and_settings(settings: Any, tmp_path: Any) -> None:
    def digest() -> str:
        release.this_release.cache_clear()
        return release.this_release().digest

    settings.BASE_DIR = tmp_path
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text("one")
    seen = [digest(), digest()]
    page.write_text("two")
    seen.append(digest())
    settings.CONTENT_LICENSE = "CC0"
    seen.append(digest())
    settings.SECRET_KEY = "another"
    settings.SECRET_KEY_FALLBACKS = ["and", "more"]
    seen.append(digest())
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    seen.append(digest())
    made_at = release.this_release().made_at
    release.this_release.cache_clear()

    assert seen[0] == seen[1] != seen[2] != seen[3] == seen[4] != seen[5]
    assert datetime(2026, 1, 1, tzinfo=UTC) < made_at


@pytest.mark.parametrize("tags", ["*", " * ", ", ".join(['"a"'] * 10_000)])
@pytest.mark.parametrize("name", ["If-None-Match", "If-Match"])
@pytest.mark.parametrize(
    ("path", "status"), [("/templates/canary/", 200), ("/templates/none/", 404), ("/pictures/none.svg", 404)]
)
def test_conditions_that_no_browser_sends_are_left_out(
    client: Client, tags: str, name: str, path: str, status: int
) -> None:
    publish("canary")

    assert client.get(path, headers={name: tags}).status_code == status
