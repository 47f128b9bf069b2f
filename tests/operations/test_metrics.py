"""Figures are there for whoever knows the token, and for nobody else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as all_settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from prometheus_client.parser import text_string_to_metric_families

from gallery.operations import metrics
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import DjangoAssertNumQueries, Settings

TOKEN = "token-of-this-test"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def token(settings: Settings) -> str:
    settings.METRICS_TOKEN = TOKEN
    return TOKEN


def figures() -> dict[str, float]:
    """Return each figure that is more than 0, under its name and the values of its labels."""
    text = metrics.exposition().decode()
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {
        f"{sample.name}{[*sample.labels.values()] or ''}": sample.value
        for sample in samples
        if sample.value and not sample.name.endswith("_created")
    }


def added(before: dict[str, float]) -> dict[str, float]:
    """Return by how much each figure grew, times apart."""
    return {
        name: value - before.get(name, 0)
        for name, value in figures().items()
        if value != before.get(name) and "_sum" not in name and "_bucket" not in name
    }


class TestAsking:
    @pytest.mark.django_db
    def test_leads_nowhere_without_a_token(self, client: Client) -> None:
        assert client.get("/metrics", headers=BEARER).status_code == 404

    @pytest.mark.parametrize(
        "sent",
        ["", "Bearer", "Bearer ", f"Basic {TOKEN}", "Bearer other", f"Bearer {TOKEN}x", "Bearer é", TOKEN],
    )
    @pytest.mark.usefixtures("token")
    def test_is_refused_without_the_right_one(self, sent: str, client: Client) -> None:
        answer = client.get("/metrics", headers={"Authorization": sent} if sent else {})

        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert "gallery_" not in answer.content.decode()

    @pytest.mark.usefixtures("token")
    def test_answers_under_any_host_without_https_or_a_database(
        self, settings: Settings, client: Client
    ) -> None:
        settings.SECURE_SSL_REDIRECT = True

        answer = client.get("/metrics", headers={**BEARER, "Host": "10.0.0.7:8000"})

        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
        assert answer["Cache-Control"] == "no-store"
        assert int(answer["Content-Length"]) == len(answer.content)
        names = {family.name for family in text_string_to_metric_families(answer.content.decode())}
        assert {"gallery_requests", "gallery_request_seconds", "gallery_query_seconds"} <= names

    @pytest.mark.usefixtures("token")
    def test_only_reads(self, client: Client) -> None:
        assert client.post("/metrics", headers=BEARER).status_code == 405
        assert client.head("/metrics", headers=BEARER).status_code == 200

    @pytest.mark.usefixtures("token", "db")
    def test_is_one_address(self, client: Client) -> None:
        assert client.get("/metrics/", headers=BEARER).status_code == 404
        assert client.get("/fr/metrics", headers=BEARER).status_code == 404


@pytest.mark.usefixtures("token")
class TestCounting:
    @pytest.mark.django_db
    def test_requests_by_the_name_of_their_address(self, client: Client) -> None:
        before = figures()

        for address in ("/templates/", "/fr/templates/", "/nowhere/a/", "/nowhere/b/", "/static/none.css"):
            client.get(address)
        client.head("/templates/")
        client.generic("BREW", "/robots.txt")

        grown = added(before)
        assert grown["gallery_requests_total['GET', '2xx', 'diagram_list']"] == 2
        assert grown["gallery_requests_total['HEAD', '2xx', 'diagram_list']"] == 1
        assert grown["gallery_requests_total['GET', '4xx', 'unresolved']"] == 2
        assert grown["gallery_requests_total['GET', '4xx', 'static']"] == 1
        assert grown["gallery_requests_total['other', '4xx', 'robots']"] == 1
        assert grown["gallery_request_seconds_count['diagram_list']"] == 3
        assert grown["gallery_query_seconds_count"] > 0

    def test_faults(self, settings: Settings) -> None:
        settings.ROOT_URLCONF = "tests.operations.failing"
        before = figures()

        Client(raise_request_exception=False, headers={"Cookie": "a=b"}).get("/failing/")

        assert added(before)["gallery_requests_total['GET', '5xx', 'failing']"] == 1

    @pytest.mark.django_db
    def test_does_not_ask_the_database(
        self, client: Client, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(0):
            client.get("/metrics", headers=BEARER)

    def test_queries_and_drawings_and_slow_ones(self, settings: Settings) -> None:
        settings.SLOW_DRAWING_MS = 1e-6
        before = figures()

        metrics.count_query(0.25, slow=True)
        metrics.count_query(0.25, slow=False)
        with timed_drawing("canary"):
            pass

        assert added(before) == {
            "gallery_query_seconds_count": 2,
            "gallery_slow_queries_total": 1,
            "gallery_drawing_seconds_count": 1,
            "gallery_slow_drawings_total": 1,
        }
        after = figures()
        assert after["gallery_query_seconds_sum"] - before.get("gallery_query_seconds_sum", 0) == 0.5

    def test_pages_and_refusals(self) -> None:
        before = figures()

        metrics.count_page("hit")
        metrics.count_page("hit")
        metrics.count_page("miss")
        metrics.count_refusal("search")

        assert added(before) == {
            "gallery_pages_total['hit']": 2,
            "gallery_pages_total['miss']": 1,
            "gallery_refusals_total['search']": 1,
        }


def test_nothing_is_counted_without_a_token(settings: Settings) -> None:
    before = figures()
    settings.METRICS_TOKEN = ""

    metrics.count_page("hit")
    metrics.count_refusal("search")
    metrics.count_query(1, slow=True)
    metrics.count_drawing(1, slow=True)
    metrics.count_request(RequestFactory().get("/"), 200)

    assert added(before) == {}


def run(script: str, *args: str, **environment: str) -> str:
    """Run a script in a process of its own, and return what it prints."""
    command = [sys.executable, "-c", script, *args]
    done = subprocess.run(  # noqa: S603 (the script is ours)
        command, env=environment, cwd=all_settings.BASE_DIR, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def test_the_library_is_not_even_loaded_without_a_token() -> None:
    script = (
        "import sys, django; django.setup(); from django.test import Client;"
        "Client(raise_request_exception=False).get('/robots.txt');"
        "from gallery.operations import metrics; metrics.count_page('hit');"
        "print('prometheus_client' in sys.modules)"
    )

    printed = run(
        script,
        DJANGO_SETTINGS_MODULE="gallery.settings",
        SECRET_KEY="x",
        DATABASE_URL="sqlite://:memory:",
        DEBUG="1",
    )

    assert printed == "False\n"


class TestProcesses:
    """Several processes, each from scratch: where figures go is decided when the library is loaded."""

    BEGIN = (
        "import os, sys; from django.conf import settings; settings.configure(METRICS_TOKEN='x');"
        "from gallery.operations import metrics;"
    )

    def count(self, folder: Path) -> str:
        """Count something in a process that ends then, and return its id."""
        counting = "metrics.count_page('hit'); metrics.count_query(0.25, slow=False); print(os.getpid())"
        return run(self.BEGIN + counting, **{metrics.FOLDER_VARIABLE: str(folder)}).strip()

    def read(self, folder: Path) -> str:
        script = f"{self.BEGIN} print(metrics.exposition().decode())"
        return run(script, **{metrics.FOLDER_VARIABLE: str(folder)})

    def bury(self, folder: Path, pid: str) -> None:
        run(f"{self.BEGIN} metrics.bury(int(sys.argv[1]))", pid, **{metrics.FOLDER_VARIABLE: str(folder)})

    def test_their_figures_are_added_up(self, tmp_path: Path) -> None:
        pids = [self.count(tmp_path) for _ in range(3)]

        text = self.read(tmp_path)

        assert len(set(pids)) == 3
        assert 'gallery_pages_total{outcome="hit"} 3.0' in text
        assert "gallery_query_seconds_count 3.0" in text

    def test_figures_of_those_that_ended_are_kept_in_one_file(self, tmp_path: Path) -> None:
        pids = [self.count(tmp_path) for _ in range(3)]
        before = self.read(tmp_path)

        for pid in pids[:2]:
            self.bury(tmp_path, pid)

        kept = {f"{kind}_{pid}.db" for kind in ("counter", "histogram") for pid in ("0", pids[2])}
        files = {path.name for path in tmp_path.glob("*.db")}
        assert kept <= files
        assert not any(pid in name for pid in pids[:2] for name in files)
        assert sorted(self.read(tmp_path).splitlines()) == sorted(before.splitlines())

    def test_a_file_that_was_being_written_does_no_harm(self, tmp_path: Path) -> None:
        self.count(tmp_path)
        (tmp_path / "counter_99999999.db").write_bytes(b"\xff\x7f\0\0torn")

        self.bury(tmp_path, "99999999")

        assert not (tmp_path / "counter_99999999.db").exists()
        assert 'gallery_pages_total{outcome="hit"} 1.0' in self.read(tmp_path)


def test_an_answer_leaves_as_it_came(token: str) -> None:
    answer = HttpResponse("page", status=203)

    assert metrics.MetricsMiddleware(lambda _request: answer)(RequestFactory().get("/")) is answer
