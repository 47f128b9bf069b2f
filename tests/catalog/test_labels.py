"""The language of the labels in a diagram: what is asked for, and the links that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from gallery.catalog.labels import LabelLink, label_links
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client, RequestFactory

pytestmark = pytest.mark.django_db


def test_links_keep_the_rest_of_the_address(rf: RequestFactory) -> None:
    template = publish("canary", source_fr=FRENCH_SOURCE)
    request = rf.get("/templates/canary/?from=mail&labels=fr&labels=de&x=%26")

    assert label_links(request, template) == [
        LabelLink("en", "English", "/templates/canary/?from=mail&x=%26#diagram"),
        LabelLink("fr", "French", "/templates/canary/?from=mail&x=%26&labels=fr#diagram"),
    ]


def test_the_default_labels_have_the_plain_address(rf: RequestFactory) -> None:
    template = publish("canary", source_fr=FRENCH_SOURCE)

    assert label_links(rf.get("/fr/templates/canary/?labels=fr"), template)[0].address == (
        "/fr/templates/canary/#diagram"
    )


def test_a_french_page_offers_labels_in_french_and_in_english(rf: RequestFactory) -> None:
    template = publish("canary", source_fr=FRENCH_SOURCE)
    with translation.override("fr"):
        names = [link.name for link in label_links(rf.get("/fr/templates/canary/"), template)]

    assert names == ["en anglais", "en français"]


@pytest.mark.parametrize(("query", "current"), [("", "English"), ("?labels=fr", "French")])
def test_the_page_says_which_labels_it_shows(client: Client, query: str, current: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    text = client.get(f"/templates/canary/{query}").text
    switch = text[text.index('aria-labelledby="labels_heading"') :].partition("</nav>")[0]

    assert f'aria-current="true">{current}</span>' in switch
    assert switch.count("<a ") == 1


def test_there_is_one_drawing_for_wide_and_one_for_narrow_screens(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    text = client.get("/templates/canary/?labels=fr").text

    wide, narrow = text.index("diagram__canvas--wide"), text.index("diagram__canvas--narrow")
    assert text.count('<svg xmlns="http://www.w3.org/2000/svg" class="fz"') == 2
    assert "Répondre" in text[wide:narrow]
    assert "Répondre" in text[narrow : text.index("Step by step")]
    assert len(Page(text).all("div", role="region")) == 1
