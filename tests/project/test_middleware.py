"""The language comes from the address alone."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "language"), [("/templates/", "en"), ("/fr/templates/", "fr")])
def test_no_page_depends_on_the_languages_of_the_browser(client: Client, address: str, language: str) -> None:
    response = client.get(address, headers={"Accept-Language": "de, fr;q=0.9"})

    assert response["Content-Language"] == language
    assert "Accept-Language" not in response["Vary"]


@pytest.mark.django_db
def test_only_the_way_in_does(client: Client) -> None:
    response = client.get("/", headers={"Accept-Language": "fr"})

    assert response["Location"] == "/fr/templates/"
    assert "Accept-Language" in response["Vary"]
