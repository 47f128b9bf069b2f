"""How gunicorn serves the gallery: on this machine only, a proxy may stand in front of it."""

import logging
import os
import shutil
import sys
import tempfile
from typing import Any

from gallery.operations import metrics
from gallery.settings import LOG_LEVEL, LOGGING, METRICS_TOKEN

wsgi_app = "gallery.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = 2
threads = 4
preload_app = True
loglevel = logging.getLevelName(LOG_LEVEL).lower()
logconfig_dict = LOGGING
control_socket_disable = (
    True  # nothing here asks a running server for anything, and it would live in the home folder
)


if METRICS_TOKEN:
    # Made anew at each start, before the application is loaded: into its files workers write what they count.
    os.environ[metrics.FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="gallery-metrics-")


def child_exit(_server: object, worker: Any) -> None:
    """Keep the figures of a worker that has ended."""
    if METRICS_TOKEN:
        metrics.bury(worker.pid)


def on_exit(_server: object) -> None:
    """Take the figures away: the next start begins at nought, as Prometheus expects."""
    if METRICS_TOKEN:
        shutil.rmtree(os.environ[metrics.FOLDER_VARIABLE], ignore_errors=True)


def when_ready(_server: object) -> None:
    """Say where the gallery is, once it answers."""
    sys.stdout.write(f"The gallery is at http://{bind}/ (Ctrl+C stops it)\n")
    sys.stdout.flush()
