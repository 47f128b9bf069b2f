"""Logs: a line for each thing that happened, for people to read (`text`) or for programs (`json`).

Both say the same: time, level, logger, message, then fields such as the id of the request. Fields are given
as `extra={"fields": {…}}`; nothing else that hangs on a record is written, since Django hangs the whole
request there. Everything goes to standard error and through `masking`.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import escape_uri_path
from pythonjsonlogger.json import JsonFormatter

from gallery.operations.masking import mask
from gallery.operations.request_ids import current_request, id_of, seconds_of, url_name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase

access = logging.getLogger("gallery.access")


def configuration(form: str, level: int) -> dict[str, Any]:
    """Return Django's LOGGING, which gunicorn uses as well: what is logged from `level` on, and how."""
    formatter = TextLines if form == "text" else JsonLines
    to_root = {"handlers": [], "propagate": True}
    unheard = {"handlers": ["nowhere"], "propagate": False}
    # An address that is not there is no fault of the gallery's; whoever asks for more than warnings sees it.
    requests = logging.ERROR if level == logging.WARNING else level
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": f"{__name__}.{formatter.__name__}"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "lines"},
            "nowhere": {
                "class": "logging.NullHandler"
            },  # with no handler at all Python writes it nevertheless
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Without DEBUG Django would mail what goes wrong; here it is written where the server runs.
            "django": {**to_root, "level": level},
            "django.request": {"level": requests},
            # Its messages carry the values of queries, among them hashes of passwords.
            "django.db.backends": {"level": max(level, logging.INFO)},
            # What `make dev` answered; its level stays Django's.
            "django.server": {**to_root, "level": logging.INFO},
            # Every scanner on the net asks under a wrong name: answered with 400, not worth a traceback each.
            "django.security.DisallowedHost": unheard,
            # Attempts to sign in are listed in the admin; here they would name people and their addresses.
            "axes": {"level": logging.ERROR},
            # `AccessLogMiddleware` is there only where its lines are wanted.
            access.name: {"level": logging.INFO},
            "gunicorn.error": {**to_root, "level": level},
            "gunicorn.access": unheard,
            # Warns of each HEAD that Django answers as it does a GET; what is too much is not sent.
            "gunicorn.http.wsgi": {"level": logging.ERROR},
        },
    }


def time_of(record: logging.LogRecord) -> str:
    """Return when something happened, as in RFC 3339: UTC, in milliseconds."""
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S}.{int(record.msecs):03d}Z"


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return what a record says besides its message, and which request it belongs to."""
    fields = dict(getattr(record, "fields", {}))
    if status := getattr(record, "status_code", None):
        fields.setdefault("status", status)
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):  # the server of `make dev` hangs a socket there
        request = current_request()
    if request:
        fields |= {"url_name": url_name_of(request), "request_id": id_of(request)}
    return fields


class TextLines(logging.Formatter):
    """Write `time LEVEL logger message name=value …`, then the traceback if there is one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802
        """Write when it happened."""
        return time_of(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Write the first line."""
        fields = (f"{name}={_written(value)}" for name, value in fields_of(record).items())
        return " ".join([super().formatMessage(record), *fields])

    def format(self, record: logging.LogRecord) -> str:
        """Write a record without its secrets."""
        return mask(super().format(record))


class JsonLines(JsonFormatter):
    """Write an object a line: `time`, `level`, `logger`, `message`, the fields, `exception`, `stack`."""

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Put together what the line says, without its secrets."""
        log_data |= {
            "time": time_of(record),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
        }
        for name, value in fields_of(record).items():
            log_data[name] = mask(value) if isinstance(value, str) else value
        for name, key in {"exception": "exc_info", "stack": "stack_info"}.items():
            if text := message_dict.get(key):
                log_data[name] = mask(str(text))


def _written(value: object) -> str:
    """Write a field's value so that it ends where it seems to."""
    text = str(value)
    return text if text.isprintable() and not set(text) & set(' "=') and text else json.dumps(text)


class AccessLogMiddleware(MiddlewareMixin):
    """Log every request in a line, if ACCESS_LOG is set; it tells neither who asked nor what for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.ACCESS_LOG:
            raise MiddlewareNotUsed
        super().__init__(get_response)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Log an answer as it leaves; of one that is sent bit by bit, the length if it was announced."""
        fields = {
            "method": request.method,
            "path": escape_uri_path(request.path),
            "status": response.status_code,
            "ms": round(seconds_of(request) * 1000, 1),
        }
        if length := response.headers.get("Content-Length"):
            fields["bytes"] = int(length)
        elif not response.streaming:
            fields["bytes"] = len(response.content)  # type: ignore[attr-defined]
        access.info("request", extra={"fields": fields})
        return response
