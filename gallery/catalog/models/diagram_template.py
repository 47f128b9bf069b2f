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
from gallery.catalog.quality.assessing import assess
from gallery.catalog.quality.depending import State, assess_dependents, states_of
from gallery.catalog.querysets import DiagramTemplateManager
from gallery.catalog.rendering import redraw
from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text
from gallery.catalog.translating.labels import label_table, translated_source
from gallery.catalog.translating.texts import TRACED, is_outdated, traced
from gallery.catalog.validators import faults_of_texts, validate_accepted_warnings, validate_sound_source

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from gallery.catalog.translating.labels import LabelTable


class DiagramTemplate(models.Model):
    """A proven process: its words in both languages and its FlowZap source."""

    class Status(models.TextChoices):
        """Who sees a template: editors, everybody, or nobody any more."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        ARCHIVED = "archived", _("Archived")

    class Stage(models.TextChoices):
        """Where a template is on its way: its status, and what the clock makes of it."""

        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Scheduled")
        PUBLISHED = "published", _("Published")
        EXPIRED = "expired", _("Expired")
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
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    """From then on the template is gone, as if it were archived."""
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    """Counts the editions of words and source that visitors have seen."""
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    """When the latest edition came out; `published_at` is when the first did."""
    words_digest = models.CharField(max_length=64, blank=True, editable=False)
    """Digest of the words and the source of the latest edition, by which a new one is noticed."""
    label_translations = models.JSONField(default=dict, blank=True, editable=False)
    """By language, the `translating.labels.Translation` of each label: sources are translated by them."""
    translated_from = models.JSONField(default=dict, blank=True, editable=False)
    """By language and text, the trace that `translating.texts` keeps of its translation."""
    accepted_warnings = models.JSONField(_("accepted warnings"), default=dict, blank=True, editable=False)
    """Why it may be public in spite of the warnings of a rule, by the rule's name."""
    edition_notes = models.JSONField(default=dict, blank=True, editable=False)
    """What is new in the next edition, by language: kept until there is one."""
    structure_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    """Digest of what the diagram is without its labels: the same for templates that draw the same process."""
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
                    *("status", "-published_at", "slug", "category", "updated_at", "use_count", "expires_at"),
                    *("lane_count", "step_count", "loop_count", "decision_count"),
                ),
                name="newest_published",
            ),
            models.Index(
                fields=("category", "status", "-published_at", "slug", "expires_at"),
                name="newest_in_category",
            ),
            # When one expired last is asked with every request, and few ever expire.
            models.Index(
                fields=("status", "expires_at"), condition=models.Q(expires_at__isnull=False), name="expiring"
            ),
        ]
        permissions = [("publish_diagramtemplate", "Can publish diagram templates")]
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
        """Save the template with all that is made of it: redirection, drawings, search entries, shortcomings.

        Tags are saved after the template; `gallery.catalog.apps` sees to it that they are indexed then.
        """
        is_new_edition = self.complete()
        notes = self.edition_notes if is_new_edition else {}
        if is_new_edition:
            self.edition_notes = {}
        with transaction.atomic():
            before = states_of([self.pk] if self.pk else [])
            super().save(*args, **kwargs)
            if is_new_edition:
                texts = {f"note_{language}": note for language, note in notes.items()}
                out = self.updated_at or timezone.now()
                self.editions.create(number=self.version, came_out_at=out, **texts)
            elif self.updated_at and self.updated_at > timezone.now():
                self.editions.filter(number=self.version).update(came_out_at=self.updated_at)
            self.old_slugs.filter(slug=self.slug).delete()
            if self._stored_slug not in (None, self.slug):
                self.old_slugs.create(slug=self._stored_slug)
            self._stored_slug = self.slug
            redraw(self)
            index(self)
            assess(self)
            assess_dependents(before, {self.pk: State.of(self)})

    def get_absolute_url(self) -> str:
        """Return the address of the template's page in the active language."""
        return reverse("diagram_detail", args=[self.slug])

    def complete(self) -> bool:
        """Fill in the columns that follow from others, and say whether this makes a new edition.

        Saving does this; who writes many new templates in one statement does it for each.
        """
        if self.status == self.Status.PUBLISHED and self.published_at is None:
            self.published_at = timezone.now().replace(microsecond=0)
        if self.status != self.Status.PUBLISHED and self.pk and not self.has_been_public:
            self._forget_publication()
        self._translate()
        return self._note_edition()

    def _translate(self) -> None:
        """Make the source of each other language from its labels; trace what was translated from what."""
        labels, traces = {}, {}
        for language in OTHER_LANGUAGES:
            table = self.labels_in(language)
            setattr(self, f"source_{language}", translated_source(self.source_en, table))
            labels[language] = [list(translation) for translation in table.translations]
            known = self.translated_from.get(language, {})
            traces[language] = {
                field: trace
                for field in TRACED
                if (trace := traced(*self._pair(field, language), known.get(field)))
            }
        self.label_translations = {language: rows for language, rows in labels.items() if rows}
        self.translated_from = {language: trace for language, trace in traces.items() if trace}

    def _pair(self, field: str, language: str) -> tuple[str, str]:
        """Return a text in English and in another language."""
        return getattr(self, f"{field}_en") or "", getattr(self, f"{field}_{language}") or ""

    def labels_in(self, language: str) -> LabelTable:
        """Return the labels with their translations into a language."""
        return label_table(self.source_en, self.label_translations.get(language, ()))

    def outdated_texts(self, language: str) -> list[str]:
        """Return the texts whose translation is of an English text that is another one since."""
        traces = self.translated_from.get(language, {})
        return [field for field in TRACED if is_outdated(*self._pair(field, language), traces.get(field))]

    def _note_edition(self) -> bool:
        """Count a new edition if what visitors read has changed, and say whether it has."""
        if self.stage not in {self.Stage.PUBLISHED, self.Stage.SCHEDULED}:
            return False
        columns = (f"{field}_{language}" for field in _TIDY for language, _name in settings.LANGUAGES)
        words = "\0".join(getattr(self, column) or "" for column in columns)
        digest = sha256(words.encode(errors="surrogatepass")).hexdigest()
        now = timezone.now().replace(microsecond=0)
        is_unseen = self.updated_at is None or (self.updated_at > now and not self._came_out_ahead())
        is_new = not is_unseen and bool(self.words_digest) and digest != self.words_digest
        if is_new:
            self.version += 1
            self.updated_at = max(now, self.published_at or now, self.updated_at or now)
        elif is_unseen or (self.updated_at and self.published_at and self.updated_at < self.published_at):
            self.updated_at = self.published_at
        self.words_digest = digest
        return is_new

    def _came_out_ahead(self) -> bool:
        """Say whether visitors have the edition that is still to come by this clock: another was ahead."""
        if self.version == 1 or not self.is_public:
            return False
        stored = type(self).objects.filter(pk=self.pk).values_list("version", "published_at", "updated_at")
        return stored.first() == (self.version, self.published_at, self.updated_at)

    def _forget_publication(self) -> None:
        """Take back what was only to come: of what never came out nobody is told that it is gone."""
        self.updated_at, self.words_digest = None, ""
        if self.status == self.Status.ARCHIVED:
            self.published_at = None

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any
    ) -> Self:
        """Build a template from a row and remember its slug."""
        template = super().from_db(db, field_names, values, **how)
        template._stored_slug = template.__dict__.get("slug")  # noqa: SLF001 (our own attribute)
        return template

    @property
    def revised_at(self) -> datetime | None:
        """When visitors were last given something new; never in the future, whatever clock noted it."""
        latest = self.updated_at or self.published_at
        return latest and min(latest, timezone.now())

    @property
    def stage(self) -> Stage:
        """Where the template is on its way now."""
        if self.status != self.Status.PUBLISHED:
            return self.Stage(self.status)
        now = timezone.now()
        if self.expires_at is not None and self.expires_at <= now:
            return self.Stage.EXPIRED
        if self.published_at is None or self.published_at > now:
            return self.Stage.SCHEDULED
        return self.Stage.PUBLISHED

    @property
    def is_public(self) -> bool:
        """Say whether visitors see this template now."""
        return self.stage == self.Stage.PUBLISHED

    @property
    def has_been_public(self) -> bool:
        """Say whether visitors see this template, or saw it once."""
        return self.version > 1 or (self.updated_at is not None and self.updated_at <= timezone.now())

    @property
    def is_gone(self) -> bool:
        """Say whether visitors saw this template once and see it no more."""
        now = timezone.now()
        if self.published_at is None or self.published_at > now:
            return False
        if self.stage == self.Stage.EXPIRED:
            return self.expires_at is not None and self.expires_at > self.published_at
        return self.stage == self.Stage.ARCHIVED

    @property
    def source_languages(self) -> list[str]:
        """The languages that have a source of their own, the default language first."""
        others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        return [settings.LANGUAGE_CODE, *(code for code in others if getattr(self, f"source_{code}"))]

    def source_in(self, language: str) -> str:
        """Return the source with the labels of a language, English where there is none."""
        return str(getattr(self, f"source_{language}", "") or self.source_en)

    def clean(self) -> None:
        """Tidy the texts; refuse a source with errors in public, and an end before the beginning."""
        super().clean()
        self._tidy()
        self._translate()
        faults = faults_of_texts(self, _TIDY)
        if self.status == self.Status.PUBLISHED:
            if fault := self._fault_of_sources():
                faults.setdefault("source_en", fault)
            if self.expires_at and self.expires_at <= (self.published_at or timezone.now()):
                faults["expires_at"] = ValidationError(gettext("This is before the publication."))
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

    def _fault_of_sources(self) -> ValidationError | None:
        """Return what keeps the sources from being published: errors, in English first, then warnings."""
        try:
            for language in self.source_languages:
                validate_sound_source(self.source_in(language))
            validate_accepted_warnings(self.source_en, self.accepted_warnings)
        except ValidationError as fault:
            return fault
        return None

    def _tidy(self) -> None:
        """Bring every text into the one form in which it is kept and compared."""
        for language, _name in settings.LANGUAGES:
            for field, tidy in _TIDY.items():
                if field == "source" and language in OTHER_LANGUAGES:
                    continue
                text = getattr(self, f"{field}_{language}")
                setattr(self, f"{field}_{language}", tidy(text or ""))


OTHER_LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
_TIDY = {"title": tidy_line, "summary": tidy_line, "description": tidy_text, "source": tidy_source}
