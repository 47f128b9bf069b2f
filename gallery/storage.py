"""Where static files are kept."""

from __future__ import annotations

import re
from fnmatch import filter as those_like
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from gallery.operations.whole_files import beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.core.files import File
    from django.core.files.storage import Storage

    Files = Mapping[str, tuple[Storage, str]]
    """Where each is found, by its name."""

IMPORT = re.compile(r'^@import "([^"/]+)";\n', re.MULTILINE)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # (whitenoise has no types)
    """Keep them compressed, under names with a digest of their content.

    A style sheet of ours has in it what it imports: a page waits for few files, though they are written in
    many. By the names with a digest our own scripts import each other, too. Django can do so for every
    script, but takes the comments of some packages for imports.

    Whatever happens meanwhile, such as a full disk, what is served stays whole: each file takes the place of
    the one before at once, and the list of all comes last.
    """

    _replaces = False
    """Whether files are left where they are until others take their places."""

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "js/*.js",
            ((r'(?P<matched>(?P<how>from |import |import\()"(?P<url>\./[^"]+)")', '%(how)s"%(url)s"'),),
        ),
    )

    def post_process(self, paths: Files, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Put together the style sheets, then name and compress everything."""
        whole = {} if dry_run else {name: _whole(name, paths) for name in those_like(paths, "css/*.css")}
        for name, text in whole.items():
            self._save(name, ContentFile(text.encode()))
        found = {**paths} | {name: (self, name) for name in whole}
        self._replaces = True
        yield from super().post_process(found, dry_run=dry_run, **options)
        self._replaces = False

    def delete(self, name: str) -> None:
        """Remove a file, unless another one is about to take its place."""
        if not self._replaces:
            super().delete(name)

    def _save(self, name: str, content: File[Any]) -> str:
        """Write a file beside its place, then put it there."""
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path) as draft:
            with draft.open("wb") as file:
                file.writelines(content.chunks())
            if self.file_permissions_mode is not None:
                draft.chmod(self.file_permissions_mode)
        return name

    def create_compressor(self, **options: Any) -> Compressor:
        """Return what writes the compressed files."""
        return WholeCompressor(**options)


class WholeCompressor(Compressor):  # type: ignore[misc] # (whitenoise has no types)
    """Put compressed files in their places once they are written."""

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: Any) -> str:
        """Write the compressed form of a file and return its path."""
        whole = Path(path + suffix)
        with beside(whole) as draft:
            super().write_data(str(draft), data, "", stat_result)
        return str(whole)


def _whole(name: str, paths: Files) -> str:
    """Return a style sheet with those that it imports, from the same folder, in the places where it does."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text = file.read().decode()
    folder = name.rpartition("/")[0]
    return IMPORT.sub(lambda found: _whole(f"{folder}/{found[1]}", paths), text)
