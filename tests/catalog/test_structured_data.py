"""What pages are about, in the words of schema.org."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from gallery.catalog.models import Tag
from gallery.catalog.structured_data import as_script
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client

SITE = "http://testserver"


def things_on(client: Client, path: str) -> dict[str, dict[str, Any]]:
    """Return what is described on a page, by type."""
    scripts = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text, re.DOTALL
    )
    (data,) = map(json.loads, scripts)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


@pytest.mark.django_db
def test_a_template_is_an_article(client: Client, settings: Any) -> None:
    settings.CONTENT_LICENSE_URL = "https://example.org/license"
    template = publish("canary", category=make_category("patterns", name_fr="motifs"))
    template.tags.add(Tag.objects.create(slug="release", name_en="release", name_fr="livraison"))
    article = things_on(client, "/fr/templates/canary/?labels=fr")["TechArticle"]

    assert article["headline"] == "Canary en français"
    assert article["description"] == "À quoi sert Canary."
    assert article["url"] == f"{SITE}/fr/templates/canary/"
    assert article["inLanguage"] == "fr"
    assert article["datePublished"] == article["dateModified"] == "2026-01-31T00:00:00+00:00"
    assert article["version"] == "1"
    assert article["keywords"] == ["livraison"]
    assert article["license"] == "https://example.org/license"
    assert article["articleSection"] == "Motifs"
    assert article["isPartOf"]["url"] == f"{SITE}/fr/categories/patterns/"
    assert article["author"]["@type"] == article["publisher"]["@type"] == "Organization"
    assert (article["image"]["width"], article["image"]["height"]) == (1200, 630)
    assert client.get(article["image"]["url"].removeprefix(SITE)).status_code == 200


@pytest.mark.django_db
def test_an_article_without_translation_is_english(client: Client) -> None:
    publish("canary", title_fr="")
    article = things_on(client, "/fr/templates/canary/")["TechArticle"]

    assert article["inLanguage"] == "en"
    assert article["url"] == f"{SITE}/templates/canary/"


@pytest.mark.django_db
def test_a_template_stands_in_a_category(client: Client) -> None:
    publish("canary", category=make_category("patterns", name_fr="motifs"))
    trail = things_on(client, "/fr/templates/canary/")["BreadcrumbList"]["itemListElement"]

    assert [step["position"] for step in trail] == [1, 2, 3]
    assert [step["name"] for step in trail][1:] == ["Motifs", "Canary en français"]
    assert [step["item"] for step in trail] == [
        f"{SITE}/fr/templates/",
        f"{SITE}/fr/categories/patterns/",
        f"{SITE}/fr/templates/canary/",
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("path", ["/templates/", "/categories/patterns/"])
def test_lists_name_what_they_show_in_its_place(client: Client, path: str) -> None:
    for number in range(26):
        publish(f"alpha-{number:02}")
    first, second = (things_on(client, f"{path}?page={page}")["CollectionPage"] for page in (1, 2))

    assert first["url"] == SITE + path
    assert first["mainEntity"]["numberOfItems"] == 26
    assert [place["position"] for place in first["mainEntity"]["itemListElement"]] == [*range(1, 25)]
    assert second["mainEntity"]["itemListElement"] == [
        {
            "@type": "ListItem",
            "position": position,
            "name": f"Alpha {position - 1}",
            "url": f"{SITE}/templates/alpha-{position - 1}/",
        }
        for position in (25, 26)
    ]


@pytest.mark.django_db
def test_only_a_category_stands_below_something(client: Client) -> None:
    publish("canary")

    assert "BreadcrumbList" not in things_on(client, "/templates/")
    trail = things_on(client, "/categories/patterns/")["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in trail] == ["Templates", "Patterns"]


def test_nothing_ends_the_script() -> None:
    hostile = {"headline": "</script><script>alert(1)//", "text": "<!-- & \u2028\u2029 é"}
    script = as_script(hostile)

    assert not set("<>&\u2028\u2029") & set(script)
    assert "é" in script
    assert json.loads(script) == hostile
