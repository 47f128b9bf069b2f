"""What is asked of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse

from gallery.catalog.making.words import RARE
from gallery.catalog.models import Drawing
from tests.benchmark.synthetic import process

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

SEARCH_LIMIT = 50.0
"""Milliseconds that a search may take."""
DESK_LIMIT = 150.0
"""Milliseconds that a page of the desk may take, and the answer to whoever types 60 nodes."""
DESK = "/admin/catalog/diagramtemplate/"


class Request(NamedTuple):
    """A page, how it is asked for, and how long it may take."""

    name: str
    address: str
    limit: float = SEARCH_LIMIT
    headers: dict[str, str] = {}
    status: int = 200
    data: dict[str, str] | None = None
    """What is posted; nothing if it is None."""

    def send(self, client: Client) -> HttpResponse:
        """Ask the site, which must answer as expected."""
        if self.data is None:
            response = client.get(self.address, headers=self.headers)
        else:
            response = client.post(self.address, self.data, headers=self.headers)
        if response.status_code != self.status:
            raise RuntimeError(f"{self.address}: {response.status_code} instead of {self.status}")
        return response  # type: ignore[return-value]


def requests(client: Client) -> list[Request]:
    """Return every request; conditional ones with the validators of a first answer."""
    page = "/templates/"
    detail = "/templates/canary-deploy-workflow/"
    card = reverse("card_picture", args=[Drawing.objects.order_by("pk").values_list("digest", flat=True)[0]])
    searches = {
        "list": "",
        "list, sorted by title": "?sort=title",
        "list, page 200": "?page=200",
        "list, facets": "?category=made-sales&lanes=2&lanes=3&loop=1",
        "search, common word": "?q=check",
        "search, common words": "?q=check+order",
        "search, in everything": "?q=the",
        "search, rare word": f"?q={RARE}",
        "search, prefix": "?q=inv",
        "search, one letter": "?q=d",
        "search, misspelt": "?q=shcedule",
        "search, two misspelt": "?q=paymnet+deplyo",
        "search and facets": "?q=order&category=made-sales&lanes=2&lanes=3",
        "search, nothing found": "?q=payment+zzzzzz",
        "search, ten words": "?q=payment+deploy+check+order+user+audit+report+risk+plan+office",
    }
    asked = [Request(name, page + query) for name, query in searches.items()]
    asked += [
        Request("list in French", f"/fr{page}"),
        Request("search in French", f"/fr{page}?q=d%C3%A9ploiement"),
        Request("search in French, misspelt", f"/fr{page}?q=deploiment+clinet"),
        Request("detail", detail),
        Request("card", card),
    ]
    if tag := client.get(detail).headers.get("ETag"):
        asked.append(Request("detail, not changed", detail, 10.0, {"If-None-Match": tag}, 304))
    return asked


def desk_requests() -> list[Request]:
    """Return what a curator asks; for a client that is signed in."""
    pages = {
        "desk, list": "",
        "desk, search": "?q=payment",
        "desk, quality": "quality/",
    }
    asked = [Request(name, DESK + query, DESK_LIMIT) for name, query in pages.items()]
    source = {"source_en": process(60, 6)}
    return [*asked, Request("desk, 60 nodes typed", f"{DESK}examine/", DESK_LIMIT, data=source)]
