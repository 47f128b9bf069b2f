"""Who may do what: editors write drafts, publishers decide what visitors see.

The groups and their permissions are made by migration 0005; administrators may change them. A superuser may
do everything, an account that is not active nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


def may_publish(user: User | AnonymousUser) -> bool:
    """Say whether somebody decides what visitors see: publishes, schedules, archives, changes what is out."""
    return user.has_perm("catalog.publish_diagramtemplate")


def may_change(user: User | AnonymousUser, template: DiagramTemplate) -> bool:
    """Say whether somebody may change a template as it is in the database.

    Editors may change drafts that never were public, publishers everything.
    """
    if not user.has_perm("catalog.change_diagramtemplate"):
        return False
    is_new = template.status == DiagramTemplate.Status.DRAFT and not template.has_been_public
    return is_new or may_publish(user)
