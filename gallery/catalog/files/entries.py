"""What a catalogue says, as plain data; the same whether it was read from files or from the database."""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES]

Texts = dict[str, str]
"""A text in each language that has one."""

Translation = tuple[str, str, str]
"""The place of a label, the English text that was translated, and its translation."""

TAGS_FILE = "tags.yaml"
SOURCE_FILE = "diagram.fz"


@dataclass(frozen=True)
class Entry(ABC):
    """A tag, category or template."""

    kind: ClassVar[str]
    slug: str

    @property
    def name(self) -> str:
        """Kind and slug: what the entry is called in the table of what was loaded."""
        return f"{self.kind} {self.slug}"

    @property
    @abstractmethod
    def path(self) -> str:
        """Where the entry lies in the folder: what people call it."""

    @property
    def data(self) -> dict[str, Any]:
        """Everything the entry says, as JSON can hold it; not to be changed."""
        return {column.name: getattr(self, column.name) for column in dataclasses.fields(self)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """Return the entry of which `data` was the data."""
        names = [column.name for column in dataclasses.fields(cls)]
        return cls(**{name: _frozen(data[name]) for name in names if name in data})


def _frozen(value: Any) -> Any:
    """Return a value as it was before JSON made lists of its tuples."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


@dataclass(frozen=True)
class TagEntry(Entry):
    """A tag in `tags.yaml`."""

    kind = "tag"
    names: Texts

    @property
    def path(self) -> str:
        """As in `tags.yaml#deployment`."""
        return f"{TAGS_FILE}#{self.slug}"


@dataclass(frozen=True)
class CategoryEntry(Entry):
    """A folder of templates."""

    kind = "category"
    order: int
    names: Texts
    descriptions: Texts

    @property
    def path(self) -> str:
        """As in `patterns`."""
        return self.slug


@dataclass(frozen=True)
class TemplateEntry(Entry):
    """A folder with a source and its words; times are in UTC as ISO 8601 writes them.

    `updated` is empty for an edition that came out when the template was published, and of a draft that never
    came out. Which edition it is and what is outdated says nothing of what is in it: entries that differ in
    no more are the same.
    """

    kind = "template"
    category: str
    titles: Texts
    summaries: Texts
    descriptions: Texts
    source: str
    tags: tuple[str, ...]
    related: tuple[str, ...]
    status: str
    labels: dict[str, tuple[Translation, ...]] = field(default_factory=dict)
    """By language, the translations of the source's labels and of labels that it had."""
    outdated: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """By language, the texts whose translation is of an older English text."""
    published: str = ""
    expires: str = ""
    accepted: dict[str, str] = field(default_factory=dict)
    """Why it may be public in spite of the warnings of a rule, by the rule's name."""
    editions: dict[str, Texts] = field(default_factory=dict, compare=False)
    """When each edition after the first came out (`published`), and what is new in it, by its number."""
    next_notes: Texts = field(default_factory=dict, compare=False)
    """What will be new in the next edition, noted before it comes out."""
    updated: str = field(default="", compare=False)
    version: int = field(default=1, compare=False)
    old_slugs: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """As in `patterns/canary-deploy-workflow`."""
        return f"{self.category}/{self.slug}"


@dataclass
class Catalogue:
    """All entries, by slug."""

    tags: dict[str, TagEntry] = field(default_factory=dict)
    categories: dict[str, CategoryEntry] = field(default_factory=dict)
    templates: Mapping[str, TemplateEntry] = field(default_factory=dict)

    @property
    def redirects(self) -> Mapping[str, str]:
        """The slugs of templates by those that they had before."""
        return {old: template.slug for template in self.templates.values() for old in template.old_slugs}

    def category_of(self, slug: str) -> str | None:
        """Return the slug of the category of a template; None if there is no such template."""
        template = self.templates.get(slug)
        return template.category if template else None

    def __iter__(self) -> Iterator[Entry]:
        yield from self.tags.values()
        yield from self.categories.values()
        yield from self.templates.values()
