"""What a script prints must not depend on the order in which Python keeps sets."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def outputs_by_hash_seed(script: str) -> set[bytes]:
    """Return what a script prints under two hash seeds: one output, if it depends on neither."""
    return {
        subprocess.run(  # noqa: S603 (our own code)
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
