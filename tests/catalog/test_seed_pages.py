"""The pages that the gallery was created from: all their words stand on the pages that took their place.

The files hold the text of those pages, without markup and without leading spaces.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from tests.catalog.pages import Page

if TYPE_CHECKING:
    from django.test import Client

PAGES = {
    "canary-en.txt": "/templates/canary-deploy-workflow/",
    "canary-fr.txt": "/fr/templates/canary-deploy-workflow/",
    "blue-green-fr.txt": "/fr/templates/blue-green-deploy-workflow/",
}


@pytest.mark.django_db
def test_every_line_is_there(client: Client) -> None:
    call_command("load_gallery", verbosity=0)

    for name, address in PAGES.items():
        text = (Path(__file__).parent / "seed_pages" / name).read_text()
        wanted = [line.strip() for line in text.splitlines() if line.strip()]
        there = Page(client.get(address).text).lines
        missing = Counter(wanted) - Counter(there)
        assert not missing, f"not on {address}: {list(missing)}"
        source = wanted[wanted.index(next(line for line in wanted if line.endswith(" Pipeline"))) :]
        source = source[
            : source.index(next(line for line in source if "associés" in line or "Related" in line))
        ]
        begin = there.index(source[0])
        assert there[begin : begin + len(source)] == source
