"""npm packages, each kept warm in a Node process of its own (`runner.cjs`)."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from threading import Timer
from typing import Any

from tests.benchmark.peers.peer import PeerError

RUNNER = Path(__file__).with_name("runner.cjs")
PATIENCE = 60.0
"""Seconds for one answer; the slowest peer takes 7 to start."""


def find(package: str, folders: list[Path]) -> tuple[Path, str]:
    """Return the folder that holds `node_modules` with a package, and the package's version."""
    for folder in folders:
        description = folder / "node_modules" / package / "package.json"
        if description.is_file():
            return folder, json.loads(description.read_text(encoding="utf-8"))["version"]
    raise PeerError(f"npm package {package} not found")


def folders(given: Path | None) -> list[Path]:
    """Return where packages may be: the folder given, here, NODE_PATH; each holds `node_modules`."""
    named = [Path(entry) for entry in os.environ.get("NODE_PATH", "").split(os.pathsep) if entry]
    found = [path for path in (given, Path.cwd(), *named) if path]
    return [path.parent if path.name == "node_modules" else path for path in map(Path.resolve, found)]


class Package:
    """A running package."""

    def __init__(self, name: str, places: list[Path]) -> None:
        """Start it; it loads while others do."""
        node = shutil.which("node")
        if node is None:
            raise PeerError("node not found")
        self.name = name
        folder, self.version = find(name, places)
        code = RUNNER.read_text(encoding="utf-8")
        self._process = subprocess.Popen(  # noqa: S603 (our own code)
            [node, "--eval", code, name],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def render(self, data: dict[str, str], count: int) -> float:
        """Render so often; return the mean in seconds."""
        return float(self._ask({"input": data, "count": count})["seconds"])

    def result(self, data: dict[str, str]) -> Any:
        """Return the geometry in the package's own form."""
        return self._ask({"input": data})["result"]

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def _ask(self, request: dict[str, object]) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        alarm = Timer(PATIENCE, self._process.kill)
        alarm.start()
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            alarm.cancel()
        if not line:
            raise PeerError(f"no answer within {PATIENCE:g} s, or it ended")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise PeerError(answer["error"])
        return answer
