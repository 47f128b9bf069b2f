"""What was public once and is no more: every address of it says so, whatever it gave before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from gallery.catalog.models import DiagramTemplate, Drawing, RelatedTemplate, Tag
from tests.catalog.addresses import Named, every_address, path_of
from tests.catalog.clock import set_clock
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

NOON = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=30)
"""When something comes out or goes, after everything that a test writes was written."""

OF_A_TEMPLATE = [
    address for address in every_address() if "slug" in address.parameters and "category" not in address.name
]

FORMS = {
    "diagram_detail": "text/html; charset=utf-8",
    "embed": "text/html; charset=utf-8",
    "diagram_markdown": "text/markdown; charset=utf-8",
    "api_template_detail": "application/problem+json",
}
"""In which an address says so; all others in plain text."""


def ids(address: Named) -> str:
    return address.name


def ask(client: Client, name: str, path: str) -> Response:
    if name == "diagram_uses":
        return client.post(path, {"kind": "copy"}, headers={"Sec-Fetch-Site": "same-origin"})
    return client.get(path)


def archive(template: DiagramTemplate) -> None:
    template.status = "archived"
    template.save()


def expire(template: DiagramTemplate) -> None:
    template.expires_at = timezone.now() - timedelta(seconds=1)
    template.save()


class TestEveryAddress:
    @pytest.mark.parametrize("language", ["en", "fr"])
    @pytest.mark.parametrize("end", [archive, expire])
    @pytest.mark.parametrize("address", OF_A_TEMPLATE, ids=ids)
    def test_says_so(
        self, client: Client, address: Named, end: Callable[[DiagramTemplate], None], language: str
    ) -> None:
        template = publish("canary")
        path = path_of(address, language)
        there = ask(client, address.name, path)
        end(template)
        response = ask(client, address.name, path)

        assert there.status_code in {200, 204}
        assert response.status_code == 410
        assert response["Content-Type"] == FORMS.get(address.name, "text/plain; charset=utf-8")
        assert response["Cache-Control"] == "public, no-cache"
        assert "Last-Modified" not in response

    @pytest.mark.parametrize("address", OF_A_TEMPLATE, ids=ids)
    def test_says_so_by_a_former_slug(self, client: Client, address: Named) -> None:
        template = publish("canary")
        path = path_of(address, "en")
        template.slug = "canary-release"
        template.save()
        archive(template)

        assert ask(client, address.name, path).status_code == 410

    @pytest.mark.parametrize(
        "hidden",
        [
            {"status": "draft", "published_at": None},
            {"status": "draft"},
            {"status": "archived", "published_at": None},
            {"status": "archived", "published_at": timezone.now() + timedelta(days=1)},
            {"published_at": timezone.now() + timedelta(days=1)},
        ],
        ids=["draft", "withdrawn", "archived draft", "archived before it came out", "scheduled"],
    )
    @pytest.mark.parametrize("address", OF_A_TEMPLATE, ids=ids)
    def test_of_what_was_never_public_says_nothing(
        self, client: Client, address: Named, hidden: dict[str, object]
    ) -> None:
        publish("canary", **hidden).old_slugs.create(slug="canari")
        path = path_of(address, "en")

        for asked in (path, path.replace("canary", "canari")):
            response = ask(client, address.name, asked)
            assert response.status_code == 404
            assert "Canary" not in response.text

    @pytest.mark.parametrize("address", OF_A_TEMPLATE, ids=ids)
    def test_leads_from_a_former_slug_to_what_is_there(self, client: Client, address: Named) -> None:
        publish("canary").old_slugs.create(slug="canari")
        path = path_of(address, "en")
        response = ask(client, address.name, path.replace("canary", "canari"))

        kept = address.name == "diagram_uses"
        assert (response.status_code, response["Location"]) == (308 if kept else 301, path)

    def test_is_silent_when_an_archived_one_was_to_come_out_meanwhile(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        template = publish("canary", published_at=timezone.now() + timedelta(days=1))
        archive(template)
        set_clock(monkeypatch, timezone.now() + timedelta(days=2))

        assert client.get("/templates/canary/").status_code == 404

    def test_is_there_again_when_it_is_published_again(self, client: Client) -> None:
        template = publish("canary")
        archive(template)
        template.status = "published"
        template.save()

        assert client.get("/templates/canary/").status_code == 200


ASKED_AGAIN = [
    address for address in OF_A_TEMPLATE if address.name not in {"diagram_uses", "diagram_preview"}
]
"""Of the others one takes what is sent to it; what the other gives is kept for good."""


@pytest.mark.parametrize("address", ASKED_AGAIN, ids=ids)
def test_what_expires_between_two_requests_is_gone_for_those_who_have_a_copy(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: Named
) -> None:
    publish("canary", expires_at=NOON)
    path = path_of(address, "en")
    set_clock(monkeypatch, NOON - timedelta(seconds=1))
    before = client.get(path)
    by_etag, by_time = {"If-None-Match": before["ETag"]}, {"If-Modified-Since": before["Last-Modified"]}
    assert client.get(path, headers=by_etag).status_code == 304
    set_clock(monkeypatch, NOON)

    assert client.get(path, headers=by_etag).status_code == 410
    assert client.get(path, headers=by_time).status_code == 410


LISTS = [
    "/templates/",
    "/templates/?q=canary",
    "/categories/patterns/",
    "/feed.atom",
    "/categories/patterns/feed.atom",
    "/sitemap.xml",
    "/llms.txt",
    "/api/v1/templates/",
    "/api/v1/templates/?q=canary",
    "/templates/other/",
    "/oembed?url=http://testserver/templates/canary/",
]


@pytest.mark.parametrize("path", LISTS)
def test_lists_follow_the_clock(client: Client, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    publish("other")
    publish("canary", published_at=NOON, expires_at=NOON + timedelta(days=1))
    seen, etag = [], ""
    for moment in (NOON - timedelta(seconds=1), NOON, NOON + timedelta(days=1)):
        set_clock(monkeypatch, moment)
        response = client.get(path, headers={"If-None-Match": etag})
        assert response.status_code != 304
        seen.append("templates/canary" in response.text or "embed/canary" in response.text)
        etag = response.get("ETag", "")
        if response.status_code == 200:
            assert client.get(path, headers={"If-None-Match": etag}).status_code == 304

    assert seen == [False, True, False]


@pytest.mark.parametrize(("path", "key"), [("/api/v1/categories/", "count"), ("/api/v1/tags/", "count")])
def test_counts_follow_the_clock(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str, key: str
) -> None:
    canary = publish("canary", published_at=NOON, expires_at=NOON + timedelta(days=1))
    canary.tags.add(Tag.objects.create(slug="release", name_en="release"))
    counts = []
    for moment in (NOON - timedelta(seconds=1), NOON, NOON + timedelta(days=1)):
        set_clock(monkeypatch, moment)
        counts.append(client.get(path).json()[key])

    assert counts == [0, 1, 0]


class TestPage:
    @pytest.mark.parametrize(
        ("prefix", "heading", "why"),
        [
            (
                "",
                "“Canary” is no longer available",
                "This template went out of date on May 12, 2026 and is no longer offered.",
            ),
            (
                "/fr",
                "« Canary en français » n’est plus disponible",
                "Ce modèle est périmé depuis le 12 mai 2026 et n’est plus proposé.",
            ),
        ],
    )
    def test_says_what_was_there_and_why_it_is_not(
        self, client: Client, prefix: str, heading: str, why: str
    ) -> None:
        publish("canary", expires_at=datetime(2026, 5, 12, tzinfo=UTC))
        page = Page(client.get(f"{prefix}/templates/canary/").text.replace("\u00a0", " "))

        assert heading in page.lines
        assert any(why in line for line in page.lines)
        assert page.all("meta", name="robots", content="noindex")
        assert not page.all("link", rel="canonical")
        assert page.all("form", role="search", action=f"{prefix}/templates/")
        other = "/templates/canary/" if prefix else "/fr/templates/canary/"
        assert other in page.links

    def test_says_that_it_was_taken_back(self, client: Client) -> None:
        archive(publish("canary"))
        text = client.get("/templates/canary/").text

        assert "This template was taken back and is no longer offered." in text

    def test_offers_the_curators_choice_then_what_is_alike(self, client: Client) -> None:
        tag = Tag.objects.create(slug="release", name_en="release")
        canary, chosen, alike = publish("canary"), publish("chosen"), publish("alike")
        publish("newest", published_at=timezone.now())
        for template in (canary, alike):
            template.tags.add(tag)
        RelatedTemplate.objects.create(template=canary, related=chosen)
        archive(canary)
        page = Page(client.get("/templates/canary/").text)

        assert "Related templates" in page.lines
        assert [line for line in page.lines if line in {"Chosen", "Alike", "Newest"}] == ["Chosen", "Alike"]

    def test_offers_the_newest_where_nothing_is_related(self, client: Client) -> None:
        archive(publish("canary"))
        publish("other")
        page = Page(client.get("/templates/canary/").text)

        assert "Newest templates" in page.lines
        assert "/templates/other/" in page.links

    def test_stands_in_an_empty_gallery(self, client: Client) -> None:
        archive(publish("canary"))

        assert "All templates" in Page(client.get("/templates/canary/").text).lines

    def test_asks_the_database_five_times(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        canary = publish("canary")
        RelatedTemplate.objects.create(template=canary, related=publish("other"))
        archive(canary)
        client.get("/templates/canary/")  # takes the census
        with django_assert_num_queries(5):
            client.get("/templates/canary/")


def test_a_frame_says_so_and_leads_to_the_page(client: Client) -> None:
    archive(publish("canary"))
    response = client.get("/fr/embed/canary/")
    page = Page(response.text)

    assert "/fr/templates/canary/" in page.links
    assert any("n’est plus proposé" in line for line in page.lines)
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response


def test_markdown_leads_to_the_texts_of_others(client: Client) -> None:
    archive(publish("canary"))
    publish("other")
    text = client.get("/templates/canary.md").text

    assert text.startswith("# Canary\n\nThis template was taken back and is no longer offered.\n")
    assert "- [Other](http://testserver/templates/other.md): What Other is for." in text


def test_the_api_says_so_as_a_problem(client: Client) -> None:
    archive(publish("canary"))
    response = client.get("/api/v1/templates/canary/")

    assert response.json() == {
        "type": "about:blank",
        "title": "Gone",
        "status": 410,
        "detail": "The template “canary” was taken back or is out of date.",
    }
    assert response["Access-Control-Allow-Origin"] == "*"


class TestOembed:
    def test_says_so(self, client: Client) -> None:
        archive(publish("canary"))
        response = client.get("/oembed?url=http://testserver/templates/canary/")

        assert response.status_code == 410
        assert "taken back" in response.json()["error"]

    def test_is_kept_no_longer_than_the_template(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish("canary", expires_at=NOON)
        set_clock(monkeypatch, NOON - timedelta(minutes=5))

        assert client.get("/oembed?url=http://testserver/templates/canary/").json()["cache_age"] == 300


class TestCardPicture:
    def test_is_gone(self, client: Client) -> None:
        template = publish("canary")
        picture = f"/pictures/{Drawing.objects.horizontal().get().digest}.svg"
        archive(template)

        assert client.get(picture).status_code == 410

    def test_of_a_draft_is_not_found(self, client: Client) -> None:
        publish("canary", status="draft")

        assert client.get(f"/pictures/{Drawing.objects.horizontal().get().digest}.svg").status_code == 404

    def test_is_there_while_another_template_has_it(self, client: Client) -> None:
        archive(publish("canary", title_en="Same"))
        publish("other", title_en="Same")
        digests = set(Drawing.objects.horizontal().filter(language="en").values_list("digest", flat=True))

        assert [client.get(f"/pictures/{digest}.svg").status_code for digest in digests] == [200]
