"""What became of templates, who changed them, and what sets two states of one apart.

    recording             every change, with who, when and why
    lives                 the changes of one template, also of one that was deleted
    publication           what visitors see of a template, or saw last
    restoring             an earlier state, as a new version
    differences           what sets two states of a template apart, field by field
    text_differences      what sets two texts apart, line by line

A state is a `files.entries.TemplateEntry`: what the files say of a template is what its history says. So
history stands on `files`: on its data (`entries`), and on the way of that into the database and out of it
(`storing`, `snapshot`, `renaming`). Of `files`, only what comes last on its road stands on history:
`loading`, which writes down what it did, and `foreseeing`, which tells what it would do.
"""

from gallery.catalog.history.publication import published_entry
from gallery.catalog.history.recording import Recording, entry_in, entry_of

__all__ = ["Recording", "entry_in", "entry_of", "published_entry"]
