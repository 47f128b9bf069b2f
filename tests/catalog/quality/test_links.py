"""Links in descriptions: which addresses are this site's, where they lead, and when that changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from gallery.catalog.models import DiagramTemplate, OldSlug
from gallery.catalog.quality.links import MOST_LINKS, Target, target_of
from tests.catalog.published import make_category, publish
from tests.catalog.quality.found import kinds, of_kind, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

PAGE = "/templates/own/"


def linking(address: str = "/templates/two/", **fields: str) -> DiagramTemplate:
    """Publish a template whose description links to an address."""
    return publish("one", **({"description_en": f"See [there]({address})."} | fields))


class TestTarget:
    @pytest.mark.parametrize(
        "address",
        [
            "/templates/two/",
            "/templates/two/#steps",
            "/templates/two/?labels=fr",
            "/templates/two",
            "/fr/templates/two/",
            "/templates/two.svg",
            "/embed/two/",
            "../two/",
            "../../fr/templates/two/",
            "http://testserver/templates/two/",
            "https://testserver:8000/fr/templates/two/",
            "//testserver/templates/two/",
            "/templates/%74wo/",
        ],
    )
    def test_is_a_template_however_it_is_written(self, address: str) -> None:
        assert target_of(address, PAGE) == Target("template", "two")

    @pytest.mark.parametrize("address", ["/categories/patterns/", "/fr/categories/patterns/feed.atom"])
    def test_is_a_category(self, address: str) -> None:
        assert target_of(address, PAGE) == Target("category", "patterns")

    @pytest.mark.parametrize("address", ["/template/two/", "/fr/fr/templates/two/", "two/three/", "/x"])
    def test_is_nowhere(self, address: str) -> None:
        assert target_of(address, PAGE) == Target("nowhere")

    @pytest.mark.parametrize(
        "address",
        [
            *("https://example.org/templates/two/", "mailto:a@example.org", "http://[", "/", "/fr/"),
            *("/templates/?q=pay", "/static/favicon.svg", "/sitemap.xml", "//other/templates/two/"),
        ],
    )
    def test_is_none_that_could_be_missing(self, address: str) -> None:
        assert target_of(address, PAGE) is None

    def test_a_site_that_answers_to_every_name_knows_none_as_its_own(self) -> None:
        with override_settings(ALLOWED_HOSTS=["*"]):
            assert target_of("https://example.org/templates/two/", PAGE) is None


class TestBroken:
    def test_is_told_with_its_field_until_the_template_comes_out(self) -> None:
        one = linking()
        (row,) = of_kind(one, "broken-link")
        assert (row.language, row.field) == ("en", "description_en")
        assert told(one, "broken-link") == ["/templates/two/ leads nowhere."]

        two = publish("two", status="draft")
        one.save()
        assert told(one, "broken-link") == ["/templates/two/ leads to a draft, which visitors do not see."]

        two.status = "published"
        two.save()
        assert "broken-link" not in kinds(one)

    def test_is_told_of_each_language_for_itself(self) -> None:
        one = linking(description_fr="Voir [là](/fr/templates/two/) et [ailleurs](/fr/templates/three/).")

        rows = of_kind(one, "broken-link")

        assert [(row.language, row.field) for row in rows] == [
            ("en", "description_en"),
            ("fr", "description_fr"),
            ("fr", "description_fr"),
        ]

    def test_is_told_once_however_often_it_stands_there(self) -> None:
        one = linking(description_en="[a](/templates/two/), [b](/templates/two/)")

        assert len(of_kind(one, "broken-link")) == 1

    @pytest.mark.parametrize("how", ["archive", "expire", "delete", "schedule"])
    def test_is_told_as_soon_as_the_template_is_gone(self, how: str) -> None:
        two = publish("two")
        one = linking()
        assert "broken-link" not in kinds(one)

        now = timezone.now()
        match how:
            case "archive":
                two.status = "archived"
            case "expire":
                two.expires_at = now - timedelta(hours=1)
            case "schedule":
                two.published_at = now + timedelta(hours=1)
        if how == "delete":
            two.delete()
        else:
            two.save()

        said = {
            "archive": "leads to an archived template.",
            "expire": "leads to a template that has expired.",
            "delete": "leads nowhere.",
            "schedule": "leads to a template that is not published yet.",
        }
        assert told(one, "broken-link") == [f"/templates/two/ {said[how]}"]

    def test_one_that_redirects_is_told_with_the_new_name(self) -> None:
        two = publish("two")
        one = linking()
        two.slug = "three"
        two.save()

        assert told(one, "broken-link") == [
            "/templates/two/ is a former address and redirects: the template is at “three” now."
        ]

        two.delete()
        assert told(one, "broken-link") == ["/templates/two/ leads nowhere."]

    def test_is_told_when_a_former_address_is_given_up(self) -> None:
        OldSlug.objects.create(slug="two", template=publish("three"))
        one = linking()
        assert of_kind(one, "broken-link")[0].details["why"] == "moved"

        OldSlug.objects.all().delete()

        assert of_kind(one, "broken-link")[0].details["why"] == "missing"

    def test_is_told_of_a_category_until_it_is_there(self) -> None:
        one = linking("/categories/desk/")
        assert told(one, "broken-link") == ["/categories/desk/ leads nowhere."]

        category = make_category("desk")
        assert "broken-link" not in kinds(one)
        category.delete()
        assert "broken-link" in kinds(one)

    def test_is_not_told_of_the_page_itself_or_its_parts(self) -> None:
        one = publish("one", status="draft", description_en="[a](#why) [b](/templates/one/#why) [c](?x=1)")

        assert "broken-link" not in kinds(one)

    def test_is_found_however_markdown_writes_it(self) -> None:
        one = linking(
            description_en='[a][x] <a href="/templates/b/">b</a>\n\n[x]: /templates/a/\n\n`[c](/c)`'
        )

        addresses = [row.details["address"] for row in of_kind(one, "broken-link")]

        assert addresses == ["/templates/a/", "/templates/b/"]

    def test_is_told_of_so_many_at_most(self) -> None:
        words = " ".join(f"[{number}](/templates/x{number}/)" for number in range(MOST_LINKS + 5))

        assert len(of_kind(linking(description_en=words), "broken-link")) == MOST_LINKS
