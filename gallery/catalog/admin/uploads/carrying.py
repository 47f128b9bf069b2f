"""What an upload means for the gallery as it is now, and the same carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from gallery.catalog.admin.uploads.keeping import kept
from gallery.catalog.admin.uploads.permitting import refusals
from gallery.catalog.files.arranging import read_upload
from gallery.catalog.files.loading import carry_out, lock_templates
from gallery.catalog.files.planning import plan_loading
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.history import Recording
from gallery.catalog.models import Change

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from gallery.catalog.files.planning import Plan
    from gallery.catalog.models import Upload


@dataclass(frozen=True)
class Proposal:
    """A plan, and what of it somebody may not do."""

    plan: Plan
    refused: dict[str, str]
    """Why not, by the entries' names."""
    overwrite: bool

    @property
    def may_be_carried_out(self) -> bool:
        """Say whether there is something to do, and nothing that is refused."""
        return bool(self.plan.writing) and not self.refused


@dataclass(frozen=True)
class Result:
    """What became of an import: done, or another proposal by now."""

    proposal: Proposal
    is_done: bool


def propose(user: User, upload: Upload, *, overwrite: bool) -> Proposal:
    """Say what importing an upload would do now; raise CatalogueError if it names what is gone."""
    known = catalogue_in_database()
    catalogue = read_upload({path: text.encode() for path, text in upload.files.items()}, known)
    plan = plan_loading(catalogue, overwrite=overwrite, uploaded=True, stored=known)
    return Proposal(plan, refusals(user, plan), overwrite)


@transaction.atomic
def import_kept(user: User, key: int, *, overwrite: bool, digest: str, why: str) -> Result | None:
    """Do what was proposed under a digest, if it is still the same; None if the upload is there no more."""
    upload = kept(user, key, lock=True)
    if upload is None:
        return None
    lock_templates()
    proposal = propose(user, upload, overwrite=overwrite)
    if not proposal.may_be_carried_out or proposal.plan.digest != digest:
        return Result(proposal, is_done=False)
    with Recording(by=user, action=Change.Action.IMPORTED, why=why) as recording:
        carry_out(proposal.plan, recording)
    upload.delete()
    return Result(proposal, is_done=True)
