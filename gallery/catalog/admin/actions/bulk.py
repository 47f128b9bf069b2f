"""Something done to many templates: shown on a page of its own first, then done to all that allow it.

    chosen in the list ─▶ what will change, what stays as it is and why ─▶ confirmed ─▶ looked at again, done

What is done is what was shown: if other templates are chosen by then, because they are all those that a
filter lets through and somebody added one, the page is shown again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.actions.verdicts import Verdict, grouped
from gallery.catalog.history import Recording
from gallery.catalog.models import Change, DiagramTemplate
from gallery.catalog.models.history import REASON_LENGTH
from gallery.catalog.roles import may_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.contrib.admin import ModelAdmin
    from django.contrib.auth.models import AnonymousUser, User
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrOrPromise

    TemplateAdmin = ModelAdmin[DiagramTemplate]

BATCH = 200
"""How many templates are in memory at a time."""
NAMED_AFTERWARDS = 10
"""How many of those that were left as they are the list names, each with the reason."""

Choice = dict[str, Any]
"""What was filled in on the page; empty as long as nothing was."""


class ChoiceForm(forms.Form):
    """What an action is to be told; every one asks for the reason."""

    why = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LENGTH,
        help_text=_("For the history, which only curators read."),
        widget=forms.TextInput({"class": "vTextField"}),
    )

    def __init__(self, keys: Sequence[int], data: Any = None) -> None:  # noqa: ARG002 (some narrow choices by it)
        """Ask about the templates with these keys."""
        super().__init__(data)


class BulkAction(ABC):
    """An action of the list of templates, which Django calls with those that were chosen.

    Django offers it to whoever has one of `allowed_permissions`, and to nobody else; whether somebody may
    change a template is asked of each.
    """

    name: ClassVar[str]
    short_description: ClassVar[_StrOrPromise]
    """What the menu of the list calls it."""
    allowed_permissions: ClassVar[tuple[str, ...]] = ("change",)
    verb: ClassVar[_StrOrPromise]
    """What its button says, and its page is called."""
    explanation: ClassVar[_StrOrPromise] = ""
    largest: ClassVar[int]
    """How many templates it takes at once, so that neither its user nor the site waits for long."""
    advice: ClassVar[_StrOrPromise] = _("Choose fewer of them, with the filters.")
    """What to do where they are more."""
    form: ClassVar[type[ChoiceForm]] = ChoiceForm
    recorded_as: ClassVar[Change.Action | None] = None
    is_grave: ClassVar[bool] = False
    """Whether there is no way back."""
    template = "admin/catalog/diagramtemplate/bulk_action.html"
    do_not_call_in_templates = True

    @property
    def __name__(self) -> str:
        return self.name

    @abstractmethod
    def reason(self, template: DiagramTemplate, choice: Choice) -> str:
        """Return why a template would stay as it is, "" if nothing speaks against changing it."""

    @abstractmethod
    def change(self, templates: Sequence[DiagramTemplate], choice: Choice) -> None:
        """Change templates in the database."""

    @abstractmethod
    def report(self, templates: Sequence[Verdict]) -> str:
        """Say what was done to how many templates."""

    def note(self, template: DiagramTemplate) -> str:  # noqa: ARG002
        """Return what is worth knowing about a template that will change."""
        return ""

    def accepted(self, template: DiagramTemplate) -> Sequence[str]:  # noqa: ARG002
        """Return the reasons that somebody gave for changing a template in spite of something."""
        return ()

    def wanted(self, templates: QuerySet[DiagramTemplate]) -> QuerySet[DiagramTemplate]:
        """Fetch of templates what the methods above ask for."""
        return templates.only("slug", "title", "status", "published_at", "expires_at", "category")

    def facts(self, keys: Sequence[int]) -> dict[str, Any]:  # noqa: ARG002
        """Return what the page shows of the templates with these keys beyond their names."""
        return {}

    def announce(self, recording: Recording, templates: Sequence[DiagramTemplate]) -> None:
        """Tell the history which templates are about to change."""
        recording.watch(templates)

    def __call__(
        self, template_admin: TemplateAdmin, request: HttpRequest, chosen: QuerySet[DiagramTemplate]
    ) -> HttpResponse | None:
        """Show what will change, or change it once that is confirmed; None leads back to the list."""
        keys = list(chosen.order_by("pk").values_list("pk", flat=True))
        if len(keys) > self.largest:
            template_admin.message_user(request, self._too_many(len(keys)), messages.ERROR)
            return None
        shown = sha256(repr(keys).encode()).hexdigest()
        confirmed = request.POST.get("confirmed")
        form = self.form(keys, request.POST if confirmed else None)
        if confirmed and confirmed != shown:
            words = gettext("Other templates are chosen now than before. Look at them again.")
            template_admin.message_user(request, words, messages.WARNING)
        elif confirmed and form.is_valid():
            self._report(template_admin, request, self.carry_out(request, keys, form.cleaned_data))
            return None
        return self._page(template_admin, request, keys, {"form": form, "shown": shown})

    def _too_many(self, count: int) -> str:
        words = gettext(
            "“%(action)s” takes up to %(largest)d templates at once, and %(count)d are chosen. "
            "Nothing was changed. %(advice)s"
        )
        return words % {
            "action": self.verb,
            "largest": self.largest,
            "count": count,
            "advice": self.advice,
        }

    def _page(
        self, template_admin: TemplateAdmin, request: HttpRequest, keys: Sequence[int], asked: dict[str, Any]
    ) -> HttpResponse:
        verdicts = [
            verdict
            for batch in _batches(keys)
            for _template, verdict in self._judged(request, DiagramTemplate.objects.filter(pk__in=batch), {})
        ]
        changing, staying = grouped(verdicts)
        context = {
            **template_admin.admin_site.each_context(request),
            "title": self.verb,
            "opts": template_admin.opts,
            "media": template_admin.media + asked["form"].media,
            "action": self,
            "changing": changing,
            "staying": staying,
            "selected": request.POST.getlist(helpers.ACTION_CHECKBOX_NAME),
            "select_across": request.POST.get("select_across", "0"),
            "checkbox": helpers.ACTION_CHECKBOX_NAME,
            **asked,
            **self.facts([verdict.key for verdict in changing.named]),
        }
        return TemplateResponse(request, self.template, context)

    @transaction.atomic
    def carry_out(self, request: HttpRequest, keys: Sequence[int], choice: Choice) -> list[Verdict]:
        """Change what may be changed, all of it or nothing, and return what became of each template."""
        return [verdict for batch in _batches(keys) for verdict in self._change(request, batch, choice)]

    def _report(
        self, template_admin: TemplateAdmin, request: HttpRequest, verdicts: Sequence[Verdict]
    ) -> None:
        changed, left = grouped(verdicts)
        if changed.count:
            template_admin.message_user(request, self.report(changed.verdicts), messages.SUCCESS)
        for verdict in left.verdicts[:NAMED_AFTERWARDS]:
            words = gettext("“%(title)s” stays as it is: %(reason)s")
            words %= {"title": verdict.title, "reason": verdict.reason}
            template_admin.message_user(request, words, messages.WARNING)
        if (more := left.count - NAMED_AFTERWARDS) > 0:
            words = ngettext("%(count)d other stays, too.", "%(count)d others stay, too.", more)
            template_admin.message_user(request, words % {"count": more}, messages.WARNING)

    def _change(self, request: HttpRequest, keys: Sequence[int], choice: Choice) -> list[Verdict]:
        """Change those of the templates that may be changed, which nobody else does meanwhile."""
        locked = DiagramTemplate.objects.filter(pk__in=keys).select_for_update(of=("self",))
        judged = list(self._judged(request, locked, choice))
        templates = [template for template, verdict in judged if not verdict.reason]
        with Recording(by=request.user, action=self.recorded_as, why=choice["why"]) as recording:
            self.announce(recording, templates)
            self.change(templates, choice)
        return [verdict for _template, verdict in judged]

    def _judged(
        self, request: HttpRequest, templates: QuerySet[DiagramTemplate], choice: Choice
    ) -> Iterator[tuple[DiagramTemplate, Verdict]]:
        """Yield each template with what becomes of it."""
        for template in self.wanted(templates).order_by("pk"):
            stage = template.stage
            reason = self._refusal(request.user, template) or self.reason(template, choice)
            note = "" if reason else self.note(template)
            accepted = () if reason else self.accepted(template)
            yield template, Verdict(template.pk, template.title, stage, reason, note, accepted)

    @staticmethod
    def _refusal(user: User | AnonymousUser, template: DiagramTemplate) -> str:
        return "" if may_change(user, template) else gettext("You may change drafts only.")


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
