"""Exporting: the files that dump_gallery writes, in a zip file that is the same for the same content."""

from __future__ import annotations

from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command

from gallery.catalog.models import DiagramTemplate
from tests.accounts import make_account
from tests.catalog.catalogue_files import FILES, read_files, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

LIST = "/admin/catalog/diagramtemplate/"
EVERYTHING = f"{LIST}export/"


@pytest.fixture(autouse=True)
def loaded(tmp_path: Path) -> None:
    call_command("load_gallery", folder=write_files(tmp_path / "from"), stdout=StringIO())


def content(response: Any) -> bytes:
    packed: bytes = response.getvalue()
    return packed


def files_in(packed: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(packed)) as archive:
        assert len({*archive.namelist()}) == len(archive.namelist())
        return {name: archive.read(name).decode() for name in archive.namelist()}


def selected(client: Client, *slugs: str) -> Any:
    keys = DiagramTemplate.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    return client.post(LIST, {"action": "export", "_selected_action": list(keys)})


def test_everything_is_what_dumping_writes(editor_client: Client, tmp_path: Path) -> None:
    response = editor_client.get(EVERYTHING)
    call_command("dump_gallery", folder=tmp_path / "to", stdout=StringIO())

    assert response["Content-Disposition"] == 'attachment; filename="gallery.zip"'
    assert response["Content-Type"] == "application/zip"
    assert files_in(content(response)) == read_files(tmp_path / "to") == FILES


def test_the_same_content_is_the_same_file(editor_client: Client) -> None:
    assert content(editor_client.get(EVERYTHING)) == content(editor_client.get(EVERYTHING))


def test_some_templates_come_with_their_category_and_tags(editor_client: Client) -> None:
    assert files_in(content(selected(editor_client, "answer"))) == {
        path: text for path, text in FILES.items() if not path.startswith("desk/refund/")
    } | {"tags.yaml": "support:\n  en: Support\n"}
    assert files_in(content(selected(editor_client, "answer", "refund"))) == FILES


def test_what_was_exported_loads_on_the_command_line(editor_client: Client, tmp_path: Path) -> None:
    with ZipFile(BytesIO(content(selected(editor_client, "answer")))) as archive:
        archive.extractall(tmp_path / "part")
    said = StringIO()

    call_command("load_gallery", folder=tmp_path / "part", partial=True, stdout=said)

    assert said.getvalue().splitlines()[-1] == "3 unchanged"


def test_a_visitor_and_a_stranger_to_templates_get_nothing(client: Client) -> None:
    assert client.get(EVERYTHING).status_code == 302

    client.force_login(make_account("nobody"))
    assert client.get(EVERYTHING).status_code == 403
    assert selected(client, "answer").status_code == 403
    assert client.post(EVERYTHING).status_code == 405
