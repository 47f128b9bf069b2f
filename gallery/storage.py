"""Where static files are kept."""

from __future__ import annotations

import re
from fnmatch import filter as those_like
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.core.files.storage import Storage

    Files = Mapping[str, tuple[Storage, str]]
    """Where each is found, by its name."""

IMPORT = re.compile(r'^@import "([^"/]+)";\n', re.MULTILINE)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # (whitenoise has no types)
    """Keep them compressed, under names with a digest of their content.

    A style sheet of ours has in it what it imports: a page waits for few files, though they are written in
    many. By the names with a digest our own scripts import each other, too. Django can do so for every
    script, but takes the comments of some packages for imports.
    """

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
            self.delete(name)
            self.save(name, ContentFile(text.encode()))
        found = {**paths} | {name: (self, name) for name in whole}
        yield from super().post_process(found, dry_run=dry_run, **options)


def _whole(name: str, paths: Files) -> str:
    """Return a style sheet with those that it imports, from the same folder, in the places where it does."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text = file.read().decode()
    folder = name.rpartition("/")[0]
    return IMPORT.sub(lambda found: _whole(f"{folder}/{found[1]}", paths), text)
