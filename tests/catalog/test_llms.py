"""The gallery for language models."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_has_the_form_that_is_expected(client: Client) -> None:
    publish("canary")
    publish("pager", category=make_category("incidents", order=1))
    publish("hidden", status="draft")
    response = client.get("/llms.txt")
    lines = [line for line in response.text.splitlines() if line]

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "# FlowZap"
    assert lines[1].startswith("> ")
    assert [line for line in lines if line.startswith("#")] == [
        "# FlowZap", "## Patterns", "## Incidents", "## Optional",
    ]  # fmt: skip
    position = lines.index("## Patterns")
    assert lines[position + 1 : position + 4] == [
        "- [Canary](http://testserver/templates/canary.md): What Canary is for.",
        "## Incidents",
        "- [Pager](http://testserver/templates/pager.md): What Pager is for.",
    ]


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_every_link_leads_somewhere(client: Client, prefix: str) -> None:
    publish("canary")
    links = re.findall(r"\]\(http://testserver(.*?)\)", client.get(f"{prefix}/llms.txt").text)

    assert f"{prefix}/templates/canary.md" in links
    for link in links:
        assert client.get(link).status_code == 200


def test_is_in_french_for_french_readers(client: Client) -> None:
    publish("canary")
    text = client.get("/fr/llms.txt").text

    assert "- [Canary en français](http://testserver/fr/templates/canary.md): À quoi sert Canary." in text


def test_lists_the_newest_of_a_large_category_and_says_where_all_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gallery.catalog.views.llms.MOST_LISTED", 2)
    for day in (1, 2, 3):
        publish(f"canary-{day}", published_at=datetime(2026, 1, day, tzinfo=UTC))
    publish("pager", category=make_category("incidents", order=1))
    text = client.get("/llms.txt").text

    assert re.findall(r"/templates/(\S*)\.md", text) == ["canary-3", "canary-2", "pager"]
    title, path = re.findall(r"\[(All .*?)\]\(http://testserver(.*?)\)", text)[0]
    assert title == "All 3 templates"
    assert client.get(path).json()["count"] == 3
    assert text.count("[All ") == 1


def test_signs_of_markdown_are_taken_for_text(client: Client) -> None:
    publish("canary", title_en="A [b](c) *d*", summary_en="<e> `f` # g")

    assert r"- [A \[b\](c) \*d\*](http" in client.get("/llms.txt").text
    assert r"): \<e\> \`f\` \# g" in client.get("/llms.txt").text
