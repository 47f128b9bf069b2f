"""Running the gallery as a service, as a Django app: it has no tables."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """What watches over the process, from its start."""

    name = "gallery.operations"

    def ready(self) -> None:
        """Report faults and time queries, if the settings say so."""
        from gallery.operations import errors, slowness  # noqa: PLC0415 (settings are there only now)

        errors.report()
        slowness.watch_queries()
