"""The fields of a template on the page where it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.conflicts import Conflict, conflict_between, entry_on_page, state_of, take_over
from gallery.catalog.admin.edition_notes import with_notes
from gallery.catalog.admin.label_table import TableShown, is_submitted, submitted
from gallery.catalog.admin.related.field import RelatedTemplatesField
from gallery.catalog.admin.source_desk.widget import SourceEditor
from gallery.catalog.fields import is_slug
from gallery.catalog.history import Recording, entry_of
from gallery.catalog.models import DiagramTemplate, OldSlug
from gallery.catalog.models.diagram_template import OTHER_LANGUAGES
from gallery.catalog.models.history import NOTE_LENGTH, REASON_LENGTH
from gallery.catalog.remarks import unaccepted_warnings, warnings_in
from gallery.catalog.roles import may_publish
from gallery.catalog.tidying import tidy_source, unwritable
from gallery.catalog.translating.texts import TRACED

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.http import QueryDict

    TemplateFormBase = forms.ModelForm[DiagramTemplate]
else:
    TemplateFormBase = forms.ModelForm

PUBLISHERS_FIELDS = ("status", "published_at", "expires_at", "former_slugs", "note_en", "note_fr")
"""What decides who sees a template, where, and what they are told of its versions."""


class TemplateForm(TemplateFormBase):
    """A template's texts, its labels in other languages, and why it was changed."""

    state = forms.CharField(required=False, widget=forms.HiddenInput)
    related = RelatedTemplatesField()
    why = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=REASON_LENGTH,
        help_text=_("For the history that curators read; visitors do not see it."),
        widget=forms.TextInput({"class": "vTextField"}),
    )
    warning_reason = forms.CharField(
        label=_("Why publish in spite of warnings"),
        required=False,
        max_length=REASON_LENGTH,
        help_text=_("Needed only where the source has warnings that nobody has accepted yet."),
        widget=forms.TextInput({"class": "vTextField"}),
    )
    note_en = forms.CharField(
        label=_("What is new (English)"),
        required=False,
        max_length=NOTE_LENGTH,
        help_text=_("A few words for the list of versions, once what visitors read has changed."),
        widget=forms.TextInput({"class": "vTextField", "lang": "en"}),
    )
    note_fr = forms.CharField(
        label=_("What is new (French)"),
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.TextInput({"class": "vTextField", "lang": "fr"}),
    )

    former_slugs = forms.CharField(
        label=_("Former addresses"),
        required=False,
        help_text=_("One slug a line: these addresses redirect here."),
        widget=forms.Textarea({"rows": 2, "class": "vLargeTextField", "spellcheck": "false"}),
    )

    user: User | AnonymousUser
    """Who fills it in; set on the class that the admin makes for a request."""
    recording: Recording
    """What becomes of the template; there while it is saved."""
    data: QueryDict

    class Meta:
        """Both languages get the same room; the sources of other languages follow from their labels."""

        model = DiagramTemplate
        fields = (
            *("title_en", "title_fr", "summary_en", "summary_fr", "description_en", "description_fr"),
            *("source_en", "slug", "category", "tags", *PUBLISHERS_FIELDS),
        )
        widgets = {
            "summary_en": forms.Textarea({"rows": 4, "lang": "en"}),
            "summary_fr": forms.Textarea({"rows": 4, "lang": "fr"}),
            "source_en": SourceEditor(),
            "description_en": forms.Textarea({"rows": 20, "lang": "en"}),
            "description_fr": forms.Textarea({"rows": 20, "lang": "fr"}),
        }
        help_texts = {
            "slug": _("The last part of the address. After a change the old address redirects here."),
            "published_at": _("Set when the template is published, if it is empty then; later: scheduled."),
            "expires_at": _("From then on the page says that the template is gone. Empty: never."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: Conflict | None = None
        cast("RelatedTemplatesField", self.fields["related"]).of(self.instance, self.user)
        if self.instance.pk:
            self.initial["former_slugs"] = "\n".join(self.instance.old_slugs.values_list("slug", flat=True))
            if not self.is_bound:
                self.initial["state"] = state_of(entry_of(self.instance))
        for language, note in self.instance.edition_notes.items():
            self.initial[f"note_{language}"] = note
        if not may_publish(self.user):
            for name in PUBLISHERS_FIELDS:
                if name in self.fields:
                    self.fields[name].disabled = True

    def label_tables(self) -> list[TableShown]:
        """Return the labels in each other language, as they were sent or as they are kept."""
        source = (
            str(self["source_en"].value() or "") if "source_en" in self.fields else self.instance.source_en
        )
        return [TableShown.of(source, language, self._translations(language)) for language in OTHER_LANGUAGES]

    def _translations(self, language: str) -> Any:
        if self.is_bound and is_submitted(self.data, language):
            return submitted(self.data, language)
        return self.instance.label_translations.get(language, ())

    def clean(self) -> dict[str, Any]:
        """Take the labels over, and the reason for warnings; refuse what visitors must not see."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for table in self.label_tables():
            for fault in table.faults:
                self.add_error(None, fault)
        for name in ("why", "warning_reason", "note_en", "note_fr"):  # the others, the template looks at
            if unwritable(cleaned.get(name, "")) is not None:
                self.add_error(name, gettext("There is a control character in this: remove it."))
        self._take_labels()
        self._accept_warnings(tidy_source(cleaned.get("source_en", "")), cleaned)
        return cleaned

    def _take_labels(self) -> None:
        """Give the template its translations."""
        for language in OTHER_LANGUAGES:
            if is_submitted(self.data, language):
                self.instance.label_translations[language] = submitted(self.data, language)

    def confirm_translations(self) -> None:
        """Take for right what was ticked as still right, once nothing refuses the page any more."""
        for language, field in self.confirmed:
            self.instance.translated_from.get(language, {}).pop(field, None)

    @property
    def confirmed(self) -> set[tuple[str, str]]:
        """The texts, with their language, of which somebody says that the translation is still right."""
        ticked = {
            (language, field)
            for language in OTHER_LANGUAGES
            for field in self.data.getlist(f"right-{language}")
        }
        return {(language, field) for language, field in ticked if field in TRACED}

    def clean_former_slugs(self) -> list[str]:
        """Read the former addresses; refuse those at which a template lives or that lead to another."""
        slugs = list(dict.fromkeys(self.cleaned_data["former_slugs"].split()))
        faults = [
            gettext("“%(slug)s” is not a slug.") % {"slug": slug} for slug in slugs if not is_slug(slug)
        ]
        lived = DiagramTemplate.objects.filter(slug__in=slugs).exclude(pk=self.instance.pk)
        led = OldSlug.objects.filter(slug__in=slugs).exclude(template=self.instance.pk)
        faults += [gettext("A template lives at “%(slug)s”.") % {"slug": template.slug} for template in lived]
        for old in led.select_related("template"):
            words = {"slug": old.slug, "title": old.template.title}
            faults.append(gettext("“%(slug)s” redirects to “%(title)s”.") % words)
        if faults:
            raise ValidationError(faults)
        return slugs

    def store_former_slugs(self) -> None:
        """Add the addresses that were added, remove those that were removed; the one it just had stays."""
        before = set(self.initial.get("former_slugs", "").split())
        chosen = {*self.cleaned_data["former_slugs"]} - {self.instance.slug}
        for old in self.instance.old_slugs.filter(slug__in=before - chosen):
            old.delete()
        for slug in sorted(chosen - before):
            self.instance.old_slugs.get_or_create(slug=slug)

    def _accept_warnings(self, source: str, cleaned: dict[str, Any]) -> None:
        """Note why warnings are accepted, forget those that are mended, ask for a reason if need be."""
        there = {warning.name for warning in warnings_in(source)}
        accepted = {rule: why for rule, why in self.instance.accepted_warnings.items() if rule in there}
        if cleaned.get("status") == DiagramTemplate.Status.PUBLISHED and may_publish(self.user):
            warnings = unaccepted_warnings(source, accepted)
            reason = cleaned.get("warning_reason", "")
            if warnings and not reason:
                advice = gettext(
                    "Mend what the warnings are about, or say why it may be published all the same."
                )
                self.add_error("warning_reason", ValidationError([*map(str, warnings[:5]), advice]))
            # Asked for here already: the template itself need not refuse it a second time.
            accepted |= {warning.name: reason for warning in warnings}
        self.instance.accepted_warnings = accepted

    def _post_clean(self) -> None:
        """Refuse to save over what somebody else has saved since the page was opened."""
        stored = self._stored()
        super()._post_clean()  # type: ignore[misc]
        if stored is None:
            return
        chosen = {
            "tags": [tag.slug for tag in self.cleaned_data.get("tags", ())],
            "related": [related.slug for related in self.cleaned_data.get("related", ())],
            "old_slugs": self.cleaned_data.get("former_slugs", ()),
        }
        ours = with_notes(entry_on_page(self.instance, chosen), self.data)
        self.conflict = conflict_between(stored, ours, self.data.get("state", ""))
        if self.conflict:
            self.data = take_over(self.data, stored, self.conflict)
            self.data["state"] = state_of(entry_of(stored))
            self.add_error(
                None,
                gettext(
                    "Somebody saved this template while you were editing it. Nothing of yours is lost: "
                    "compare both versions below, then save again to put yours in the place of theirs."
                ),
            )

    def _stored(self) -> DiagramTemplate | None:
        """Return the template as it is in the database, held until this one is saved."""
        templates = DiagramTemplate.objects.select_for_update(of=("self",)).select_related("category")
        return templates.filter(pk=self.instance.pk).first() if self.instance.pk else None

    @property
    def edition_notes(self) -> dict[str, str]:
        """What is new, by language."""
        notes = {code: self.cleaned_data.get(f"note_{code}", "") for code, _name in settings.LANGUAGES}
        return {code: note for code, note in notes.items() if note}
