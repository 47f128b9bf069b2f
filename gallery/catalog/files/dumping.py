"""A catalogue into a folder, touching only files whose bytes change."""

from collections.abc import Iterator
from pathlib import Path

from gallery.catalog.files.entries import LANGUAGES, SOURCE_FILE, TAGS_FILE, Catalogue
from gallery.catalog.files.writing import files_of
from gallery.operations.whole_files import write_whole


def dump(catalogue: Catalogue, folder: Path) -> Iterator[Path]:
    """Write a catalogue's files and yield those that were missing or said something else."""
    for name, text in files_of(catalogue).items():
        path, data = folder / name, text.encode()
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
        yield path


def left_over(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Return the files of a folder that loading would read, though the catalogue has nothing of the kind."""
    files = {folder / name for name in files_of(catalogue)}
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
