"""Where pages say that a template was copied or downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gallery.catalog.counting import count_use, is_counted, visitor_of
from gallery.catalog.gone import gone_text
from gallery.catalog.models import DailyUse, DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest


@csrf_exempt  # a token would need a cookie, and pages that no cache can keep
@require_POST
@rate_limited("use", in_text)
@follow_old_slugs(gone=gone_text)
def diagram_uses(request: HttpRequest, slug: str) -> HttpResponse:
    """Count that a visitor of one of our pages has copied or downloaded a template."""
    if not _is_from_here(request):
        return HttpResponseForbidden("Uses are counted from this site's own pages only.\n", "text/plain")
    kind = request.POST.get("kind", "")
    if kind not in DailyUse.Kind.values:
        known = ", ".join(DailyUse.Kind.values)
        return HttpResponseBadRequest(f"The parameter kind must be one of: {known}.\n", "text/plain")
    template = get_object_or_404(DiagramTemplate.objects.published().only("pk"), slug=slug)
    if is_counted(request):
        count_use(template, kind, visitor_of(request))
    return HttpResponse(status=204)


def _is_from_here(request: HttpRequest) -> bool:
    """Say whether a page of this site sent a request; every browser says so in one of these headers."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    host = request.get_host()
    return request.headers.get("Origin") in {f"http://{host}", f"https://{host}"}
