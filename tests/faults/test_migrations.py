"""Updates: whatever state a gallery was released in, the newest takes over all that is in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from gallery import flowzap
from gallery.catalog import migrations
from tests.faults.children import ask, run
from tests.faults.observing import facts, found, gallery, statuses
from tests.faults.states import NEWEST, PUBLISHED, REVISED, STATES, fill, french_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.databases import Database


def test_every_release_is_tried() -> None:
    names = [path.stem for path in sorted(Path(migrations.__path__[0]).glob("0*.py"))]

    assert names == STATES


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def old(states: dict[str, Database], state: str) -> Iterator[Database]:
    """Give a gallery that the release of a state has filled."""
    database = states[state].copy()
    ask(database, fill, state)
    yield database
    database.drop()


def test_takes_everything_over(old: Database, state: str, log: Path, catalogue: Path) -> None:
    number = STATES.index(state) + 1

    for command in ("migrate", "redraw"):
        ended = run(log, old, command)
        assert ended.status == 0, ended.said

    stored = ask(old, gallery)
    assert list(stored) == ["answer", "refund"]
    assert stored["answer"] | {"description": ()} == {
        "title": ("Answer a call", "Répondre à un appel"),
        "summary": ("Somebody calls: answer at once, or ask.", "Quelqu’un appelle."),
        "description": (),
        "source": ((catalogue / "desk/answer/diagram.fz").read_text(), french_source()),
        "category": ("desk", "Support desk", "Assistance"),
        "tags": ["support"],
        "related": ["refund"],
        "old slugs": ["reply"],
        "status": "published",
        "published": PUBLISHED,
    }
    assert stored["refund"]["tags"] == ["refund", "support"]
    assert stored["refund"]["published"] is None
    told = ask(old, facts)
    assert (told["version"], told["updated"]) == ((2, REVISED) if number > 1 else (1, PUBLISHED))
    assert told["uses"] == ((3, [("copy", 3)]) if number > 1 else (0, []))
    assert told["editions"] == ([(2, REVISED)] if number > 1 else [])
    assert told["changes"] == ([("answer", "edith", 2)] if number > 3 else [])
    assert told["engines"] == [flowzap.ENGINE_VERSION]
    assert told["is_revised"] or number == 1
    assert {page: status for page, status in ask(old, statuses).items() if status != 200} == {}
    assert ask(old, found, "demander") == ask(old, found, "ask") == ["answer"]

    again = run(log, old, "load_gallery", "--from", catalogue)
    assert again.said.splitlines()[-1] == "5 unchanged", again.said


@pytest.mark.parametrize("former", STATES[:-1])
def test_goes_back_and_comes_again(
    former: str, states: dict[str, Database], log: Path, catalogue: Path
) -> None:
    """What a state has no place for is lost on the way back; all else is there after the next update."""
    database = states[NEWEST].copy()
    ask(database, fill, NEWEST)
    before = ask(database, gallery)

    for words in (["migrate", "catalog", former], ["migrate"], ["redraw"]):
        ended = run(log, database, *words)
        assert ended.status == 0, ended.said

    assert ask(database, gallery) == before
    again = run(log, database, "load_gallery", "--from", catalogue)
    assert again.said.splitlines()[-1] == "5 unchanged", again.said
    database.drop()


@pytest.mark.django_db
def test_nothing_is_left_to_be_migrated(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", "--check", "--dry-run")

    assert capsys.readouterr().out == "No changes detected\n"
