"""Migrate the database, one process at a time and each migration as a whole."""

from django.core.management.commands import migrate
from django.db import transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from gallery.operations.turns import CommandInTurn


class WholeExecutor(MigrationExecutor):
    """Note that a migration was made in the transaction that makes it.

    Django does so after it where indexes or constraints are made last: a process killed in between would
    make the same tables again, and fail from then on.
    """

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        """Run a migration forwards."""
        if not migration.atomic:
            return super().apply_migration(state, migration, fake, fake_initial)
        # SQLite checks foreign keys at the end of a migration, and cannot leave off within a transaction.
        with self.connection.constraint_checks_disabled(), transaction.atomic(using=self.connection.alias):
            return super().apply_migration(state, migration, fake, fake_initial)


# Django has no other place to say so.
migrate.MigrationExecutor = WholeExecutor  # type: ignore[attr-defined]


class Command(CommandInTurn, migrate.Command):
    """Wait for others that migrate, as each would find the same to be done; all else is Django's."""

    unfinished = "Each migration is done or not begun: run this again for the others."
