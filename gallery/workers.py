"""How a process of gunicorn ends."""

from __future__ import annotations

from gunicorn.workers.gthread import ThreadWorker


class DrainingWorker(ThreadWorker):  # type: ignore[misc] # (gunicorn has no types)
    """A worker that leaves nobody waiting at its door.

    gunicorn's own stops accepting when it is told to end, but keeps its sockets until all it has begun is
    finished: whoever connects meanwhile is kept waiting and then cut off, and no proxy may send a form again.
    """

    def set_accept_enabled(self, enabled: bool) -> None:
        """Accept connections or not; on the way out, take those that wait already and close the door."""
        super().set_accept_enabled(enabled)
        if self.alive:
            return
        for listener in self.sockets:
            accepted = -1
            while accepted != self.nr_conns:
                accepted = self.nr_conns
                self.accept(listener)
            listener.close()
