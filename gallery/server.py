"""How gunicorn serves the gallery: on this machine only, a proxy may stand in front of it."""

import os
import sys

wsgi_app = "gallery.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = 2
threads = 4
preload_app = True
loglevel = "warning"
control_socket_disable = (
    True  # nothing here asks a running server for anything, and it would live in the home folder
)


def when_ready(_server: object) -> None:
    """Say where the gallery is, once it answers."""
    sys.stdout.write(f"The gallery is at http://{bind}/ (Ctrl+C stops it)\n")
    sys.stdout.flush()
