"""What an upload means for the gallery as it is now, and the same carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError, transaction

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


def import_kept(user: User, key: int, *, overwrite: bool, digest: str, why: str) -> Result | None:
    """Do what was proposed under a digest, if it is still the same; None if the upload is there no more.

    Who makes or deletes something at the same moment may be faster: then it is another plan by now, and
    nothing of this one was written.
    """
    try:
        return _import_kept(user, key, overwrite=overwrite, digest=digest, why=why)
    except (IntegrityError, ObjectDoesNotExist, OperationalError) as error:
        if isinstance(error, OperationalError) and not _is_conflict(error):
            raise
        upload = kept(user, key)
        if upload is None:
            return None
        proposal = propose(user, upload, overwrite=overwrite)
        if proposal.plan.digest == digest and not isinstance(error, OperationalError):
            raise  # nothing has changed that could explain it
        return Result(proposal, is_done=False)


_CONFLICTS = {"40001", "40P01", "55P03"}
"""What PostgreSQL says of transactions in each other's way: not serializable, deadlock, lock not free."""


def _is_conflict(error: OperationalError) -> bool:
    """Say whether a transaction was undone for the sake of another one."""
    return getattr(error.__cause__, "sqlstate", "") in _CONFLICTS


@transaction.atomic
def _import_kept(user: User, key: int, *, overwrite: bool, digest: str, why: str) -> Result | None:
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
