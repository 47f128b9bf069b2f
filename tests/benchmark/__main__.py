"""Print every table; see the package's docstring."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmark import compact, growth, hard_counts, quality, speed, stability
from tests.benchmark.options import Options
from tests.benchmark.peers import installed
from tests.benchmark.tables import Table

PARTS = ("speed", "quality", "growth", "faults", "compact", "stability")


def main() -> None:
    """Measure what is asked for and print it; figures are never a reason to fail."""
    options = _options()
    shown: list[Table] = []
    for table in _tables(options):
        shown.append(table)
        sys.stdout.write(f"{table}\n")
        sys.stdout.flush()
    marks = [mark for table in shown for mark in table.marks()]
    sys.stdout.write(f"{sum(marks)} of {len(marks)} targets reached\n")
    if options.json:
        figures = json.dumps([table.data() for table in shown], indent=1, ensure_ascii=False)
        options.json.write_text(figures + "\n", encoding="utf-8")


def _tables(options: Options) -> Iterator[Table]:
    if options.only & {"speed", "quality"}:
        with installed(options.peers) as peers:
            if "speed" in options.only:
                yield from speed.tables(options, peers)
            if "quality" in options.only:
                yield from quality.tables(peers)
            yield peers.table()
    if "growth" in options.only:
        yield from growth.tables(options)
    if "faults" in options.only:
        yield from hard_counts.tables(options)
    if "compact" in options.only:
        yield from compact.tables()
    if "stability" in options.only:
        yield from stability.tables(options)


def _options() -> Options:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark",
        description="Measure the engine beside its installed peers; docs/engine.md explains the tables.",
    )
    parser.add_argument("--quick", action="store_true", help="fewer repeats, fewer random diagrams")
    parser.add_argument("--verbose", action="store_true", help="name the worst cases below a table")
    parser.add_argument(
        "--only", metavar="PART,…", type=_parts, default=frozenset(PARTS), help=", ".join(PARTS)
    )
    parser.add_argument(
        "--peers", metavar="DIR", type=Path, help="folder with node_modules (default: here, NODE_PATH)"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures, unrounded, to a file")
    return Options(**vars(parser.parse_args()))


def _parts(text: str) -> frozenset[str]:
    parts = frozenset(text.split(","))
    if unknown := parts - set(PARTS):
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return parts


if __name__ == "__main__":
    main()
