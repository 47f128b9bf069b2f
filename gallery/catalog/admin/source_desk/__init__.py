"""The desk on which a source is written with its diagram in sight.

    widget       the text area that scripts make an editor of
    words        what that editor says
    examining    what the engine makes of a text: drawing, remarks, counts
    mending      what its repairs would change
    views        the answers to the editor's questions

Nothing is saved here.
"""

from gallery.catalog.admin.source_desk.views import urls
from gallery.catalog.admin.source_desk.widget import SourceEditor

__all__ = ["SourceEditor", "urls"]
