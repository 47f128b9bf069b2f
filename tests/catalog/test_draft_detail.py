"""The page of a template that is not public, for those who have a link."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.signing import Signer
from django.utils import timezone
from django.utils.translation import override

from gallery.catalog.draft_links import DraftLink, Lifetime, address_of, new_link
from gallery.catalog.models import DailyUse, RelatedTemplate, Tag
from tests.catalog.clock import set_clock
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from gallery.catalog.models import DiagramTemplate

pytestmark = pytest.mark.django_db


def draft(**fields: Any) -> DiagramTemplate:
    return publish("canary", **({"status": "draft", "published_at": None} | fields))


def link_to(template: DiagramTemplate, language: str = "en", lifetime: Lifetime = Lifetime.DAY) -> str:
    with override(language):
        return address_of(new_link(template, lifetime))


def is_confidential(response: Response) -> bool:
    headers = ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")
    said = [response[header] for header in headers]
    return said == ["private, no-store", "noindex, nofollow", "no-referrer"] and "ETag" not in response


class TestPage:
    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_is_the_one_that_visitors_will_see(self, client: Client, language: str) -> None:
        template = draft(source_fr=FRENCH_SOURCE, description_en="Long.", description_fr="Longue.")
        template.tags.add(Tag.objects.create(slug="release", name_en="Release", name_fr="Release"))
        path = link_to(template, language)
        response = client.get(path)
        seen = Page(response.text).lines
        template.status = "published"
        template.save()
        prefix = "" if language == "en" else "/fr"
        public = Page(client.get(f"{prefix}/templates/canary/").text).lines

        assert response.status_code == 200
        assert path.startswith(f"{prefix}/drafts/")
        for part in ("Release", "2 steps" if not prefix else "2 étapes", 'n1: circle label:"Start"'):
            assert part in seen
            assert part in public
        assert "Long." in seen or "Longue." in seen

    @pytest.mark.parametrize(
        ("fields", "stage"),
        [
            ({}, "Draft"),
            ({"status": "archived"}, "Archived"),
            ({"status": "published", "published_at": "later"}, "Scheduled for"),
            ({"status": "published", "published_at": "before", "expires_at": "now"}, "Expired on"),
        ],
    )
    def test_says_at_which_stage_it_is_and_until_when_the_link_is_good(
        self, client: Client, fields: dict[str, Any], stage: str
    ) -> None:
        now = timezone.now()
        times = {"later": now + timedelta(days=3), "before": now - timedelta(days=3), "now": now}
        template = draft(**{name: times.get(value, value) for name, value in fields.items()})
        page = Page(client.get(link_to(template)).text)
        until = (now + timedelta(days=1)).date().isoformat()

        assert any(line.startswith(stage) for line in page.lines)
        assert any(str(time["datetime"]).startswith(until) for time in page.all("time"))

    def test_is_seen_by_nobody_else(self, client: Client) -> None:
        response = client.get(link_to(draft()))
        page = Page(response.text)

        assert is_confidential(response)
        assert not response.cookies
        assert page.all("meta", name="robots", content="noindex, nofollow")
        assert not page.all("link", rel="canonical")
        assert not page.all("link", rel="alternate")
        assert not page.all("script", type="application/ld+json")
        assert not page.all("meta", property="og:title")

    def test_is_neither_counted_nor_downloaded(self, client: Client) -> None:
        template = draft()
        page = Page(client.get(link_to(template)).text)

        assert not [link for link in page.links if link and "canary" in link]
        assert not any("/templates/canary/uses/" in str(part) for part in page.elements)
        assert page.all("button", data_copy="code")
        assert (
            client.post(
                "/templates/canary/uses/", {"kind": "copy"}, headers={"Sec-Fetch-Site": "same-origin"}
            ).status_code
            == 404
        )
        assert not DailyUse.objects.exists()

    def test_keeps_the_link_when_labels_or_language_change(self, client: Client) -> None:
        template = draft(source_fr=FRENCH_SOURCE)
        path = link_to(template)
        page = Page(client.get(path).text)

        assert f"{path}?labels=fr#diagram" in page.links
        assert f"/fr{path}" in page.links
        assert "Assistance" in "".join(Page(client.get(f"/fr{path}?labels=fr").text).lines)

    def test_recommends_what_is_public_alone(self, client: Client) -> None:
        template = draft()
        for slug, status in (("open", "published"), ("secret", "draft")):
            RelatedTemplate.objects.create(template=template, related=publish(slug, status=status))
        page = Page(client.get(link_to(template)).text)

        assert "/templates/open/" in page.links
        assert "Secret" not in page.lines

    def test_shows_a_source_with_errors(self, client: Client) -> None:
        response = client.get(link_to(draft(source_en="Desk {\n n1 circle\n}\n")))

        assert response.status_code == 200
        assert "n1 circle" in "".join(Page(response.text).lines)

    def test_shows_what_was_saved_last(self, client: Client) -> None:
        template = draft()
        path = link_to(template)
        template.title_en = "Something else"
        template.save()

        assert "Something else" in Page(client.get(path).text).lines


@pytest.mark.parametrize("path", ["/templates/?q=secrte", "/api/v1/templates/?q=secrte"])
def test_the_words_of_drafts_are_not_suggested(client: Client, path: str) -> None:
    template = draft(title_en="Secret")
    hidden = client.get(path).text
    template.status = "published"
    template.save()

    assert "secret" not in hidden.lower().replace("secrte", "")
    assert "secret" in client.get(path).text.lower().replace("secrte", "")


@pytest.mark.parametrize("is_late", [False, True])
def test_leads_to_the_page_once_that_is_public(
    client: Client, monkeypatch: pytest.MonkeyPatch, is_late: bool
) -> None:
    template = draft()
    path = link_to(template, "fr")
    template.status = "published"
    template.save()
    if is_late:
        set_clock(monkeypatch, timezone.now() + timedelta(days=2))
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (302, "/fr/templates/canary/")
    assert response["Cache-Control"] == "private, no-store"


class TestLinkThatShowsNothing:
    @pytest.mark.parametrize("lifetime", Lifetime)
    def test_is_over_at_its_time(
        self, client: Client, monkeypatch: pytest.MonkeyPatch, lifetime: Lifetime
    ) -> None:
        template = draft()
        start = timezone.now()
        path = link_to(template, lifetime=lifetime)
        set_clock(monkeypatch, start + timedelta(days=lifetime, seconds=-2))
        good = client.get(path)
        set_clock(monkeypatch, start + timedelta(days=lifetime))
        over = client.get(path)

        assert (good.status_code, over.status_code) == (200, 410)
        assert "This link has expired" in Page(over.text).lines
        assert "Canary" not in over.text
        assert is_confidential(over)

    def test_is_over_with_its_template(self, client: Client) -> None:
        template = draft()
        path = link_to(template)
        template.delete()

        assert client.get(path).status_code == 410

    def test_says_in_the_readers_language_what_to_do(self, client: Client) -> None:
        response = client.get("/fr/drafts/nonsense/")

        assert response.status_code == 403
        assert "Ce lien n’est pas complet" in Page(response.text).lines
        assert is_confidential(response)

    @pytest.mark.parametrize("end", [-1, -10])
    def test_is_not_guessed(self, client: Client, end: int) -> None:
        path = link_to(draft()).rstrip("/")

        assert client.get(f"{path[:end]}/").status_code == 403

    def test_is_not_made_of_another_one(self, client: Client) -> None:
        template, other = draft(), publish("other", status="draft")
        path = link_to(template)
        swapped = path.replace(f"/{template.pk}-", f"/{other.pk}-")
        _said, signature = path.strip("/").removeprefix("drafts/").split(".")
        longer = new_link(template, Lifetime.MONTH).until
        prolonged = f"/drafts/{template.pk}-{int(longer.timestamp())}.{signature}/"

        assert swapped != path
        assert [client.get(address).status_code for address in (swapped, prolonged)] == [403, 403]

    def test_is_not_signed_for_anything_else(self, client: Client) -> None:
        until = int((timezone.now() + timedelta(days=1)).timestamp())
        token = Signer(sep=".", salt="something else").sign(f"{draft().pk}-{until}")

        assert client.get(f"/drafts/{token}/").status_code == 403

    def test_is_not_good_with_another_key(self, client: Client, settings: Any) -> None:
        path = link_to(draft())
        settings.SECRET_KEY = "another"

        assert client.get(path).status_code == 403


def test_names_its_template_and_its_end() -> None:
    link = new_link(draft(), Lifetime.WEEK)

    assert isinstance(link, DraftLink)
    assert timedelta(days=7) - timedelta(seconds=5) < link.until - timezone.now() <= timedelta(days=7)
