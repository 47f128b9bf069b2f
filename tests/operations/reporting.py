"""Fail with reports switched on, and print what would have been sent: a program of its own.

Sentry changes Django and `logging` for good where it is switched on, which is nothing for other tests.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import TYPE_CHECKING, Any

import django
import sentry_sdk
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory
from sentry_sdk.transport import Transport

from gallery.operations import errors
from tests.operations.secrets import COOKIE, KEY, QUERY, SENT, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.handlers.wsgi import WSGIRequest
    from sentry_sdk.envelope import Envelope

caught: list[dict[str, Any]] = []


class Catching(Transport):
    """Keep what would be sent."""

    def capture_envelope(self, envelope: Envelope) -> None:
        caught.extend(
            {"type": item.headers["type"], "payload": json.loads(item.payload.get_bytes())}
            for item in envelope.items
        )


def main() -> None:
    """Ask a failing view, and log an error."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gallery.settings"
    django.setup()
    settings.ROOT_URLCONF = "tests.operations.failing"
    # Static files may not have been collected.
    settings.WHITENOISE_AUTOREFRESH = True
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.SENTRY_DSN = "https://key@sentry.invalid/1"
    settings.SENTRY_TRACES_SAMPLE_RATE = float(sys.argv[1])
    errors.report(Catching)
    application = get_wsgi_application()
    told: dict[str, str] = {}

    def start_response(_status: str, headers: Iterable[tuple[str, str]], _fault: object = None) -> Any:
        told.update(headers)

    def ask(request: WSGIRequest) -> None:
        application(request.environ, start_response).close()

    logging.getLogger("gallery.tests").warning("shortly before /drafts/%s/", TOKEN)
    ask(RequestFactory().get("/robots.txt", headers={"Host": "nonsense"}))
    ask(
        RequestFactory().post(
            f"/fr/drafts/{TOKEN}/?q={QUERY}",
            {"password": SENT, "username": SENT},
            headers={
                "Host": "localhost",
                "Cookie": f"sessionid={COOKIE}",
                "Authorization": f"Bearer {KEY}",
                "User-Agent": f"Browser {SENT}",
                "sentry-trace": "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "Referer": f"https://host/?{QUERY}",
            },
            REMOTE_ADDR="203.0.113.9",
        )
    )
    logging.getLogger("gallery.tests").error("no luck with %s", TOKEN)
    sentry_sdk.flush()
    json.dump({"request_id": told["X-Request-ID"], "caught": caught}, sys.stdout)


if __name__ == "__main__":
    main()
