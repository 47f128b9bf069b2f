"""What keeps a command from its work, in a sentence that says what to do: it is no fault of the program's.

    manage.py ─ plainly() ▸ the command ─▶ disk full, database away or busy, stopped by somebody ─▶ a sentence

A fault of the program's still shows where it happened; with `--traceback`, so does all of this.
"""

from __future__ import annotations

import errno
import signal
import sqlite3
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import IntegrityError, OperationalError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

_DISK_FULL = "The disk is full: make room on it, then run this again."
_FAULTY = "The database's file cannot be read or written: see that its disk is sound and has room."
_BUSY = "Another process is writing to the database: run this again once it has finished."
_SQLITE = {
    sqlite3.SQLITE_FULL: _DISK_FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _FAULTY,
    sqlite3.SQLITE_READONLY: "The database's file and its folder must be writable for whoever runs this.",
    sqlite3.SQLITE_CANTOPEN: "The database's file cannot be opened: see that its folder is there.",
}
_POSTGRESQL = {
    "53100": "The disk of the database is full: make room on it, then run this again.",
    "53300": "The database has no connection left: run this again later, or allow it more.",
    "40001": _BUSY,
    "40P01": _BUSY,
    "55P03": _BUSY,
}


class Terminated(KeyboardInterrupt):
    """Somebody asked the process to end, as a server does that shuts down."""


@contextmanager
def plainly() -> Iterator[None]:
    """End the process with a sentence instead of a traceback where the program is not to blame.

    The exit status is 1, or 128 and the number of the signal that stopped it.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except (OSError, OperationalError, IntegrityError, KeyboardInterrupt) as refusal:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write("\n".join([told(refusal), *getattr(refusal, "__notes__", ())]) + "\n")
        sys.exit(_status(refusal))


def told(refusal: BaseException) -> str:
    """Return what happened, and what to do about it."""
    match refusal:
        case KeyboardInterrupt():
            return "Stopped."
        case IntegrityError():
            return f"Somebody else changed the same at the same time: run this again.\n({_words(refusal)})"
        case OperationalError():
            return f"{_advice(refusal.__cause__)}\n({_words(refusal)})"
        case OSError() if refusal.errno in _NO_ROOM:
            where = f" ({refusal.filename})" if refusal.filename else ""
            return f"{_DISK_FULL}{where}"
        case OSError() if refusal.filename:
            return f"{refusal.strerror}: {refusal.filename}"
        case _:
            return str(refusal)


def _advice(cause: BaseException | None) -> str:
    """Return what to do about what a driver says."""
    if isinstance(cause, sqlite3.Error):
        # In the lowest byte is the kind of an error, above it which of that kind.
        advice = _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    else:
        advice = _POSTGRESQL.get(getattr(cause, "sqlstate", None) or "")
    return advice or "The database does not answer: see that it runs, and what DATABASE_URL says."


def _words(refusal: BaseException) -> str:
    """Return what the database said, on one line."""
    return " ".join(str(refusal).split())


def _status(refusal: BaseException) -> int:
    if isinstance(refusal, KeyboardInterrupt):
        return 128 + (signal.SIGTERM if isinstance(refusal, Terminated) else signal.SIGINT)
    return 1


def _terminate(_number: int, _frame: object) -> None:
    raise Terminated
