"""Finding templates by what is in them.

    words       text → the words that are kept and compared
    spelling    a mistyped word → the words that may have been meant
    query       Search: what a reader types, as terms to look for
    hits        terms → templates that hold them, in the database's own index, as sets of numbers
    merging     what is written, into the index at once
    numbering   templates that are looked for, as numbers
    marking     what of a text matched
    findings    which label, or title in another language, matched, where nothing a card shows did

The index itself is made by `gallery.catalog.indexing`; the querysets of templates ask it.
"""

from gallery.catalog.search.findings import Finding
from gallery.catalog.search.hits import Asked, Hits
from gallery.catalog.search.numbering import LatestFirst
from gallery.catalog.search.query import Search, Term

__all__ = ["Asked", "Finding", "Hits", "LatestFirst", "Search", "Term"]
