"""A full disk: what was there stays as it was, the message says what to do, and then all goes on."""

from __future__ import annotations

import json
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from gallery.catalog.models import Upload
from gallery.settings import read_or_make_secret_key
from tests.catalog.catalogue_files import FILES, read_files, write_files
from tests.catalog.published import publish
from tests.catalog.uploading import send
from tests.faults.children import Fault, ask, run
from tests.faults.databases import IS_SQLITE
from tests.faults.observing import gallery, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.databases import Database

DISK_FULL = "The disk is full: make room on it, then run this again."

LONG = {
    "desk/answer/fr.md": "---\ntitle: Répondre\nsummary: Un appel.\n---\n\n" + "Longuement. " * 800 + "\n",
    "desk/long/diagram.fz": 'Desk {\n  n1: circle label:"Start"\n  n2: diamond label:"Long?"\n}\n'
    + "// At length.\n" * 12_000,
    "desk/long/en.md": "---\ntitle: Long\nsummary: Long.\n---\n",
}

FULL_ON_POSTGRESQL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON catalog_searchentry FOR EACH ROW EXECUTE FUNCTION no_room();
"""
"""PostgreSQL cannot be given a small disk without leave to mount one: it says what it would say."""
ROOM_ON_POSTGRESQL = "DROP TRIGGER no_room ON catalog_searchentry; DROP FUNCTION no_room()"


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, in bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("command", ["load_gallery", "prepare"])
def test_nothing_is_loaded_into_a_full_database(
    command: str, filled: Database, log: Path, tmp_path: Path
) -> None:
    files = write_files(tmp_path / "long", LONG)
    before = ask(filled, rows)
    if not IS_SQLITE:
        filled.ask(FULL_ON_POSTGRESQL)

    full = run(log, filled, command, fault=Fault(pages=2) if IS_SQLITE else None, files=files)

    assert full.status == 1
    assert "The disk" in full.said.splitlines()[0]
    assert "is full: make room on it, then run this again." in full.said.splitlines()[0]
    assert full.said.splitlines()[-1] == "Nothing was loaded."
    assert "Traceback" not in full.said
    assert ask(filled, rows) == before

    if not IS_SQLITE:
        filled.ask(ROOM_ON_POSTGRESQL)
    again = run(log, filled, command, files=files)
    assert again.status == 0, again.said
    assert list(ask(filled, gallery)) == ["answer", "long", "refund"]


@pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL cannot be given a small disk")
def test_an_upload_that_finds_no_room_leaves_nothing(filled: Database) -> None:
    full, left, again = ask(filled, upload_twice)

    assert full in {500, 503}
    assert left == 0
    assert again == 200


def upload_twice() -> tuple[int, int, int]:
    """Upload much while there is no room, and again; return both statuses, and what the first one left."""
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("ada", password="a long passphrase"))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
        full = send(client, FILES | LONG).status_code
        left = Upload.objects.count()
        cursor.execute(f"PRAGMA max_page_count = {pages + 2_000}")
    return full, left, send(client, FILES | LONG).status_code


def test_a_dump_leaves_whole_files(filled: Database, log: Path, tmp_path: Path) -> None:
    assert run(log, filled, "load_gallery", "--from", write_files(tmp_path / "long", LONG)).status == 0
    folder = write_files(tmp_path / "dumped", {name: f"{text}// Old.\n" for name, text in LONG.items()})
    before = read_files(folder)

    full = run(log, filled, "dump_gallery", "--to", folder, fault=Fault(bytes=100_000))

    assert full.status == 1
    assert full.said.startswith(DISK_FULL)
    assert "Traceback" not in full.said
    left = read_files(folder)
    assert not [name for name in left if name.endswith(".new")]
    assert left["desk/long/diagram.fz"] == before["desk/long/diagram.fz"]
    assert run(log, filled, "dump_gallery", "--to", folder).status == 0
    after = read_files(folder)
    assert after["desk/long/diagram.fz"] == LONG["desk/long/diagram.fz"]
    assert [name for name, text in left.items() if text not in {before.get(name), after[name]}] == []


@pytest.mark.django_db
def test_a_picture_that_cannot_be_kept_is_shown(
    client: Client, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish("canary")
    on_disk = {"BACKEND": "gallery.operations.file_cache.FileCache", "LOCATION": tmp_path / "cache"}
    with override_settings(CACHES={"default": on_disk, "pages": on_disk, "pictures": on_disk}):
        with no_room_beyond(100):
            full = client.get("/templates/canary.png")
        again = client.get("/templates/canary.png")

    assert (full.status_code, again.status_code) == (200, 200)
    assert full.content == again.content
    assert "A picture cannot be kept" in caplog.text


class TestStaticFiles:
    @pytest.fixture
    def collected(self, tmp_path: Path) -> Iterator[Path]:
        """Give a folder into which static files are collected as they are for visitors."""
        folder = tmp_path / "static"
        for name, text in {"css/a.css": "a{}" * 900, "js/a.js": "// a\n" * 900}.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True)
            path.write_text(text)
        ours = {"BACKEND": "gallery.storage.StaticFilesStorage"}
        with override_settings(
            STATIC_ROOT=folder,
            STATICFILES_DIRS=[tmp_path / "source"],
            STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
            STORAGES={"staticfiles": ours},
        ):
            yield folder

    def test_what_is_served_stays_whole(self, collected: Path, tmp_path: Path) -> None:
        call_command("collectstatic", interactive=False, verbosity=0)
        before = served(collected)
        for path in (tmp_path / "source").rglob("*.*"):
            path.write_text(path.read_text() + "/* new */" * 900)

        with no_room_beyond(4_600), pytest.raises(OSError, match="File too large"):
            call_command("collectstatic", interactive=False, verbosity=0)

        assert served(collected) == before
        assert not list(collected.rglob("*.new"))
        call_command("collectstatic", interactive=False, verbosity=0)
        assert all("/* new */" in text for text in served(collected).values())


def served(folder: Path) -> dict[str, str]:
    """Return the text of each file that pages name, by the name that it has in the code."""
    manifest = json.loads((folder / "staticfiles.json").read_text())
    return {name: (folder / path).read_text() for name, path in manifest["paths"].items()}


def test_a_secret_key_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"

    with no_room_beyond(10), pytest.raises(OSError, match="File too large"):
        read_or_make_secret_key(path)

    assert [*path.parent.iterdir()] == []
    key = read_or_make_secret_key(path)
    assert len(key) > 50
    assert read_or_make_secret_key(path) == key
