"""Catalogue files as data; every fault of every file is found before anything is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from gallery.catalog.fields import is_slug
from gallery.catalog.files.editions import check_editions, take_editions, take_next_note, take_notes
from gallery.catalog.files.entries import (
    LANGUAGES,
    SOURCE_FILE,
    TAGS_FILE,
    Catalogue,
    CategoryEntry,
    TagEntry,
    TemplateEntry,
    Texts,
    Translation,
)
from gallery.catalog.files.front_matter import read_mapping, split
from gallery.catalog.files.keys import Keys
from gallery.catalog.files.labels import read_labels
from gallery.catalog.files.opening import leads_out, text_in
from gallery.catalog.files.problems import CatalogueError, Problem, Reporter
from gallery.catalog.files.references import References, check_references
from gallery.catalog.files.writing import implied_status
from gallery.catalog.markup import LONGEST
from gallery.catalog.models import Category, DiagramTemplate, Tag
from gallery.catalog.models.history import REASON_LENGTH
from gallery.catalog.remarks import errors_in, unaccepted_warnings
from gallery.catalog.tidying import tidy_source
from gallery.catalog.translating.labels import label_table
from gallery.catalog.translating.texts import TRACED


def read_catalogue(folder: Path, known: Catalogue | None = None) -> Catalogue:
    """Return what the files of a folder say, or raise CatalogueError with all that is wrong in them.

    The files may be a part of the catalogue: what they name may be in what is `known` beside them.
    """
    reading = _Reading(folder, known or Catalogue())
    reading.read()
    if reading.problems:
        raise CatalogueError(reading.problems)
    return reading.catalogue


@dataclass(frozen=True)
class _Page:
    """The file of a language: its keys, the text below them, and whom to tell about faults."""

    keys: Keys
    text: str
    report: Reporter
    required: bool

    def line(self, key: str, model: type[models.Model]) -> str:
        """Take a line of text that fits the model's column of that name."""
        return self.keys.take_line(key, _width(model, key), required=self.required)

    def body(self) -> str:
        """Take the text, which is Markdown."""
        if len(self.text) > LONGEST:
            reason = gettext("the text is %(length)d characters long, %(limit)d at most")
            self.report(1, reason, length=len(self.text), limit=LONGEST)
        return self.text


class _Reading:
    """One pass over a folder: its entries so far, the problems so far, the references to check at the end."""

    def __init__(self, folder: Path, known: Catalogue) -> None:
        self.folder = folder
        self.known = known
        self.templates: dict[str, TemplateEntry] = {}
        self.catalogue = Catalogue(templates=self.templates)
        self.problems: list[Problem] = []
        self.references: list[References] = []

    def read(self) -> None:
        """Read the tags, then each folder as a category, each folder in it as a template."""
        if not self.folder.is_dir():
            self.report(self.folder)(1, gettext("there is no such folder"))
            return
        for path in _visible(self.folder):
            if self.leads_out(path):
                continue
            if path.is_dir():
                self.read_category(path)
            elif path.name == TAGS_FILE:
                self.read_tags(path)
            elif path.name != "README.md":
                reason = gettext("unexpected file: %(file)s and a folder for each category lie here")
                self.report(path)(1, reason, file=TAGS_FILE)
        if not any(problem.fatal and problem.path.endswith(TAGS_FILE) for problem in self.problems):
            check_references(self.references, self.catalogue, self.known)

    def read_tags(self, path: Path) -> None:
        """Read the file of all tags."""
        report = self.report(path)
        for slug, value in read_mapping(self.text_of(path), report).items():
            self.check_slug(slug, report, value.line)
            keys = Keys(value.keys, report, value.line)
            names = {
                code: keys.take_line(code, _width(Tag, "name"), required=code == settings.LANGUAGE_CODE)
                for code in LANGUAGES
            }
            keys.refuse_rest()
            self.catalogue.tags[slug] = TagEntry(slug, names=_said(names))

    def read_category(self, folder: Path) -> None:
        """Read every template in a folder, and the texts of the category unless they are known."""
        self.check_slug(folder.name, self.report(folder))
        if folder.name not in self.known.categories or any(map(_is_page, _visible(folder))):
            self.read_shelf(folder)
        for path in _visible(folder):
            if self.leads_out(path):
                continue
            if path.is_dir():
                self.read_template(path)
            elif not _is_page(path):
                self.report(path)(1, gettext("unexpected file in the folder of a category"))

    def read_shelf(self, folder: Path) -> None:
        """Read the texts of a category."""
        names: Texts = {}
        descriptions: Texts = {}
        order = 0
        for language, page in self.pages_of(folder):
            names[language] = page.line("name", Category)
            descriptions[language] = page.body()
            if language == settings.LANGUAGE_CODE:
                order = page.keys.take_number("order")
            page.keys.refuse_rest()
        entry = CategoryEntry(folder.name, order=order, names=_said(names), descriptions=_said(descriptions))
        self.catalogue.categories[entry.slug] = entry

    def read_template(self, folder: Path) -> None:
        """Read the source and the texts of a template."""
        report = self.report(folder)
        self.check_slug(folder.name, report)
        if twin := self.templates.get(folder.name):
            reason = gettext("“%(slug)s” is in the category “%(category)s” already")
            report(1, reason, slug=folder.name, category=twin.category)
        for path in _visible(folder):
            if path.name != SOURCE_FILE and not _is_page(path):
                self.report(path)(1, gettext("unexpected file in the folder of a template"))
        entry = self.template_in(folder, source=self.source_of(folder / SOURCE_FILE))
        words = self.report(folder / f"{settings.LANGUAGE_CODE}.md")
        if entry.status == DiagramTemplate.Status.PUBLISHED:
            if entry.published and entry.expires and _time(entry.expires) <= _time(entry.published):
                words(1, gettext("“expires” is before “published”"))
            if not entry.published:
                words(1, gettext("“published” is missing: when was it published?"))
            for error in errors_in(entry.source):
                self.report(folder / SOURCE_FILE)(error.line, str(error))
            for warning in unaccepted_warnings(entry.source, entry.accepted):
                reason = gettext("%(warning)s (mend it, or give a reason under “accepted” in %(file)s)")
                file = f"{settings.LANGUAGE_CODE}.md"
                self.report(folder / SOURCE_FILE)(warning.line, reason, warning=warning, file=file)
        self.templates[entry.slug] = entry

    def template_in(self, folder: Path, source: str) -> TemplateEntry:
        """Return the template of a folder."""
        titles: Texts = {}
        summaries: Texts = {}
        descriptions: Texts = {}
        labels: dict[str, tuple[Translation, ...]] = {}
        outdated: dict[str, tuple[str, ...]] = {}
        accepted: dict[str, str] = {}
        editions: dict[str, Texts] = {}
        next_notes: Texts = {}
        status = published = expires = updated = ""
        version = 1
        references = References(folder.name, self.report(folder), {}, {}, {})
        for language, page in self.pages_of(folder):
            titles[language] = page.line("title", DiagramTemplate)
            summaries[language] = page.keys.take_line("summary", _width(DiagramTemplate, "summary"))
            descriptions[language] = page.body()
            next_notes[language] = take_next_note(page.keys)
            if language == settings.LANGUAGE_CODE:
                references = References(
                    folder.name,
                    page.report,
                    tags=page.keys.take_slugs("tags"),
                    related=page.keys.take_slugs("related"),
                    old_slugs=page.keys.take_slugs("old_slugs"),
                )
                status = page.keys.take_choice("status", DiagramTemplate.Status.values)
                published = page.keys.take_time("published")
                status = status or implied_status(published)
                if status == DiagramTemplate.Status.PUBLISHED:
                    page.keys.require("summary")
                expires = page.keys.take_time("expires")
                updated = page.keys.take_time("updated")
                version = page.keys.take_number("version") or 1
                editions = take_editions(page.keys, page.report)
                accepted = page.keys.take_texts("accepted", REASON_LENGTH)
            else:
                rows = read_labels(
                    source, page.keys.take("labels"), page.keys.take("former_labels"), page.report
                )
                if kept := label_table(source, rows).translations:
                    labels[language] = tuple((row.place, row.original, row.text) for row in kept)
                if texts := page.keys.take_choices("outdated", TRACED):
                    outdated[language] = tuple(texts)
                take_notes(page.keys, language, editions)
            page.keys.refuse_rest()
        check_editions(editions, version, self.report(folder / f"{settings.LANGUAGE_CODE}.md"))
        self.references.append(references)
        return TemplateEntry(
            folder.name,
            category=folder.parent.name,
            titles=_said(titles),
            summaries=_said(summaries),
            descriptions=_said(descriptions),
            source=source,
            labels=labels,
            outdated=outdated,
            accepted=dict(sorted(accepted.items())),
            editions=editions,
            next_notes=_said(next_notes),
            tags=tuple(sorted(references.tags)),
            related=tuple(references.related),
            status=status,
            published=published,
            expires=expires,
            updated=updated if status == DiagramTemplate.Status.DRAFT or updated != published else "",
            version=version,
            old_slugs=tuple(sorted(references.old_slugs)),
        )

    def source_of(self, path: Path) -> str:
        """Return the source in a file."""
        if self.leads_out(path):
            return ""
        if not path.is_file():
            self.report(path)(1, gettext("this file is missing"))
            return ""
        source = tidy_source(self.text_of(path))
        if not source:
            self.report(path)(1, gettext("this file is empty"))
        return source

    def pages_of(self, folder: Path) -> Iterator[tuple[str, _Page]]:
        """Yield the file of each language; that of the default language must be there."""
        for language in LANGUAGES:
            path = folder / f"{language}.md"
            report = self.report(path)
            required = language == settings.LANGUAGE_CODE
            if self.leads_out(path):
                continue
            if path.is_file():
                values, body = split(self.text_of(path), report)
                yield language, _Page(Keys(values, report), body, report, required)
            elif path.exists():
                report(1, gettext("this is not a file"))
            elif required:
                report(1, gettext("this file is missing"))

    def leads_out(self, path: Path) -> bool:
        """Say whether a path is a link to what is not of the catalogue, and report it."""
        return leads_out(path, self.top, self.report(path))

    @cached_property
    def top(self) -> Path:
        """The folder itself, without links."""
        return self.folder.resolve()

    def text_of(self, path: Path) -> str:
        """Return the text of a file."""
        return text_in(path, self.report(path))

    def check_slug(self, slug: str, report: Reporter, line: int = 1) -> None:
        """Report a name that cannot be an address."""
        if not is_slug(slug):
            reason = gettext(
                "“%(slug)s” is not a slug: lower-case letters, digits and single hyphens, 80 at most"
            )
            report(line, reason, slug=slug)

    def report(self, path: Path) -> Reporter:
        """Return what notes the problems of a file."""
        return Reporter(path, self.problems)


def _width(model: type[models.Model], field: str) -> int | None:
    """Return how many characters a column holds."""
    width: int | None = getattr(model._meta.get_field(field), "max_length", None)
    return width


_time = datetime.fromisoformat


def _visible(folder: Path) -> list[Path]:
    """Return what lies in a folder, in order, without hidden files."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_page(path: Path) -> bool:
    """Say whether a file is that of a language."""
    return path.suffix == ".md" and path.stem in LANGUAGES


def _said(texts: Texts) -> Texts:
    """Leave out the languages that say nothing."""
    return {language: text for language, text in texts.items() if text}
