"""Which static files of the packages are collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.staticfiles.finders import AppDirectoriesFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.core.files.storage import FileSystemStorage

_NOT_SERVED = (
    "django_ace/img/*",
    "django_ace/widget.*",
    # Modes, themes, workers and snippets: some 600 files. Of the extensions only the search box is used.
    "django_ace/ace/[!ace]*",
    "django_ace/ace/ext-[!s]*",
    "django_ace/ace/ext-s[!e]*",
    "django_ace/ace/ext-settings_menu.js",
    # Styles of other themes, and their pictures.
    "django_ace/ace/css/[!am]*",
    "django_ace/ace/css/ambiance*",
    "django_ace/ace/css/m[!a]*",
)
"""What the packages bring and no page asks for."""


class PackagesFinder(AppDirectoriesFinder):
    """Leave out what is never served: each file would be read, named and compressed twice over."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the files of all packages that are collected."""
        yield from super().list([*(ignore_patterns or ()), *_NOT_SERVED])
