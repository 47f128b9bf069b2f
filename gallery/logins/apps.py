"""Signing in as Django apps: what axes does, and what the gallery adds."""

from axes.apps import AppConfig as AxesAppConfig
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class AttemptsConfig(AxesAppConfig):  # type: ignore[misc] # (axes has no types)
    """The tables of axes, under a name that administrators understand."""

    verbose_name = _("Signing in")


class LoginsConfig(AppConfig):
    """What the gallery adds: limits, sessions and pages of the admin."""

    name = "gallery.logins"
    default = True

    def ready(self) -> None:
        """Note when sessions begin."""
        from gallery.logins import sessions  # noqa: PLC0415 (settings are there only now)

        user_logged_in.connect(sessions.begin)
