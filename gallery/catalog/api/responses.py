"""How every address of the API answers: in JSON, also where there is nothing to say."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponseBase

    from gallery.catalog.api.schemas import Problem
    from gallery.catalog.models import DiagramTemplate

METHODS = "GET, HEAD, OPTIONS"


def read_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let an address be read and nothing else; whatever goes wrong is told as a problem."""

    @csrf_exempt  # what would write is refused below, in JSON
    @wraps(view)
    def answer(request: HttpRequest, **address: str) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": METHODS})
        if request.method not in {"GET", "HEAD"}:
            refusal = problem(HTTPStatus.METHOD_NOT_ALLOWED, "This API is read-only.")
            refusal.headers["Allow"] = METHODS
            return refusal
        try:
            return view(request, **address)
        except Http404 as fault:
            return problem(HTTPStatus.NOT_FOUND, str(fault))

    return answer


def gone(request: HttpRequest, template: DiagramTemplate) -> JsonResponse:  # noqa: ARG001 (asked so)
    """Say that a template was public once and is no more."""
    return problem(HTTPStatus.GONE, f"The template “{template.slug}” was taken back or is out of date.")


def too_often(request: HttpRequest, wait: int) -> JsonResponse:  # noqa: ARG001 (asked so)
    """Say that a program asked too often."""
    seconds = f"{wait} second{'s' * (wait != 1)}"
    return problem(
        HTTPStatus.TOO_MANY_REQUESTS, f"Too many requests within a minute: ask again in {seconds}."
    )


def json_response(data: Mapping[str, Any], **how: Any) -> JsonResponse:
    """Return an answer that leads to its description."""
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False}, **how)
    response.headers["Link"] = f'<{reverse("api_document")}>; rel="service-desc"; type="application/json"'
    return response


def problem(status: HTTPStatus, detail: str) -> JsonResponse:
    """Return what is wrong with a request, in the form of RFC 9457."""
    told: Problem = {"type": "about:blank", "title": status.phrase, "status": status, "detail": detail}
    return json_response(told, status=status, content_type="application/problem+json")
