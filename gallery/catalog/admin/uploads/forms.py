"""What is asked when files are uploaded."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from zipfile import is_zipfile

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat, slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import is_slug
from gallery.catalog.files.arranging import arrange
from gallery.catalog.files.unpacking import MAX_BYTES, UploadError, unpack
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.tidying import tidy_line, tidy_source, unwritable
from gallery.catalog.validators import translations_in

if TYPE_CHECKING:
    from gallery.catalog.files.entries import Catalogue

    SourceFormBase = forms.ModelForm[DiagramTemplate]
else:
    SourceFormBase = forms.ModelForm

SUFFIX = ".fz"


class UploadForm(forms.Form):
    """A file, and the category of templates that do not say theirs."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A zip file of the catalogue or any part of it, or a single source (.fz)."),
        widget=forms.FileInput(attrs={"accept": f".zip,{SUFFIX}"}),
    )
    category = forms.ModelChoiceField(
        Category.objects.all(),
        label=_("Category"),
        required=False,
        empty_label=_("as the files say"),
        help_text=_("For new templates that are uploaded without the folder of their category."),
    )

    def clean_file(self) -> UploadedFile[Any]:
        """Refuse what is too large before any of it is unpacked."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            message = gettext("This file is larger than %(most)s, the most that can be uploaded.")
            raise ValidationError(message % {"most": filesizeformat(MAX_BYTES)})
        return file

    @property
    def name(self) -> str:
        """What the editor calls the upload."""
        return str(self.cleaned_data["file"].name)

    @property
    def is_source(self) -> bool:
        """Say whether a single source was uploaded."""
        return PurePath(self.name).suffix.lower() == SUFFIX

    def source(self) -> str:
        """Return the text of a single source, or raise ValidationError."""
        return text_of(self.cleaned_data["file"])

    def arranged(self, known: Catalogue) -> dict[str, bytes]:
        """Return the files of a zip file, arranged as in the catalogue, or raise ValidationError."""
        file = self.cleaned_data["file"]
        if not is_zipfile(file):
            raise ValidationError(
                gettext("“%(name)s” is neither a zip file nor a source (.fz).") % {"name": self.name}
            )
        file.seek(0)
        category = self.cleaned_data["category"]
        try:
            return arrange(unpack(file), PurePath(self.name).stem, known, category.slug if category else "")
        except UploadError as error:
            raise ValidationError(str(error)) from error


class SourceForm(SourceFormBase):
    """What makes a draft of a source; the rest is written on its own page."""

    slug = forms.SlugField(
        label=_("Slug"),
        max_length=80,
        required=False,
        help_text=_("The last part of the address; made from the title if empty."),
    )
    french = forms.FileField(
        label=_("The same in French"),
        required=False,
        help_text=_("A source (.fz) of the same structure: its labels become the French ones."),
        widget=forms.FileInput(attrs={"accept": SUFFIX}),
    )

    class Meta:
        """Enough for a draft."""

        model = DiagramTemplate
        fields = ("title_en", "category", "slug")

    def __init__(self, *args: Any, french: str = "", **kwargs: Any) -> None:
        """Take the French source that was uploaded before."""
        super().__init__(*args, **kwargs)
        self.fields["title_en"].label = _("Title")
        self.french_text = french

    def clean_slug(self) -> str:
        """Make a slug from the title where none is given."""
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("title_en") or "")[:80].strip("-_")
        if slug and not is_slug(slug):
            raise ValidationError(gettext("Lower-case letters, digits and single hyphens only."))
        if not slug and "title_en" in self.cleaned_data:
            raise ValidationError(gettext("No slug can be made from this title: give one."))
        return slug

    def clean_french(self) -> None:
        """Take the labels of the French source."""
        file = self.cleaned_data["french"]
        french = text_of(file) if isinstance(file, UploadedFile) else self.french_text
        if french:
            labels = translations_in(self.instance.source_en, french)
            self.instance.label_translations = {"fr": [list(label) for label in labels]}
        self.french_text = french


def text_of(file: UploadedFile[Any]) -> str:
    """Return the text in an uploaded source, or raise ValidationError."""
    if (file.size or 0) > MAX_BYTES:
        raise ValidationError(gettext("“%(name)s” is too large for a source.") % {"name": file.name})
    file.seek(0)
    data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = gettext("“%(name)s” is not UTF-8 text (line %(line)d): save it as UTF-8.")
        raise ValidationError(message % {"name": file.name, "line": line}) from error
    if (at := unwritable(text)) is not None:
        message = gettext("“%(name)s” has a control character in line %(line)d: remove it.")
        raise ValidationError(message % {"name": file.name, "line": text.count("\n", 0, at) + 1})
    if not (source := tidy_source(text)):
        raise ValidationError(gettext("“%(name)s” is empty.") % {"name": file.name})
    return source


def title_from(name: str) -> str:
    """Return a title made from the name of a file: “Canary deploy” from “canary-deploy.fz”."""
    words = tidy_line(PurePath(name).stem.replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:]
