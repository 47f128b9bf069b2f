"""A cache that several processes share, as small as counting needs: some commands of memcached's protocol."""

from __future__ import annotations

from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock, Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Memcached(ThreadingTCPServer):
    """Listens on this machine while its `with` block lasts; `address` is what `CACHE_URL` says of it."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.values: dict[bytes, bytes] = {}
        self.lock = Lock()
        self.address = f"memcached://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()


class _Handler(StreamRequestHandler):
    server: Memcached

    def handle(self) -> None:
        for line in self.rfile:
            command, *words = line.split()
            with self.server.lock:
                self.wfile.write(self._answer(command, words))

    def _answer(self, command: bytes, words: list[bytes]) -> bytes:
        values = self.server.values
        match command:
            case b"get" | b"gets":
                found = [(key, values[key]) for key in words if key in values]
                told = [b"VALUE %s 0 %d\r\n%s\r\n" % (key, len(value), value) for key, value in found]
                return b"".join([*told, b"END\r\n"])
            case b"incr" if words[0] in values:
                values[words[0]] = b"%d" % (int(values[words[0]]) + int(words[1]))
                return values[words[0]] + b"\r\n"
            case b"incr":
                return b"NOT_FOUND\r\n"
            case b"add":
                value = self.rfile.read(int(words[3]) + 2)[:-2]
                is_new = values.setdefault(words[0], value) is value
                return b"STORED\r\n" if is_new else b"NOT_STORED\r\n"
        return b"ERROR\r\n"
