"""How much of the files in a request is kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.test import RequestFactory, override_settings

from gallery.catalog.files.unpacking import MAX_BYTES


def sizes(*lengths: int) -> list[int | None]:
    """Send files of so many bytes, and return how much of each is there."""
    files = {}
    for number, length in enumerate(lengths):
        files[f"file-{number}"] = file = BytesIO(b"x" * length)
        file.name = f"{number}.zip"
    request = RequestFactory().post("/", files)
    found = [file.size for _name, file in sorted(request.FILES.items()) if isinstance(file, UploadedFile)]
    request.close()
    return found


@pytest.mark.parametrize("in_memory", [0, 10_000])
def test_of_all_files_together_no_more_than_the_limit_is_kept(in_memory: int) -> None:
    with override_settings(UPLOAD_LIMIT=1_000, FILE_UPLOAD_MAX_MEMORY_SIZE=in_memory):
        assert sizes(400, 600) == [400, 600]
        assert sizes(5_000) == [1_000]
        assert sizes(400, 5_000) == [400, 600]


def test_a_file_that_is_cut_off_is_too_large_for_the_form() -> None:
    assert settings.UPLOAD_LIMIT > MAX_BYTES
