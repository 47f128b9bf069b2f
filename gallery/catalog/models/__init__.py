"""What the catalogue holds.

    shelves            Category, Tag
    diagram_template   DiagramTemplate: what visitors come for
    links              RelatedTemplate, OldSlug: from template to template, and from former addresses
    drawings           Drawing       ╮ made from a template whenever it is saved, so that no page request
    finding            SearchEntry   ╯ draws or folds anything; SearchWord: the vocabulary of all entries
    history            Change: what became of templates; Edition: the same as visitors read it
    quality            Shortcoming: what needs a curator's care, found out at save as well
    uploads            Upload: catalogue files on their way in
    uses               DailyUse, CountingDay, CountedUse: how often templates are taken away
    records            LoadedEntry, Revision: what came from files, and when anything changed

`title_en`, `title_fr` and their like are columns that `gallery.catalog.translation` adds; they are
declared on the classes for readers and type checkers, as is `_default_manager`, which it replaces when
Django starts. `template.title` is the title of the active language, the English one where that is missing.
"""

from gallery.catalog.models.diagram_template import DiagramTemplate
from gallery.catalog.models.drawings import Drawing
from gallery.catalog.models.finding import SearchEntry, SearchWord
from gallery.catalog.models.history import Change, Edition
from gallery.catalog.models.links import OldSlug, RelatedTemplate
from gallery.catalog.models.quality import Shortcoming
from gallery.catalog.models.records import LoadedEntry, Revision
from gallery.catalog.models.shelves import Category, Tag
from gallery.catalog.models.uploads import Upload
from gallery.catalog.models.uses import CountedUse, CountingDay, DailyUse

__all__ = [
    "Category",
    "Change",
    "CountedUse",
    "CountingDay",
    "DailyUse",
    "DiagramTemplate",
    "Drawing",
    "Edition",
    "LoadedEntry",
    "OldSlug",
    "RelatedTemplate",
    "Revision",
    "SearchEntry",
    "SearchWord",
    "Shortcoming",
    "Tag",
    "Upload",
]
