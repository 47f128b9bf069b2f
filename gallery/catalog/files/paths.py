"""Paths as people type them."""

from pathlib import Path


def from_here(path: Path) -> Path:
    """Return a path relative to the folder that a command was called in, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
