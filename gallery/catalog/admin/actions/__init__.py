"""What is done to many templates at once, from the list of them.

    bulk          the way of every action: choose, look, confirm, done
    verdicts      what becomes of each template, and why it stays as it is
    publication   publish, archive, make drafts
    shelving      set the category, add and remove tags
    redrawing     draw anew
    deletion      delete

Whether somebody may change a template is asked of each, when it is shown and again when it is changed.
"""

from gallery.catalog.admin.actions.deletion import Delete
from gallery.catalog.admin.actions.publication import Archive, Publish, Withdraw
from gallery.catalog.admin.actions.redrawing import Redraw
from gallery.catalog.admin.actions.shelving import AddTag, RemoveTag, SetCategory

ACTIONS = (Publish(), Archive(), Withdraw(), SetCategory(), AddTag(), RemoveTag(), Redraw(), Delete())

__all__ = ["ACTIONS"]
