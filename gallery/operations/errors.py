"""Reports of faults to Sentry, or to a server that speaks its language, if SENTRY_DSN is set.

A report says what failed and where in the code, in which release and for which request; it does not say who
asked. Local variables stay here: a form, a password or a draft may be among them.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.utils.deprecation import MiddlewareMixin

from gallery.operations.masking import mask_all
from gallery.operations.request_ids import id_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase
    from sentry_sdk.transport import Transport

DISTRIBUTION = "flowzap-gallery"
HEADERS = {"accept", "content-type", "host", "hx-request"}
"""Headers of a request that are reported: they tell apart how it was made, not by whom."""


def report(transport: type[Transport] | None = None) -> None:
    """Report what goes wrong from now on, by `transport` instead of over the network if there is one.

    Raises ImproperlyConfigured if reports are wanted and the package that sends them is not there.
    """
    if not settings.SENTRY_DSN:
        return
    try:
        import sentry_sdk  # noqa: PLC0415 (most installations do without)
        from sentry_sdk.integrations.django import DjangoIntegration  # noqa: PLC0415
        from sentry_sdk.integrations.logging import ignore_logger  # noqa: PLC0415
        from sentry_sdk.utils import BadDsn, Dsn  # noqa: PLC0415
    except ModuleNotFoundError as fault:
        raise ImproperlyConfigured(
            "SENTRY_DSN is set, but sentry-sdk is not installed: install requirements/production.txt, "
            "or leave SENTRY_DSN empty"
        ) from fault
    try:
        Dsn(settings.SENTRY_DSN)
    except BadDsn as fault:
        raise ImproperlyConfigured(
            f"SENTRY_DSN is not the address of a Sentry project, such as https://key@host/1: {fault}"
        ) from fault
    share = settings.SENTRY_TRACES_SAMPLE_RATE
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        environment=settings.SENTRY_ENVIRONMENT,
        release=f"{DISTRIBUTION}@{version(DISTRIBUTION)}",
        # A function, since a visitor's header may overrule a number.
        traces_sampler=(lambda _about: share) if share else None,
        transport=transport,
        # What is reported is decided here, not by which other packages happen to be installed.
        auto_enabling_integrations=False,
        integrations=[DjangoIntegration()],
        auto_session_tracking=False,
        # Personal data is left out unless Sentry is told otherwise; `clean` sees to the rest.
        include_local_variables=False,
        max_request_body_size="never",
        before_send=clean,
        before_send_transaction=clean,
    )
    # Every scanner on the net asks under a wrong name; the logs leave it out as well.
    ignore_logger("django.security.DisallowedHost")


def clean(event: Any, _hint: object = None) -> Any:
    """Return a report without anything that is secret or personal."""
    event.pop("user", None)
    if asked := event.get("request"):
        event["request"] = {
            "method": asked.get("method"),
            "url": str(asked.get("url", "")).partition("?")[0],
            "headers": {
                name: value for name, value in asked.get("headers", {}).items() if name.lower() in HEADERS
            },
        }
    return mask_all(event)


class ReportMiddleware(MiddlewareMixin):
    """Let reports name the request that they belong to; not there without SENTRY_DSN."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.SENTRY_DSN:
            raise MiddlewareNotUsed
        super().__init__(get_response)

    def process_request(self, request: HttpRequest) -> None:
        """Note the id of a request: what is noted ends with it."""
        import sentry_sdk  # noqa: PLC0415

        sentry_sdk.set_tag("request_id", id_of(request))
