"""Faults are reported, if anybody wants to know, without what is secret or personal."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as all_settings
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpResponse

from gallery.operations import errors
from tests.operations.secrets import SECRETS

if TYPE_CHECKING:
    from pytest_django import Settings

SECRET_KEY = "secret-key-of-this-test"


def reported(traces: int) -> dict[str, Any]:
    """Return what a failing program sends: see `reporting`."""
    done = subprocess.run(  # noqa: S603 (the program is ours)
        [sys.executable, "-W", "error", "-m", "tests.operations.reporting", str(traces)],
        env={
            "SECRET_KEY": SECRET_KEY,
            "DATABASE_URL": "sqlite://:memory:",
            "SENTRY_ENVIRONMENT": "trial",
            "PROXIES": "1",
        },
        cwd=all_settings.BASE_DIR,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def faults() -> dict[str, Any]:
    return reported(traces=0)


def test_a_view_that_fails_is_reported_once(faults: dict[str, Any]) -> None:
    assert [item["type"] for item in faults["caught"]] == ["event", "event"]
    failed, logged = (item["payload"] for item in faults["caught"])

    (exception,) = failed["exception"]["values"]
    assert exception["type"] == "RuntimeError"
    assert exception["value"].startswith("no luck with ***")
    assert exception["stacktrace"]["frames"][-1]["function"] == "fail"
    assert logged["logger"] == "gallery.tests"


def test_a_report_tells_release_surroundings_and_request(faults: dict[str, Any]) -> None:
    failed, logged = (item["payload"] for item in faults["caught"])

    assert failed["release"] == f"flowzap-gallery@{version('flowzap-gallery')}"
    assert failed["environment"] == "trial"
    assert failed["tags"] == {"request_id": faults["request_id"]}
    assert "request_id" not in logged.get("tags", {})
    assert failed["request"]["url"] == "http://localhost/fr/drafts/***/"
    assert {name.lower() for name in failed["request"]["headers"]} <= errors.HEADERS
    assert not {"data", "cookies", "query_string", "env"} & {*failed["request"]}
    assert "user" not in failed
    assert not any("vars" in frame for frame in failed["exception"]["values"][0]["stacktrace"]["frames"])


@pytest.mark.parametrize("told", [*SECRETS, SECRET_KEY, "203.0.113.9"])
def test_no_secret_is_told(told: str, faults: dict[str, Any]) -> None:
    assert told not in json.dumps(faults["caught"])


def test_what_took_how_long_is_told_without_secrets_either() -> None:
    found = reported(traces=1)

    transactions = [item["payload"] for item in found["caught"] if item["type"] == "transaction"]
    assert found["request_id"] in {each.get("tags", {}).get("request_id") for each in transactions}
    text = json.dumps(found["caught"])
    assert not any(told in text for told in (*SECRETS, SECRET_KEY, "203.0.113.9"))


class TestSwitching:
    def test_off_needs_no_package(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        assert settings.SENTRY_DSN == ""
        monkeypatch.setitem(sys.modules, "sentry_sdk", None)

        errors.report()
        with pytest.raises(MiddlewareNotUsed):
            errors.ReportMiddleware(lambda _request: HttpResponse())

    def test_on_names_the_package_that_is_missing(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.SENTRY_DSN = "https://key@sentry.invalid/1"
        monkeypatch.setitem(sys.modules, "sentry_sdk", None)

        with pytest.raises(ImproperlyConfigured, match=r"sentry-sdk is not installed.*production\.txt"):
            errors.report()

    def test_an_address_that_is_none_is_named(self, settings: Settings) -> None:
        settings.SENTRY_DSN = "somewhere"

        with pytest.raises(ImproperlyConfigured, match="SENTRY_DSN is not the address"):
            errors.report()


def test_a_report_without_a_request_is_cleaned_as_well() -> None:
    event = {"user": {"id": 1}, "extra": {"password": "a"}, "tags": [["a", "b"]]}

    assert errors.clean(event) == {"extra": {"password": "***"}, "tags": [["a", "b"]]}
