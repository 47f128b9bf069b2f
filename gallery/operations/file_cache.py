"""A cache in files that may find the disk full: what cannot be kept is made again the next time."""

from __future__ import annotations

import logging
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache

logger = logging.getLogger(__name__)


class FileCache(FileBasedCache):
    """Keep what there is room for."""

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        """Keep a value, or say in the log why that was not possible."""
        try:
            super().set(key, value, *args, **kwargs)
        except OSError as error:
            logger.warning("A picture cannot be kept, make room for it: %s", error)
