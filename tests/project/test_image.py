"""What the image and compose.yaml promise: no root, no secrets, and only the proxy can be reached."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from django.conf import settings

from tests.project.variables import VARIABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT: Path = settings.BASE_DIR
STEPS = re.sub(r"\\\n|^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE).splitlines()
LAST_STAGE = STEPS[max(number for number, step in enumerate(STEPS) if step.startswith("FROM ")) :]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "prepare")
EXAMPLE = dict(
    line.split("=", 1)
    for line in (ROOT / "deploy" / "env.example").read_text().splitlines()
    if line and not line.startswith("#")
)


def asked_for(text: str) -> set[str]:
    """Return the names of the variables that compose.yaml takes from outside."""
    return set(re.findall(r"\$\{(\w+)", text))


class TestImage:
    def test_is_made_of_versions_that_are_named(self) -> None:
        assert re.search(r"^ARG PYTHON=3\.\d+\.\d+-slim-\w+$", "\n".join(STEPS), re.MULTILINE)
        assert all("${PYTHON}" in step for step in STEPS if step.startswith("FROM "))

    def test_installs_nothing_but_what_is_locked(self) -> None:
        installs = [step for step in STEPS if "install" in step and "pip" in step]

        assert installs
        assert all("--require-hashes" in step or "--no-index --no-deps" in step for step in installs)

    def test_runs_as_a_user_with_a_number_that_is_not_root(self) -> None:
        users = [step for step in LAST_STAGE if step.startswith("USER ")]

        assert users == ["USER 10001:10001"]
        assert LAST_STAGE.index(users[0]) < len(LAST_STAGE) - 1

    def test_has_no_build_tools_in_the_end(self) -> None:
        words = set(shlex.split(" ".join(step for step in LAST_STAGE if step.startswith("RUN "))))

        assert not words & {"build-essential", "gcc", "make", "pip", "curl", "git"}

    def test_has_no_secret(self) -> None:
        secrets = [step for step in STEPS if "SECRET_KEY" in step]

        assert len(secrets) == 1
        assert "SECRET_KEY=only-for-this-command" in secrets[0]
        assert secrets[0].startswith("RUN ")

    def test_holds_only_what_is_let_in(self) -> None:
        ignored = (ROOT / ".dockerignore").read_text().split("\n")

        assert ignored[1] == "*"
        let_in = {line[1:] for line in ignored if line.startswith("!")}
        assert all((ROOT / name).exists() for name in let_in)
        assert not let_in & {"var", ".git", ".env", "tests"}


class TestHealthCheck:
    @pytest.fixture
    def command(self) -> list[str]:
        line = next(step for step in LAST_STAGE if step.startswith("HEALTHCHECK "))
        command: list[str] = json.loads(line.partition(" CMD ")[2])
        assert command[0] == "python"
        return [sys.executable, *command[1:]]

    @pytest.fixture(params=[200, 503])
    def server(self, request: pytest.FixtureRequest) -> Iterator[HTTPServer]:
        """Answer every question in the same way."""
        status: int = request.param

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status if self.path == "/healthz" else 404)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name there)
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        server.status = status  # type: ignore[attr-defined]
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
        server.server_close()

    def test_says_what_the_process_answers(self, command: list[str], server: HTTPServer) -> None:
        asked = subprocess.run(  # noqa: S603 (our own command)
            command, env={"PORT": str(server.server_port)}, capture_output=True, check=False
        )

        assert (asked.returncode == 0) is (server.status == 200)  # type: ignore[attr-defined]


class TestCompose:
    def test_publishes_only_the_ports_of_the_proxy(self) -> None:
        assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
        assert COMPOSE["networks"]["data"]["internal"] is True
        assert {name for name, service in SERVICES.items() if "web" in service["networks"]} == {
            "proxy",
            "web",
        }

    @pytest.mark.parametrize("name", SERVICES)
    def test_lets_no_service_gain_or_write_more_than_it_must(self, name: str) -> None:
        service = SERVICES[name]

        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory"}
        assert service["restart"] in {"unless-stopped", "on-failure:5"}

    @pytest.mark.parametrize("name", OURS)
    def test_runs_ours_as_nobody_in_particular(self, name: str) -> None:
        assert SERVICES[name]["user"] == "10001:10001"
        assert "cap_add" not in SERVICES[name]
        assert "volumes" not in SERVICES[name]

    @pytest.mark.parametrize("name", OURS)
    def test_gives_ours_only_settings_that_there_are(self, name: str) -> None:
        assert SERVICES[name]["environment"].keys() <= VARIABLES

    def test_names_versions(self) -> None:
        for name in set(SERVICES) - set(OURS):
            assert re.search(r":\d", SERVICES[name]["image"]), name

    def test_serves_when_the_database_is_prepared(self) -> None:
        waits = SERVICES["web"]["depends_on"]

        assert waits["prepare"]["condition"] == "service_completed_successfully"
        assert waits["database"]["condition"] == "service_healthy"
        for name in ("database", "cache"):
            assert SERVICES[name]["healthcheck"]["test"]

    def test_has_no_secret(self) -> None:
        text = (ROOT / "compose.yaml").read_text()

        for secret in ("SECRET_KEY", "POSTGRES_PASSWORD"):
            assert f"${{{secret}:?" in text
            assert EXAMPLE[secret] == ""

    def test_waits_longer_for_an_end_than_gunicorn(self) -> None:
        grace = re.search(
            r"^graceful_timeout = (\d+)", (ROOT / "gallery" / "server.py").read_text(), re.MULTILINE
        )

        assert grace
        assert int(SERVICES["web"]["stop_grace_period"].removesuffix("s")) > int(grace[1])

    def test_takes_all_that_its_example_names(self) -> None:
        assert EXAMPLE.keys() <= asked_for((ROOT / "compose.yaml").read_text())
