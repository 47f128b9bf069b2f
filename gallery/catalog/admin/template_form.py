"""The fields of a template on the page where it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    TemplateFormBase = forms.ModelForm[DiagramTemplate]
else:
    TemplateFormBase = forms.ModelForm

SOURCE_BOX = {
    "rows": 26,
    "class": "source-code",
    "wrap": "off",
    "spellcheck": "false",
    "autocapitalize": "off",
    "autocomplete": "off",
}
"""A text area for code: no wrapping, no spelling."""


class TemplateForm(TemplateFormBase):
    """A template's texts in boxes of the right size."""

    class Meta:
        """Both languages get the same room."""

        model = DiagramTemplate
        fields = "__all__"
        widgets = {
            "summary_en": forms.Textarea({"rows": 4, "lang": "en"}),
            "summary_fr": forms.Textarea({"rows": 4, "lang": "fr"}),
            "source_en": forms.Textarea(SOURCE_BOX),
            "source_fr": forms.Textarea(SOURCE_BOX),
            "description_en": forms.Textarea({"rows": 20, "lang": "en"}),
            "description_fr": forms.Textarea({"rows": 20, "lang": "fr"}),
        }
        help_texts = {
            "slug": _("The last part of the address. After a change the old address redirects here."),
            "published_at": _("Set when the template is published, if it is empty then."),
            "source_en": _("A draft may have errors; they are listed below once it is saved."),
            "source_fr": _("The English source with French labels; nothing else may differ."),
        }
