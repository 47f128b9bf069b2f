"""Uploaded files as a part of the catalogue, whichever part it is and whatever folders are around it.

What there may be, apart from enclosing folders:

    tags.yaml, desk/en.md, desk/answer/diagram.fz   the catalogue, or some of its categories
    en.md, answer/diagram.fz                        a category: the upload has its name
    answer/diagram.fz, answer/en.md                 templates: the gallery or the editor says where they stand
    diagram.fz, en.md                               a template: the upload has its name
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path, PurePath, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext

from gallery.catalog.files.entries import SOURCE_FILE, TAGS_FILE, Catalogue
from gallery.catalog.files.problems import CatalogueError, Problem
from gallery.catalog.files.reading import read_catalogue
from gallery.catalog.files.unpacking import UploadError, fault_of_path

if TYPE_CHECKING:
    from collections.abc import Mapping

Parts = tuple[str, ...]

PAGE = f"{settings.LANGUAGE_CODE}.md"
README = "README.md"


def arrange(files: Mapping[str, bytes], name: str, known: Catalogue, category: str = "") -> dict[str, bytes]:
    """Return files by their paths in the folder of the catalogue.

    `name` is what the upload is called; templates whose category neither their path nor the gallery tells go
    into `category`.
    """
    arranging = _Arranging({PurePosixPath(path).parts: path for path in files}, name, known, category)
    places = {"/".join(place): path for place, path in arranging.places().items()}
    if any(map(fault_of_path, places)):  # the paths in the upload are sound, its name is not
        message = gettext("No folder can have the name of this upload: give it a short, plain one.")
        raise UploadError(message)
    return {place: files[path] for place, path in places.items()}


def read_upload(files: Mapping[str, bytes], known: Catalogue) -> Catalogue:
    """Return what arranged files say beside what is known, or raise CatalogueError with all that is wrong."""
    with TemporaryDirectory(prefix="gallery-upload-") as name:
        folder = Path(name)
        for path, data in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        try:
            return read_catalogue(folder, known)
        except CatalogueError as error:
            raise CatalogueError([_in_upload(problem, folder) for problem in error.problems]) from error


def _in_upload(problem: Problem, folder: Path) -> Problem:
    """Return a problem with the path that the editor knows."""
    path = str(PurePath(problem.path).relative_to(folder))
    return Problem(path, problem.line, problem.reason, problem.fatal)


def _shared(folders: list[Parts]) -> Parts:
    """Return the innermost folder that all folders are, or are in."""
    first, last = min(folders, default=()), max(folders, default=())
    pairs = zip(first, last, strict=False)
    return tuple(one for one, _other in takewhile(lambda pair: pair[0] == pair[1], pairs))


class _Arranging:
    """One look at the paths of an upload."""

    def __init__(self, paths: dict[Parts, str], name: str, known: Catalogue, category: str) -> None:
        self.paths = paths
        self.name = name
        self.known = known
        self.category = category
        self.top = _shared([path[:-1] for path in paths])

    def places(self) -> dict[Parts, str]:
        """Return the path of each file in the upload by its place in the catalogue."""
        tags = [path[:-1] for path in self.paths if path[-1] == TAGS_FILE]
        sources = [path[:-1] for path in self.paths if path[-1] == SOURCE_FILE]
        if tags:
            return self.below(min(tags, key=len))
        depth = max((len(source) - len(self.top) for source in sources), default=None)
        if depth == 0:
            return self.template(self.top, self.top[-1] if self.top else self.name)
        if depth == 1 and not self.is_category:
            return self.templates({source[-1] for source in sources})
        if depth == 1 or (depth is None and (*self.top, PAGE) in self.paths):
            return {(self.folder, *place): path for place, path in self.below(self.top).items()}
        if depth is None and not any(path[-1] == PAGE for path in self.paths):
            raise UploadError(
                gettext("There is no template in it: a template is a folder with “diagram.fz” and “en.md”.")
            )
        return self.below(self.top)

    @property
    def folder(self) -> str:
        """The name of the innermost folder around all files: of the upload, if there is none."""
        return self.top[-1] if self.top else self.name

    @property
    def is_category(self) -> bool:
        """Say whether the innermost folder around all files is a category, rather than any folder."""
        return (*self.top, PAGE) in self.paths or self.folder in self.known.categories

    def below(self, root: Parts) -> dict[Parts, str]:
        """Return the files below a folder; all must be there, but for notes to readers."""
        places = {}
        for path, name in self.paths.items():
            if path[: len(root)] == root and path[len(root) :] != (README,):
                places[path[len(root) :]] = name
            elif path[-1] != README:
                words = {"path": name, "file": "/".join((*root, TAGS_FILE))}
                raise UploadError(
                    gettext("“%(path)s” lies outside of the catalogue, whose tags are in “%(file)s”.") % words
                )
        return places

    def templates(self, slugs: set[str]) -> dict[Parts, str]:
        """Return the files of templates that lie side by side."""
        places: dict[Parts, str] = {}
        for slug in sorted(slugs):
            places |= self.template((*self.top, slug), slug)
        left = set(self.paths.values()) - set(places.values())
        if strays := sorted(name for name in left if PurePosixPath(name).name != README):
            message = gettext("“%(path)s” belongs to no template: every template has a folder of its own.")
            raise UploadError(message % {"path": strays[0]})
        return places

    def template(self, root: Parts, slug: str) -> dict[Parts, str]:
        """Return the files of a template in a folder."""
        category = self.category_of(root, slug)
        return {
            (category, slug, *path[len(root) :]): name
            for path, name in self.paths.items()
            if path[: len(root)] == root
        }

    def category_of(self, root: Parts, slug: str) -> str:
        """Return where a template stands: as its path says, or the gallery, or the editor."""
        if len(root) > 1 and root[-2] in self.known.categories:
            return root[-2]
        if category := self.known.category_of(slug):
            return category
        if not self.category:
            message = gettext("The files do not say where “%(slug)s” stands: choose its category.")
            raise UploadError(message % {"slug": slug})
        return self.category
