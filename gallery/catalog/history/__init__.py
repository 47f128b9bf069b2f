"""What became of templates, who changed them, and what sets two states of one apart.

    recording             every change, with who, when and why
    restoring             an earlier state, as a new version
    differences           what sets two states of a template apart, field by field
    text_differences      what sets two texts apart, line by line

A state is a `files.entries.TemplateEntry`: what the files say of a template is what its history says.
"""

from gallery.catalog.history.recording import Recording, entry_in, entry_of, published_entry

__all__ = ["Recording", "entry_in", "entry_of", "published_entry"]
