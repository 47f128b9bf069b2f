"""The front door sends each visitor to the list in their language."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("accepted", "address"),
    [
        ("fr", "/fr/templates/"),
        ("fr-CA,fr;q=0.9,en;q=0.5", "/fr/templates/"),
        ("en-GB,en;q=0.9,fr;q=0.8", "/templates/"),
        ("de,fr;q=0.4,en;q=0.2", "/fr/templates/"),
        ("de", "/templates/"),
        ("nonsense;q=x,,", "/templates/"),
        (None, "/templates/"),
    ],
)
def test_sends_to_the_list_in_the_browsers_language(
    client: Client, accepted: str | None, address: str
) -> None:
    response = client.get("/", headers={"accept-language": accepted} if accepted else {})

    assert response.status_code == 302
    assert response["Location"] == address
    assert "Accept-Language" in response["Vary"]


def test_sends_to_the_list_in_the_language_of_the_address(client: Client) -> None:
    response = client.get("/fr/", headers={"accept-language": "en"})

    assert (response.status_code, response["Location"]) == (302, "/fr/templates/")


def test_only_reads(client: Client) -> None:
    assert client.head("/").status_code == 302
    assert client.post("/").status_code == 405
