"""The pages on which files are uploaded, looked at, and imported."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from gallery import flowzap
from gallery.catalog.admin.uploads import showing
from gallery.catalog.admin.uploads.answering import address, go, gone, page
from gallery.catalog.admin.uploads.carrying import Proposal, import_kept, propose
from gallery.catalog.admin.uploads.drafting import import_source
from gallery.catalog.admin.uploads.forms import UploadForm
from gallery.catalog.admin.uploads.keeping import keep, kept, kept_file
from gallery.catalog.files.arranging import read_upload
from gallery.catalog.files.entries import SOURCE_FILE, TemplateEntry
from gallery.catalog.files.planning import Verdict
from gallery.catalog.files.problems import CatalogueError
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.files.unpacking import MAX_BYTES, MAX_FILES
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.models.history import REASON_LENGTH
from gallery.catalog.remarks import remarks_on
from gallery.catalog.tidying import tidy_line, tidy_source
from gallery.catalog.undrawn import unless_it_fails
from gallery.catalog.views.card_picture import POLICY
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_page, in_text
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.contrib.auth.models import User
    from django.http import HttpRequest
    from django.urls import URLPattern

    from gallery.catalog.admin.uploads.answering import TemplateAdmin
    from gallery.catalog.files.problems import Problem
    from gallery.catalog.models import Upload
    from gallery.catalog.remarks import Remark

MOST_LINKS = 10
"""Templates that the message about an import names."""


def urls(admin: TemplateAdmin) -> list[URLPattern]:
    """Return the addresses of these pages."""
    steps: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
        "import_upload": ("import/", import_upload),
        "import_plan": ("import/<int:key>/", import_plan),
        "import_picture": ("import/<int:key>/picture/", import_picture),
        "import_source": ("import/<int:key>/source/", import_source),
    }
    return [
        path(route, _view(admin, step), name=f"catalog_diagramtemplate_{name}")
        for name, (route, step) in steps.items()
    ]


def _view(admin: TemplateAdmin, step: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only those in who may write templates."""

    @wraps(step)
    def view(request: HttpRequest, **key: Any) -> HttpResponse:
        if not (admin.has_add_permission(request) or admin.has_change_permission(request)):
            raise PermissionDenied
        return limited(request, **key)

    @rate_limited("upload picture", in_text, when=lambda _request: step is import_picture)
    @rate_limited("upload", in_page, when=lambda request: request.method == "POST")
    def limited(request: HttpRequest, **key: Any) -> HttpResponse:
        return step(admin, request, **key)

    return admin.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(view))


def import_upload(admin: TemplateAdmin, request: HttpRequest) -> HttpResponse:
    """Ask for files, and say what is wrong with them or lead on to what they would change."""
    form = UploadForm(request.POST or None, request.FILES or None)
    problems: Sequence[Problem] = ()
    remarks: list[tuple[str, showing.First[Remark]]] = []
    if request.method == "POST" and form.is_valid():
        files: dict[str, bytes] = {}
        try:
            if form.is_source:
                upload = keep(cast("User", request.user), form.name, {SOURCE_FILE: form.source()})
                return go("import_source", upload.pk)
            known = catalogue_in_database()
            files = form.arranged(known)
            read_upload(files, known)
        except ValidationError as error:
            form.add_error("file", error)
        except CatalogueError as error:
            problems = error.problems
            remarks = _remarks_on(files, problems)
        else:
            texts = {path: data.decode("utf-8-sig") for path, data in files.items()}
            return go("import_plan", keep(cast("User", request.user), form.name, texts).pk)
    context = {"form": form, "problems": showing.First(problems), "remarks": remarks}
    context |= {"most_bytes": MAX_BYTES, "most_files": MAX_FILES}
    return page(admin, request, "import_upload", gettext("Import templates"), context)


def _remarks_on(
    files: dict[str, bytes], problems: Sequence[Problem]
) -> list[tuple[str, showing.First[Remark]]]:
    """Return what else the engine says of each source of an upload that cannot be read as a whole."""
    told = {(problem.path, problem.line, problem.reason) for problem in problems}
    sources = [name for name in sorted(files) if name.endswith(f"/{SOURCE_FILE}")]
    found = []
    for name in sources[: showing.MOST_IN_DETAIL]:
        remarks = remarks_on(tidy_source(files[name].decode(errors="replace")))
        found.append((name, [each for each in remarks if (name, each.line, str(each)) not in told]))
    return [(name, showing.First(remarks, showing.MOST_REMARKS)) for name, remarks in found if remarks]


def import_plan(admin: TemplateAdmin, request: HttpRequest, *, key: int) -> HttpResponse:
    """Show what importing an upload would do; import it when that is confirmed."""
    user = cast("User", request.user)
    upload = kept(user, key)
    if upload is None:
        return gone(admin, request)
    if SOURCE_FILE in upload.files:
        return go("import_source", upload.pk)
    asked = request.POST if request.method == "POST" else request.GET
    overwrite = bool(asked.get("overwrite"))
    why = tidy_line(asked.get("why", "")) or gettext("Imported from %(name)s") % {"name": upload.name}
    why = why[:REASON_LENGTH]
    try:
        if request.method != "POST":
            return _plan_page(admin, request, upload, propose(user, upload, overwrite=overwrite), why)
        result = import_kept(user, key, overwrite=overwrite, digest=asked.get("digest", ""), why=why)
    except CatalogueError as error:
        return _plan_page(admin, request, upload, None, why, error.problems)
    if result is None:
        return gone(admin, request)
    if not result.is_done:
        message = gettext("Nothing was imported: the gallery has changed meanwhile. Look at this again.")
        admin.message_user(request, message, messages.WARNING)
        return _plan_page(admin, request, upload, result.proposal, why)
    return _imported(admin, request, result.proposal)


def _plan_page(
    admin: TemplateAdmin,
    request: HttpRequest,
    upload: Upload,
    proposal: Proposal | None,
    why: str,
    problems: Sequence[Problem] = (),
) -> HttpResponse:
    context: dict[str, Any] = {"upload": upload, "problems": showing.First(problems), "why": why}
    if proposal:
        plan = proposal.plan
        entries = showing.shown(plan, proposal.refused)
        context |= {
            "proposal": proposal,
            "entries": entries,
            "hidden_details": max(0, len(entries) - showing.MOST_IN_DETAIL),
            "counts": showing.counts(plan, proposal.refused),
            "unchanged": showing.paths(plan.outcomes, Verdict.UNCHANGED),
            "has_skipped": any(outcome.verdict is Verdict.SKIPPED for outcome in plan.outcomes),
        }
    title = gettext("Import of %(name)s") % {"name": upload.name}
    return page(admin, request, "import_plan", title, context)


def _imported(admin: TemplateAdmin, request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Say what was imported, and lead to it."""
    written = proposal.plan.writing
    slugs = [outcome.entry.slug for outcome in written if isinstance(outcome.entry, TemplateEntry)]
    templates = DiagramTemplate.objects.filter(slug__in=slugs).only("pk", "title").order_by("slug")
    numbers = [words for verdict, words in showing.counts(proposal.plan, {}) if Verdict(verdict).writes]
    message = gettext("Imported: %(numbers)s.") % {"numbers": ", ".join(numbers)}
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((address("change", template.pk), template.title) for template in templates[:MOST_LINKS]),
    )
    dots = " …" if len(slugs) > MOST_LINKS else ""
    admin.message_user(
        request, format_html("{} {}{}", message, links, dots) if links else message, messages.SUCCESS
    )
    if len(slugs) == 1:
        return go("change", templates[0].pk)
    return go("changelist")


def import_picture(_admin: TemplateAdmin, request: HttpRequest, *, key: int) -> HttpResponse:
    """Draw a source of an upload, as small as on a card."""
    source = tidy_source(kept_file(cast("User", request.user), key, request.GET.get("path", "")))
    diagram = flowzap.analyze(source).diagram
    if not diagram.nodes:
        raise Http404
    with timed_drawing():
        picture = unless_it_fails(
            lambda: flowzap.to_thumbnail(flowzap.draw(diagram, orientation="horizontal")),
            "an uploaded source",
        )
    if picture is None:
        raise Http404
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "private, max-age=3600"}
    return HttpResponse(picture, content_type="image/svg+xml", headers=headers)
