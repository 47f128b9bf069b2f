"""What visitors come for."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainSlugField
from gallery.catalog.indexing import index
from gallery.catalog.models.shelves import Category, Tag
from gallery.catalog.querysets import DiagramTemplateManager
from gallery.catalog.rendering import redraw
from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text
from gallery.catalog.validators import relabelled_source, validate_sound_source

if TYPE_CHECKING:
    from collections.abc import Collection


class DiagramTemplate(models.Model):
    """A proven process: its words in both languages and its FlowZap source."""

    class Status(models.TextChoices):
        """Who sees a template: editors, everybody, or nobody any more."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        ARCHIVED = "archived", _("Archived")

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="templates", verbose_name=_("category")
    )
    title = models.CharField(_("title"), max_length=120)
    title_en: str
    title_fr: str | None
    summary = models.TextField(_("summary"), max_length=400)
    summary_en: str
    summary_fr: str | None
    description = models.TextField(_("description"), blank=True)
    description_en: str | None
    description_fr: str | None
    source = models.TextField(_("FlowZap source"))
    source_en: str
    source_fr: str | None
    tags = models.ManyToManyField(Tag, blank=True, related_name="templates", verbose_name=_("tags"))
    related = models.ManyToManyField(
        "self", through="RelatedTemplate", symmetrical=False, verbose_name=_("related templates")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    """Counts the editions of words and source that visitors have seen."""
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    """When the latest edition came out; `published_at` is when the first did."""
    words_digest = models.CharField(max_length=64, blank=True, editable=False)
    """Digest of the words and the source of the latest edition, by which a new one is noticed."""
    lane_count = models.PositiveIntegerField(_("lanes"), default=0, editable=False)
    step_count = models.PositiveIntegerField(_("steps"), default=0, editable=False)
    decision_count = models.PositiveIntegerField(_("decisions"), default=0, editable=False)
    loop_count = models.PositiveIntegerField(_("loops"), default=0, editable=False)
    use_count = models.PositiveIntegerField(_("copies and downloads"), default=0, editable=False)

    objects: ClassVar[DiagramTemplateManager[DiagramTemplate]] = DiagramTemplateManager()
    _default_manager: ClassVar[DiagramTemplateManager[DiagramTemplate]]

    class Meta:
        """Newest first, as visitors see them."""

        ordering = ("-published_at", "slug")
        indexes = [
            # All that lists are found, chosen and sorted by is in the first: the long rows stay unread.
            models.Index(
                fields=(
                    *("status", "-published_at", "slug", "category", "updated_at", "use_count"),
                    *("lane_count", "step_count", "loop_count", "decision_count"),
                ),
                name="newest_published",
            ),
            models.Index(fields=("category", "status", "-published_at", "slug"), name="newest_in_category"),
        ]
        verbose_name = _("diagram template")
        verbose_name_plural = _("diagram templates")

    card_digest: str | None
    """Digest of the drawing on a card, if there is any; there after `with_card(…)`."""
    curated_place: int | None
    """Where a curator put it among those related to another; there in `neighbours.neighbours_of(…)`."""
    finding_labels: list[tuple[Literal["step", "lane", "tag"], str, *tuple[tuple[str, str], ...]]]
    """Labels in the language of a search; there after `DiagramTemplate.objects.with_findings(…)`."""
    _stored_slug: str | None = None
    """The slug in the database, to notice when it changes."""

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the template, its redirection from a former slug, its drawings and its search entries.

        Tags are saved after the template; `gallery.catalog.apps` sees to it that they are indexed then.
        """
        if self.status == self.Status.PUBLISHED and self.published_at is None:
            self.published_at = timezone.now().replace(microsecond=0)
        self._note_edition()
        with transaction.atomic():
            super().save(*args, **kwargs)
            old_slugs = apps.get_model("catalog", "OldSlug").objects
            old_slugs.filter(slug=self.slug).delete()
            if self._stored_slug not in (None, self.slug):
                self.old_slugs.create(slug=self._stored_slug)
            self._stored_slug = self.slug
            redraw(self)
            index(self)

    def get_absolute_url(self) -> str:
        """Return the address of the template's page in the active language."""
        return reverse("diagram_detail", args=[self.slug])

    def _note_edition(self) -> None:
        """Count a new edition if what visitors read has changed."""
        if self.status != self.Status.PUBLISHED:
            return
        columns = (f"{field}_{language}" for field in _TIDY for language, _name in settings.LANGUAGES)
        words = "\0".join(getattr(self, column) or "" for column in columns)
        digest = sha256(words.encode(errors="surrogatepass")).hexdigest()
        if self.words_digest and digest != self.words_digest:
            self.version += 1
            self.updated_at = timezone.now().replace(microsecond=0)
        elif self.updated_at is None:
            self.updated_at = self.published_at
        self.words_digest = digest

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any
    ) -> Self:
        """Build a template from a row and remember its slug."""
        template = super().from_db(db, field_names, values, **how)
        template._stored_slug = template.__dict__.get("slug")  # noqa: SLF001 (our own attribute)
        return template

    @property
    def is_public(self) -> bool:
        """Say whether visitors see this template now."""
        return (
            self.status == self.Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= timezone.now()
        )

    @property
    def source_languages(self) -> list[str]:
        """The languages that have a source of their own, the default language first."""
        others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        return [settings.LANGUAGE_CODE, *(code for code in others if getattr(self, f"source_{code}"))]

    def source_in(self, language: str) -> str:
        """Return the source with the labels of a language, English where there is none."""
        return str(getattr(self, f"source_{language}", "") or self.source_en)

    def clean(self) -> None:
        """Tidy the texts; refuse a source with errors in public, or with another structure in French."""
        super().clean()
        self._tidy()
        faults: dict[str, ValidationError] = {}
        for language in self.source_languages:
            field = f"source_{language}"
            try:
                if language != settings.LANGUAGE_CODE:
                    setattr(self, field, relabelled_source(self.source_en, getattr(self, field)))
                if self.status == self.Status.PUBLISHED:
                    validate_sound_source(getattr(self, field))
            except ValidationError as fault:
                faults[field] = fault
        taken = (
            apps.get_model("catalog", "OldSlug")
            .objects.filter(slug=self.slug)
            .exclude(template=self.pk)
            .select_related("template")
            .first()
        )
        if taken:
            message = gettext(
                "This address redirects to “%(title)s”: remove it from the old slugs there first."
            )
            faults["slug"] = ValidationError(message, params={"title": taken.template.title})
        if faults:
            raise ValidationError(faults)

    def _tidy(self) -> None:
        """Bring every text into the one form in which it is kept and compared."""
        for language, _name in settings.LANGUAGES:
            for field, tidy in _TIDY.items():
                text = getattr(self, f"{field}_{language}")
                setattr(self, f"{field}_{language}", tidy(text or ""))


_TIDY = {"title": tidy_line, "summary": tidy_line, "description": tidy_text, "source": tidy_source}
