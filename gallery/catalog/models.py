"""What the catalogue holds.

A `DiagramTemplate` is what visitors come for. `Drawing` and `SearchEntry` are made from it, one row a
language, whenever it is saved, so that no page request draws or folds anything.

`title_en`, `title_fr` and their like are columns that `gallery.catalog.translation` adds; they are
declared here for readers and type checkers, as is `_default_manager`, which it replaces when Django
starts. `template.title` is the title of the active language, the English one where that is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainCharField, PlainSlugField
from gallery.catalog.indexing import index
from gallery.catalog.querysets import CategoryManager, DiagramTemplateManager, DrawingManager
from gallery.catalog.rendering import redraw
from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text
from gallery.catalog.validators import relabelled_source, validate_sound_source

if TYPE_CHECKING:
    from collections.abc import Collection


class Category(models.Model):
    """A shelf of the gallery."""

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en: str
    name_fr: str | None
    description = models.TextField(_("description"), blank=True)
    description_en: str | None
    description_fr: str | None
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    template_count: int
    """How many templates visitors find in it; there after `Category.objects.with_counts()`."""

    objects: ClassVar[CategoryManager[Category]] = CategoryManager()
    _default_manager: ClassVar[CategoryManager[Category]]

    class Meta:
        """Shelves stand in the order that the curators gave them."""

        ordering = ("order", "slug")
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the category's page in the active language."""
        return reverse("category_detail", args=[self.slug])


class Tag(models.Model):
    """A word that templates of several categories share."""

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en: str
    name_fr: str | None

    objects: ClassVar[models.Manager[Tag]] = models.Manager()
    _default_manager: ClassVar[models.Manager[Tag]]

    class Meta:
        """Tags are listed by their address word, which no language changes."""

        ordering = ("slug",)
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.name


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
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    objects: ClassVar[DiagramTemplateManager[DiagramTemplate]] = DiagramTemplateManager()
    _default_manager: ClassVar[DiagramTemplateManager[DiagramTemplate]]

    class Meta:
        """Newest first, as visitors see them."""

        ordering = ("-published_at", "slug")
        indexes = [models.Index(fields=("status", "-published_at"), name="newest_published")]
        verbose_name = _("diagram template")
        verbose_name_plural = _("diagram templates")

    card_drawings: list[Drawing]
    """The one picture of a card, if there is any; there after `DiagramTemplate.objects.with_card(…)`."""
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
        with transaction.atomic():
            super().save(*args, **kwargs)
            OldSlug.objects.filter(slug=self.slug).delete()
            if self._stored_slug not in (None, self.slug):
                self.old_slugs.create(slug=self._stored_slug)
            self._stored_slug = self.slug
            redraw(self)
            index(self)

    def get_absolute_url(self) -> str:
        """Return the address of the template's page in the active language."""
        return reverse("diagram_detail", args=[self.slug])

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
            OldSlug.objects.filter(slug=self.slug)
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


class RelatedTemplate(models.Model):
    """A place in the ordered list of templates that a page recommends."""

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="related_links")
    related = models.ForeignKey(
        DiagramTemplate,
        on_delete=models.CASCADE,
        related_name="recommended_by",
        verbose_name=_("related template"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        """In the curator's order, each once."""

        ordering = ("order", "id")
        verbose_name = _("related template")
        verbose_name_plural = _("related templates")
        constraints = [
            models.UniqueConstraint(
                fields=("template", "related"),
                name="related_once",
                violation_error_message=_("This template is in the list already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(template=models.F("related")),
                name="not_related_to_itself",
                violation_error_message=_("A template cannot be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template_id} → {self.related_id}"


class OldSlug(models.Model):
    """An address that a template had before; it redirects for good."""

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        """In alphabetical order."""

        ordering = ("slug",)
        verbose_name = _("old slug")
        verbose_name_plural = _("old slugs")

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        """Refuse an address at which a template lives."""
        super().clean()
        if DiagramTemplate.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": gettext("A template lives at this address.")})


class Drawing(models.Model):
    """The picture of a template's source with the labels of one language."""

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="drawings")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    engine = models.CharField(max_length=64)
    """Version of the engine that drew it."""
    digest = models.CharField(max_length=64)
    """Digest of what is in it: the source, and the title that it is read out with."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    svg = models.TextField()
    thumbnail = models.TextField()

    objects: ClassVar[DrawingManager[Drawing]] = DrawingManager()

    class Meta:
        """One drawing a language."""

        constraints = [
            models.UniqueConstraint(fields=("template", "language"), name="one_drawing_a_language")
        ]
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")

    def __str__(self) -> str:
        return f"{self.template_id} ({self.language})"


class SearchEntry(models.Model):
    """What a template is found and sorted by in one language, folded to plain lower-case letters."""

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="search_entries")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = PlainCharField(max_length=240, db_index=True)
    text = models.TextField()

    class Meta:
        """One entry a language."""

        constraints = [models.UniqueConstraint(fields=("template", "language"), name="one_entry_a_language")]
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class LoadedEntry(models.Model):
    """An entry that came from the catalogue files, with what it said then.

    An entry that no longer says so was edited by an admin since; one that is gone while its row is here
    was deleted by an admin. Loading leaves both alone.
    """

    name = models.CharField(max_length=120, unique=True)
    """As in `tag deployment`, `category patterns`, `template canary-deploy-workflow`."""
    data = models.JSONField()
    row = models.PositiveBigIntegerField()
    """Primary key of the tag, category or template: by it, one that an admin renamed is found again."""

    class Meta:
        """In alphabetical order."""

        ordering = ("name",)
        verbose_name = _("loaded entry")
        verbose_name_plural = _("loaded entries")

    def __str__(self) -> str:
        return self.name
