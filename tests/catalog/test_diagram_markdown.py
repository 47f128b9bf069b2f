"""Everything about a template as Markdown."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.utils.html import strip_tags
from markdown_it import MarkdownIt

from gallery.catalog.exports.markdown import demoted, escape, fenced
from gallery.catalog.models import Tag
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ENGLISH = f"""\
# Canary

What Canary is for.

![Diagram: Canary](http://testserver/templates/canary.svg)

- Category: Patterns
- Tags: Release, Traffic
- 1 lane, 2 steps
- Version 1 (Jan. 31, 2026)
- [MIT license](https://opensource.org/license/mit)
- From: <http://testserver/templates/canary/>

## About this template

Long.

### When

Often.

## Step by step

2 steps in 1 lane: Support desk. It starts at “Start” and ends at “Answer”.

**Support desk**

1. **Start**
2. **Answer**\\
   The process ends here

## Full FlowZap Code

```flowzap
{SOURCE}```
"""


def rendered(text: str) -> str:
    """Return the HTML of a Markdown text, with what GitHub adds to the standard."""
    html: str = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    return html


def text_of(html: str) -> str:
    """Return the text of HTML as it is shown."""
    return unescape(strip_tags(html))


def test_says_everything(client: Client) -> None:
    template = publish("canary", description_en="Long.\n\n# When\n\nOften.")
    template.tags.set(
        [Tag.objects.create(slug=name.lower(), name_en=name) for name in ("Traffic", "Release")]
    )
    response = client.get("/templates/canary.md")

    assert response.text == ENGLISH
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="canary.md"'
    assert response["Link"] == '<http://testserver/templates/canary/>; rel="canonical"'
    assert client.get("/templates/canary.md", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_speaks_the_language_of_its_address_and_shows_the_labels_asked_for(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    english, french = (client.get(f"/fr/templates/canary.md{query}") for query in ("", "?labels=fr"))

    assert english.text.startswith("# Canary en français\n\nÀ quoi sert Canary.\n")
    assert "**Answer**" in english.text
    assert "## Étape par étape" in english.text
    assert "(http://testserver/fr/templates/canary.svg)" in english.text
    assert "**Répondre**" in french.text
    assert 'label:"Répondre"' in french.text
    assert "(http://testserver/fr/templates/canary.svg?labels=fr)" in french.text
    assert french["Content-Disposition"] == 'inline; filename="canary.fr.md"'


def test_the_licence_is_that_of_the_settings(client: Client, settings: Settings) -> None:
    publish("canary")
    settings.CONTENT_LICENSE, settings.CONTENT_LICENSE_URL = "CC BY 4.0", "https://example.org/by"
    assert "- [CC BY 4.0 license](https://example.org/by)\n" in client.get("/templates/canary.md").text

    settings.CONTENT_LICENSE_URL = ""
    assert "- CC BY 4.0 license\n" in client.get("/templates/canary.md").text


def test_a_source_that_is_too_large_has_no_picture(client: Client) -> None:
    publish("canary").drawings.all().delete()

    assert "![" not in client.get("/templates/canary.md").text


def test_markup_in_words_and_labels_stays_text(client: Client) -> None:
    words = "# *a* _b_ `c` [d](e) <i>f</i> &amp; ~~g~~ \\* | h"
    publish("canary", title_en=words, source_en=SOURCE.replace("Answer", "1. *Answer* _now_"))
    html = rendered(client.get("/templates/canary.md").text)

    assert text_of(html).splitlines()[0] == words
    assert "1. *Answer* _now_" in text_of(html.partition("<pre>")[0])
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("snake_case and 2 * 3", "snake_case and 2 \\* 3"),
        ("12. twelve", "12\\. twelve"),
        ("1) one", "1\\) one"),
        ("- not a list", "\\- not a list"),
        ("fish & chips", "fish & chips"),
        ("« a »", "« a »"),
        ("two\nlines", "two lines"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped
    assert text_of(rendered(escaped)).strip() == " ".join(text.split("\n"))


def test_no_source_ends_its_own_block_of_code() -> None:
    assert fenced("a\n```\nb\n") == "````flowzap\na\n```\nb\n````"
    assert fenced("a") == "```flowzap\na\n```"


def test_headings_go_below_those_of_the_text_and_code_stays() -> None:
    text = "# A\n\n## B\n\n~~~sh\n# not a heading\n```\n# nor this\n~~~\n\n###### C\n\n#hash\n"

    assert demoted(text) == text.strip().replace("# A\n\n## B", "### A\n\n#### B")
    assert demoted("### A") == "### A"
    assert demoted("#### A\n\n##### B") == "### A\n\n#### B"
