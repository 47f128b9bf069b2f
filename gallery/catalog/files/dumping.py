"""A catalogue into a folder, touching only files whose bytes change."""

from collections.abc import Collection, Iterator
from pathlib import Path

from gallery.catalog.files.entries import LANGUAGES, SOURCE_FILE, TAGS_FILE, Catalogue
from gallery.catalog.files.writing import files_of
from gallery.operations.whole_files import write_whole


def dump(catalogue: Catalogue, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Write a catalogue's files; yield each, and whether it was missing or said something else."""
    for name, text in files_of(catalogue):
        path, data = folder / name, text.encode()
        differs = not path.is_file() or path.read_bytes() != data
        if differs:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        yield path, differs


def left_over(files: Collection[Path], folder: Path) -> list[Path]:
    """Return the files of a folder that loading would read, though they are none of the catalogue's."""
    pages = [f"{language}.md" for language in LANGUAGES]
    names = [TAGS_FILE, *(f"*/{page}" for page in pages), *(f"*/*/{name}" for name in (SOURCE_FILE, *pages))]
    return sorted(path for name in names for path in folder.glob(name) if path not in files)


def remove(paths: list[Path], folder: Path) -> None:
    """Remove files, and the folders that this leaves empty."""
    for path in paths:
        path.unlink()
        for parent in path.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
