"""What the answers hold, as types: answers are checked against them, the document is made from them.

The docstring of a type and the notes in `Annotated` are what the document says about it: a sentence, or
a keyword of JSON Schema with its value.
"""

from typing import Annotated, Literal, TypedDict

from gallery.catalog.api.drawings import Drawing

Uri = Annotated[str, ("format", "uri")]
Time = Annotated[str, ("format", "date-time")]
Count = Annotated[int, ("minimum", 0)]


class Words(TypedDict):
    """A text in each language; null where there is no translation."""

    en: str
    fr: str | None


class OptionalWords(TypedDict):
    """A text in each language; null where there is none."""

    en: str | None
    fr: str | None


class Uris(TypedDict):
    """A URL for each language; null where there is no translation."""

    en: Uri
    fr: Uri | None


class DrawingUris(TypedDict):
    """A URL for each language of the labels; null where there is no drawing with them."""

    en: Uri | None
    fr: Uri | None


class License(TypedDict):
    """What may be done with the content."""

    name: str
    url: Uri


class Term(TypedDict):
    """A category or a tag, as a template names it."""

    slug: str
    name: Words


class Facts(TypedDict):
    """How much is in the diagram."""

    lanes: Count
    steps: Count
    decisions: Count
    loops: Count


class Picture(TypedDict):
    """Pictures of the diagram with the labels of one language."""

    thumbnail: Annotated[Uri, "A small SVG without text, in light or dark as the reader's screen."]
    svg: Annotated[Uri, "The whole diagram as SVG."]


class Pictures(TypedDict):
    """Pictures in each language of the labels; null where the labels are not translated."""

    en: Picture | None
    fr: Picture | None


class TemplateItem(TypedDict):
    """A template in short."""

    slug: Annotated[str, "Names the template in addresses; if it changes, the old address redirects."]
    url: Annotated[Uri, "The template with its source and drawing, as JSON."]
    page: Annotated[Uris, "The page for people."]
    title: Words
    summary: Words
    category: Term
    tags: list[Term]
    facts: Facts
    published_at: Time
    updated_at: Annotated[Time, "When words or source changed last."]
    version: Annotated[int, "Counts the editions.", ("minimum", 1)]
    license: License
    picture: Pictures
    preview: Annotated[Uris, "A PNG of 1200 × 630 px with title and diagram, as links are announced by."]


class Translation(TypedDict):
    """A text in another language than the one asked for."""

    language: str
    text: str


class Finding(TypedDict):
    """What a search found, where title and summary in the language asked for do not tell."""

    kind: Literal["title", "step", "lane", "tag"]
    text: Annotated[str, "In the language asked for."]
    translation: Annotated[Translation | None, "The same text in another language, if only this one matched."]


class ListedTemplate(TemplateItem):
    """A template as the list shows it, with the reason why it is there."""

    found_in: Finding | None


class Edition(TypedDict):
    """A version of a template: when it came out, and what was new in it."""

    version: Annotated[int, ("minimum", 1)]
    published_at: Time
    note: Annotated[OptionalWords, "What was new; null where nobody said."]


class RelatedTemplate(TypedDict):
    """A template worth a look beside this one."""

    slug: str
    url: Uri
    title: Words


class Downloads(TypedDict):
    """Files to take away."""

    fz: Annotated[Uris, "The source, FlowZap Code."]
    svg: Annotated[DrawingUris, "The drawing, self-contained."]
    png: Annotated[DrawingUris, "The drawing as PNG."]
    md: Annotated[Uris, "Words, picture, steps and source as Markdown."]


class Drawings(TypedDict):
    """The drawing in each language of the labels; null where the labels are not translated."""

    en: Drawing | None
    fr: Drawing | None


class TemplateDetail(TemplateItem):
    """A template with all that belongs to it."""

    description: Annotated[OptionalWords, "The long text, in Markdown."]
    source: Annotated[Words, "The FlowZap Code. Only its labels differ from language to language."]
    drawing: Drawings
    downloads: Downloads
    editions: Annotated[list[Edition], "The versions, latest first."]
    related: Annotated[list[RelatedTemplate], "The curators' choice first, then what is most alike."]


class FacetValue(TypedDict):
    """A value of a filter."""

    value: Annotated[str, "As the parameter takes it."]
    count: Annotated[Count, "How many templates there are with it, all other filters applied."]
    chosen: Annotated[bool, "Whether the request asks for it."]


class Facets(TypedDict):
    """What each filter would find, its name being that of the parameter."""

    category: list[FacetValue]
    tag: list[FacetValue]
    lanes: list[FacetValue]
    size: list[FacetValue]
    loop: list[FacetValue]
    decision: list[FacetValue]


class Correction(TypedDict):
    """A word of the search that nothing begins with, and the word that was looked for instead."""

    typed: str
    used: str


class Ignored(TypedDict):
    """A parameter that was left out of account, since it is unknown or cannot have this value."""

    parameter: str
    value: str


class TemplateList(TypedDict):
    """A page of the templates that were asked for."""

    count: Annotated[Count, "How many templates there are on all pages."]
    page: Annotated[int, ("minimum", 1)]
    pages: Annotated[int, ("minimum", 1)]
    per_page: Annotated[int, ("minimum", 1)]
    next: Annotated[Uri | None, "The next page."]
    previous: Annotated[Uri | None, "The page before."]
    facets: Facets
    corrections: list[Correction]
    ignored: list[Ignored]
    results: list[ListedTemplate]


class CategoryItem(TypedDict):
    """A category in which there are templates."""

    slug: str
    name: Words
    description: Annotated[OptionalWords, "In Markdown."]
    page: Annotated[Uris, "The page for people."]
    templates: Annotated[Uri, "Its templates, as JSON."]
    count: Annotated[Count, "How many templates there are in it."]


class CategoryList(TypedDict):
    """All categories in which there are templates, in the curators' order."""

    count: Count
    results: list[CategoryItem]


class TagItem(TypedDict):
    """A tag that templates have."""

    slug: str
    name: Words
    templates: Annotated[Uri, "The templates with it, as JSON."]
    count: Annotated[Count, "How many templates have it."]


class TagList(TypedDict):
    """All tags that templates have, the most frequent first."""

    count: Count
    results: list[TagItem]


class Index(TypedDict):
    """Where everything is."""

    templates: Uri
    categories: Uri
    tags: Uri
    openapi: Annotated[Uri, "This API, described in OpenAPI."]
    license: License


class Problem(TypedDict):
    """Why a request was not answered (RFC 9457)."""

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
