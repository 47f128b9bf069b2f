"""Zip files made for one test."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping


def zip_of(
    files: Mapping[str, str | bytes] | Mapping[ZipInfo, str | bytes],
    compression: int = ZIP_DEFLATED,
    name: str = "upload.zip",
) -> BytesIO:
    """Return a zip file of files, as a browser would send it."""
    packed = BytesIO()
    packed.name = name
    with ZipFile(packed, "w", compression) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    packed.seek(0)
    return packed


def below(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return files as they lie in another folder around them."""
    return {f"{folder}/{path}": text for path, text in files.items()}
