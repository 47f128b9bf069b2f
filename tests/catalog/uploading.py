"""Files uploaded as a browser does it: sent, looked at, confirmed."""

from __future__ import annotations

from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from django.core.management import call_command

from tests.catalog.catalogue_files import FILES, write_files
from tests.catalog.zips import zip_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from django.test import Client

LIST = "/admin/catalog/diagramtemplate/"
IMPORT = f"{LIST}import/"
EN, FZ = "desk/answer/en.md", "desk/answer/diagram.fz"
DRAFT = {
    "desk/refund/diagram.fz": FILES["desk/refund/diagram.fz"],
    "desk/refund/en.md": "---\ntitle: Refund\nsummary: Money back.\ntags:\n- support\n---\n",
}
"""A draft that an editor may import where its category and tag are there."""


def load(folder: Path) -> None:
    call_command("load_gallery", folder=write_files(folder), stdout=StringIO())


def send(client: Client, files: Mapping[str, str | bytes] | BytesIO, **fields: Any) -> Any:
    """Upload files and return the page to which this leads."""
    packed = files if isinstance(files, BytesIO) else zip_of(dict(files))
    return client.post(IMPORT, {"file": packed, **fields}, follow=True)


def plan_of(client: Client, files: Mapping[str, str | bytes], **fields: Any) -> Any:
    """Upload files and return the page that shows what they would change."""
    response = send(client, files, **fields)
    assert response.templates[0].name == "admin/catalog/diagramtemplate/import_plan.html"
    return response


def verdicts(response: Any) -> dict[str, str]:
    return {shown.outcome.place: shown.verdict for shown in response.context["entries"]}


def confirm(client: Client, response: Any, **changes: str) -> Any:
    """Confirm what a page shows."""
    sent = {"digest": response.context["proposal"].plan.digest, "why": response.context["why"]}
    address = response.redirect_chain[-1][0] if response.redirect_chain else response.request["PATH_INFO"]
    return client.post(address, sent | changes, follow=True)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
