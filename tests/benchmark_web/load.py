"""Ask a server the same thing over many connections at once, from a process of its own.

Prints one line of JSON: how many answers came, how many were none or not the expected one, and how long
they took (ms).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
from dataclasses import dataclass, field
from time import perf_counter

PATIENCE = 30.0
"""Seconds after which an answer counts as none."""


@dataclass(slots=True)
class Load:
    """What is asked, how often at once, and what came of it."""

    port: int
    request: bytes
    status: bytes
    until: float
    times: list[float] = field(default_factory=list)
    """Seconds of each answer."""
    errors: int = 0

    async def keep_asking(self) -> None:
        """Ask over one connection, again and again; open another where it is closed."""
        while perf_counter() < self.until:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                self.errors += 1
                await asyncio.sleep(0.05)
                continue
            try:
                while perf_counter() < self.until:
                    start = perf_counter()
                    writer.write(self.request)
                    is_open = await asyncio.wait_for(self.answer(reader), PATIENCE)
                    self.times.append(perf_counter() - start)
                    if not is_open:
                        break
            except (OSError, EOFError, TimeoutError, ValueError):
                self.errors += 1
            finally:
                writer.close()

    async def answer(self, reader: asyncio.StreamReader) -> bool:
        """Read one answer; say whether the connection stays open."""
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 " + self.status):
            self.errors += 1
        length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
        if length and self.status != b"304":
            await reader.readexactly(int(length))
        return b"connection: close" not in head


async def ask(options: argparse.Namespace) -> Load:
    """Ask until the time is over."""
    lines = [f"GET {options.path} HTTP/1.1", "Host: localhost", *options.header, "", ""]
    until = perf_counter() + options.seconds
    load = Load(options.port, "\r\n".join(lines).encode(), options.status.encode(), until)
    await asyncio.gather(*(load.keep_asking() for _ in range(options.connections)))
    return load


def main() -> None:
    """Read what is to be asked from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark_web.load", description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    parser.add_argument("--header", action="append", default=[])
    parser.add_argument("--status", default="200")
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    start = perf_counter()
    load = asyncio.run(ask(options))
    taken = perf_counter() - start
    cuts = statistics.quantiles(load.times, n=100) if len(load.times) > 1 else [0.0] * 99
    told = {
        "per_second": len(load.times) / taken,
        "errors": load.errors,
        "median": 1000 * cuts[49],
        "p99": 1000 * cuts[98],
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
