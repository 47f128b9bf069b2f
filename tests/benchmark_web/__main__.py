"""Print the table; see the package's docstring."""

from __future__ import annotations

import argparse
import statistics
import sys
from time import perf_counter

from django.contrib.auth.models import User
from django.db import connection, reset_queries
from django.test import Client

from tests.benchmark.tables import Column, Table, at_most
from tests.benchmark_web import growth, serving
from tests.benchmark_web.catalogue import database, fill
from tests.benchmark_web.requests import Request, desk_requests, requests
from tests.benchmark_web.settings import as_measured

TABLES = ("pages", "serving", "growth")


def main() -> None:
    """Measure the site and print tables; figures are never a reason to fail."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark_web", description=main.__doc__)
    parser.add_argument(
        "--only", choices=TABLES, action="append", help="this table alone (default: pages and serving)"
    )
    parser.add_argument(
        "--templates", type=int, default=10_000, help="size of the catalogue (default: 10000)"
    )
    parser.add_argument(
        "--rounds", type=int, default=30, help="times that each page is asked for (default: 30)"
    )
    parser.add_argument(
        "--databases",
        nargs=2,
        metavar="URL",
        help="for growth: a small and a large catalogue, as `make_catalogue` makes them",
    )
    options = parser.parse_args()
    wanted = options.only or TABLES[:2]
    if "growth" in wanted:
        if not options.databases:
            parser.error("growth needs --databases SMALL LARGE")
        _print(growth.measure(options.databases, rounds=5))
    if {"pages", "serving"} & set(wanted):
        with database():
            start = perf_counter()
            fill(options.templates)
            made = perf_counter() - start
            if "pages" in wanted:
                with as_measured():
                    table = measure(options.rounds)
                catalogue = f"{options.templates} templates on {connection.display_name}"
                table.notes.append(f"{catalogue}, written and drawn in {made:.0f} s")
                _print(table)
            if "serving" in wanted:
                _print(serving.measure(rounds=3, seconds=4, connections=50))


def _print(table: Table) -> None:
    sys.stdout.write(f"{table}\n")
    sys.stdout.flush()


def measure(rounds: int) -> Table:
    """Time all requests in turn, so that whatever else the machine does hits all alike."""
    table = Table(
        "Server time of a page",
        (
            Column("page"),
            *(Column(name, ".1f") for name in ("median ms", "95 % ms")),
            Column("queries", "d"),
            Column("in them ms", ".0f"),
            Column("kB", ".0f"),
            *(Column("target"), Column("")),
        ),
        notes=["target: of the median"],
    )
    visitor, curator = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    curator.force_login(User.objects.create_superuser("curator"))
    asked = [(request, visitor) for request in requests(visitor)]
    asked += [(request, curator) for request in desk_requests()]
    sizes = [len(request.send(client).content) / 1000 for request, client in asked]
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(rounds):
        for (request, client), taken in zip(asked, times, strict=True):
            start = perf_counter()
            request.send(client)
            taken.append(1000 * (perf_counter() - start))
    for (request, client), taken, size in zip(asked, times, sizes, strict=True):
        median, most = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        table.add(
            request.name, median, most, *_queries(request, client), size, *at_most(median, request.limit)
        )
    return table


def _queries(request: Request, client: Client) -> tuple[int, float]:
    """Count the queries of a page and the milliseconds that they take."""
    reset_queries()
    connection.force_debug_cursor = True
    try:
        request.send(client)
        queries = list(connection.queries)
    finally:
        connection.force_debug_cursor = False
    return len(queries), 1000 * sum(float(query["time"]) for query in queries)


if __name__ == "__main__":
    main()
