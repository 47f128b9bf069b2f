"""Peak memory of one render, in a process of its own: `python -m tests.benchmark.memory 2000 6 traced`."""

import json
import resource
import subprocess
import sys
import tracemalloc
from pathlib import Path

from tests.benchmark.subjects import picture
from tests.benchmark.synthetic import process

STATUS = Path("/proc/self/status")
MB = 1e6


def peak(nodes: int, lanes: int) -> tuple[float, float]:
    """Return the peak in MB of what Python allocates for a render, and of the whole process."""
    shown = []
    for how in ("traced", "resident"):  # apart: tracing takes memory itself
        command = [sys.executable, "-m", "tests.benchmark.memory", str(nodes), str(lanes), how]
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 (our own code)
        shown.append(json.loads(done.stdout) / MB)
    return shown[0], shown[1]


def _resident() -> float:
    """Return the peak of this process in bytes; on Linux `ru_maxrss` begins with that of the parent."""
    if STATUS.exists():
        for line in STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return 1024 * float(line.split()[1])
    unit = 1 if sys.platform == "darwin" else 1024
    return unit * float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _main(nodes: str, lanes: str, how: str) -> None:
    source = process(int(nodes), int(lanes))
    if how == "traced":
        tracemalloc.start()
    picture(source, "auto")
    found = tracemalloc.get_traced_memory()[1] if how == "traced" else _resident()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
