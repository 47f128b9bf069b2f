"""A single source, uploaded to be a template: looked at, then made a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from gallery.catalog.admin.source_desk.examining import examine
from gallery.catalog.admin.uploads.answering import go, gone, page
from gallery.catalog.admin.uploads.forms import SourceForm, title_from
from gallery.catalog.admin.uploads.keeping import kept
from gallery.catalog.admin.uploads.twins import twins_of
from gallery.catalog.files.entries import SOURCE_FILE
from gallery.catalog.history import Recording
from gallery.catalog.models import Category, Change, DiagramTemplate

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest, HttpResponse

    from gallery.catalog.admin.uploads.answering import TemplateAdmin

FRENCH_FILE = "french.fz"
"""Where the French text of a single source is kept beside it."""


def import_source(admin: TemplateAdmin, request: HttpRequest, *, key: int) -> HttpResponse:
    """Show a single source, and make a draft of it."""
    try:
        return _import_source(admin, request, key=key)
    except IntegrityError:  # somebody was faster: by now the form says with what
        return _import_source(admin, request, key=key)


def _import_source(admin: TemplateAdmin, request: HttpRequest, *, key: int) -> HttpResponse:
    if not admin.has_add_permission(request):
        raise PermissionDenied
    upload = kept(cast("User", request.user), key)
    if upload is None or SOURCE_FILE not in upload.files:
        return gone(admin, request)
    source, french = upload.files[SOURCE_FILE], upload.files.get(FRENCH_FILE, "")
    template = DiagramTemplate(source_en=source, status=DiagramTemplate.Status.DRAFT)
    if request.method == "POST":
        form = SourceForm(request.POST, request.FILES, instance=template, french=french)
        if form.is_valid():
            return _made(admin, request, _make_draft(request, upload.pk, form))
        if form.french_text and form.french_text != french:
            upload.files[FRENCH_FILE] = french = form.french_text
            upload.save(update_fields=["files"])
    else:
        shelves = list(Category.objects.all()[:2])
        initial = {"title_en": title_from(upload.name), "category": shelves[0] if len(shelves) == 1 else None}
        form = SourceForm(instance=template, initial=initial)
    context = {
        "upload": upload,
        "form": form,
        "examined": examine(source),
        "french_kept": bool(french),
        "twins": twins_of([source]).get(source, []),
    }
    title = gettext("New template from %(name)s") % {"name": upload.name}
    return page(admin, request, "import_source", title, context)


def _made(admin: TemplateAdmin, request: HttpRequest, template: DiagramTemplate | None) -> HttpResponse:
    """Lead to the draft, if it was made by this request."""
    if template is None:
        return gone(admin, request)
    message = gettext("“%(title)s” is a draft. Write its summary, and it can be published.")
    admin.message_user(request, message % {"title": template.title}, messages.SUCCESS)
    return go("change", template.pk)


@transaction.atomic
def _make_draft(request: HttpRequest, key: int, form: SourceForm) -> DiagramTemplate | None:
    """Save the draft once, however often that is asked for."""
    user = cast("User", request.user)
    upload = kept(user, key, lock=True)
    if upload is None:
        return None
    why = gettext("Imported from %(name)s") % {"name": upload.name}
    with Recording(by=user, action=Change.Action.IMPORTED, why=why) as recording:
        template = form.save()
        recording.add(template)
    upload.delete()
    return template
