"""How much slower pages are in a large catalogue than in a small one, by the time that 95 % of them take.

Each catalogue lies in a database of its own and is asked by a process of its own; a round goes to each in
turn, so that whatever else the machine does hits both alike. No page is kept. Searches are for words of
titles taken at random, each asked for once a round: in the first round nothing is known of any word.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
from contextlib import ExitStack
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client

from gallery.catalog.models import Category, DiagramTemplate
from tests.benchmark.tables import Column, Table, at_most
from tests.benchmark_web.settings import as_measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEARCHES = 60
"""Texts that are looked for in a round."""
GROWTH = {"sqlite": 2.0, "postgresql": 1.5}
"""How many times slower pages of the large catalogue may be."""

Round = dict[str, list[float]]
"""Milliseconds of each answer, by kind of page."""


def measure(addresses: Sequence[str], rounds: int) -> Table:
    """Compare the catalogues in two databases, the small one first."""
    with ExitStack() as running:
        asked = [running.enter_context(_asking(address)) for address in addresses]
        sizes = [json.loads(_line(process)) for process in asked]
        found: list[list[Round]] = [[], []]
        for _ in range(rounds):
            for process, rows in zip(asked, found, strict=True):
                _tell(process)
                rows.append(json.loads(_line(process)))
    (small, vendor), (large, _) = sizes
    table = Table(
        f"Growth of pages, from {small} to {large} templates on {vendor}",
        (
            Column("pages"),
            *(Column(f"{size}, {part} ms", ".1f") for size in (small, large) for part in ("median", "95 %")),
            *(Column("ratio of the 95 %", ".2f"), Column("target"), Column("")),
        ),
    )
    for kind in found[0][0]:
        times = [[time for row in rows for time in row[kind]] for rows in found]
        (middle, most), (large_middle, large_most) = map(_middle_and_most, times)
        ratio = large_most / most
        table.add(kind, middle, most, large_middle, large_most, ratio, *at_most(ratio, GROWTH[vendor]))
    return table


def _middle_and_most(times: Sequence[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _asking(address: str) -> subprocess.Popen[str]:
    """Start a process that asks the gallery with a database."""
    command = [sys.executable, "-m", "tests.benchmark_web.growth"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = os.environ | {"DATABASE_URL": address}
    return subprocess.Popen(command, text=True, env=environment, **pipes)  # type: ignore[call-overload, no-any-return] # noqa: S603 (ours)


def _tell(process: subprocess.Popen[str]) -> None:
    if process.stdin:
        process.stdin.write("\n")
        process.stdin.flush()


def _line(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline() if process.stdout else ""


def _requests() -> dict[str, list[str]]:
    """Return what is asked of this gallery, by kind of page."""
    shelves = list(Category.objects.with_counts().values_list("slug", flat=True))[:12]
    return {
        "index": ["/templates/", "/fr/templates/", *(f"/templates/?page={page}" for page in range(2, 8))],
        "category": [f"/categories/{slug}/" for slug in shelves],
        "facets": [
            f"/templates/?category={slug}&lanes={lanes}&lanes=4&decision=1"
            for slug, lanes in zip(shelves, (2, 3) * 6, strict=False)
        ],
        "search": [f"/templates/?q={text}" for text in _texts()],
    }


def _texts() -> Iterator[str]:
    """Yield one word, the beginning of one, and two words of titles, in turn."""
    random = Random(1)  # noqa: S311 (no secret)
    titles = list(DiagramTemplate.objects.published().order_by("pk").values_list("title_en", flat=True))
    for number, title in enumerate(random.sample(titles, SEARCHES)):
        words = [word for word in title.split() if word.isalpha()] or ["order"]
        word = random.choice(words)
        yield (word, word[:4], f"{words[0]}+{words[-1]}")[number % 3]


def _answer() -> None:
    """Ask this gallery for everything once for each line that comes in; print how long each answer took."""
    requests, client = _requests(), Client(headers={"host": "localhost"})
    client.get("/templates/")  # whoever comes first after a change counts the catalogue
    gc.freeze()  # as `gallery.server` does
    _print([DiagramTemplate.objects.count(), connection.vendor])
    for _line in sys.stdin:
        times: Round = {}
        for kind, addresses in requests.items():
            for address in addresses:
                start = perf_counter()
                response = client.get(address)
                times.setdefault(kind, []).append(1000 * (perf_counter() - start))
                if response.status_code != 200:
                    raise RuntimeError(f"{address}: {response.status_code}")
        _print(times)


def _print(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with as_measured():
        _answer()
