"""How gunicorn serves the gallery: on this machine only, unless HOST says otherwise.

docs/deploy.md has the table of the variables that are read.
"""

import gc
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.urls import get_resolver
from environs import FileAwareEnv, validate

from gallery.operations import metrics
from gallery.settings import LOG_LEVEL, LOGGING, METRICS_TOKEN

env = FileAwareEnv(strip_whitespace=True)
_host = env.str("HOST", default="127.0.0.1")
_port = env.int("PORT", default=8000, validate=validate.Range(min=1, max=65_535))

wsgi_app = "gallery.wsgi"
bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
workers = env.int("WORKERS", default=2, validate=validate.Range(min=1))
threads = env.int("THREADS", default=4, validate=validate.Range(min=1))
worker_class = "gallery.workers.DrainingWorker"
preload_app = True

# A process that is told to stop first finishes what it has begun.
graceful_timeout = 30
# Each process makes room for a fresh one after some time, never all of them at once: memory cannot pile up.
max_requests = 20_000
max_requests_jitter = 5_000
# Longer than proxies keep a connection that is at rest (a minute, as a rule): they must be the ones to close
# it, or a request may be on its way to a connection that is just going.
keepalive = 75
# Where processes show that they live: on a busy disk they would seem dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (each makes a file of its own)  # nosec B108

# Nothing that a request says of itself is believed here: whether it came over https, `gallery.settings`
# decides by HTTPS, from where, `gallery.visitors` by PROXIES. Otherwise a visitor whose header SCRIPT_NAME
# gets through a proxy on this machine changes every link of the page.
forwarded_allow_ips = ""
forwarder_headers = ""

# Browsers and proxies send some thirty.
limit_request_fields = 60

loglevel = logging.getLevelName(LOG_LEVEL).lower()
logconfig_dict = LOGGING
control_socket_disable = (
    True  # nothing here asks a running server for anything, and it would live in the home folder
)

# No page may keep PostgreSQL busy for longer; commands may. Options in DATABASE_URL take the place of these.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s")


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
    """Say where the gallery is, once it answers, and let workers share what is loaded.

    What is loaded stays: frozen, it is not looked through for what can be removed, which would keep a reader
    waiting for 40 ms now and then, and no worker gets a copy of its own by being looked through.
    """
    _ = get_resolver().url_patterns  # with all views
    gc.collect()
    gc.freeze()
    sys.stdout.write(f"The gallery is at http://{bind}/ (Ctrl+C stops it)\n")
    sys.stdout.flush()
