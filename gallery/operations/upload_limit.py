"""How much of the files in a request is kept, whoever sends them.

Django writes files to disk as they come in, before any view has asked who sends them and what for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class UploadLimit(FileUploadHandler):
    """Keep `settings.UPLOAD_LIMIT` bytes of the files of a request together, and drop what comes after.

    To the handlers behind this one, a file that was cut off is as large as what is kept of it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._left: int = settings.UPLOAD_LIMIT

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 (Django's name)
        """Pass on what there is room for."""
        kept = raw_data[: self._left]
        self._left -= len(kept)
        return kept or None

    def file_complete(self, file_size: int) -> UploadedFile | None:  # type: ignore[type-arg]  # noqa: ARG002
        """Leave the file to the handlers behind."""
        return None
