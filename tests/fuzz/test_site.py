"""A few hundred requests, the same ones every time, and those that once went wrong."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import corpus
from tests.fuzz.faults import Fault
from tests.fuzz.request import Request
from tests.fuzz.requests import KINDS, Kind
from tests.fuzz.site import Site

few = settings(deadline=None, derandomize=True, max_examples=12)


def faults(site: Site, request: Request) -> list[Fault]:
    return [fault for fault in site.try_request(request).faults if fault.kind != "hang"]


def test_what_once_went_wrong_goes_right(site: Site) -> None:
    assert {
        name: found for name, text in corpus.requests() if (found := faults(site, Request.of(text)))
    } == {}


def test_no_request_goes_wrong(site: Site) -> None:
    for kind in KINDS:
        try_some(site, kind)


def try_some(site: Site, kind: Kind) -> None:
    @few
    @given(st.randoms(use_true_random=False))
    def try_one(pick: Random) -> None:
        assert faults(site, kind.make(pick, site.world)) == []

    try_one()


def test_a_request_is_read_back_from_its_file(site: Site) -> None:
    for kind in KINDS:
        request = kind.make(Random("a seed"), site.world)  # noqa: S311 (no secret)
        assert Request.of(request.text) == request


def test_every_address_of_the_site_is_known(site: Site) -> None:
    assert {"templates/<slug:slug>/", "oembed", "admin/login/", "api/v1/templates/"} <= set(site.world.routes)
