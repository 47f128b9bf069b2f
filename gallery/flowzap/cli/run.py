"""One run of a command: what it reads and writes, what it says, and how it ends."""

import os
import sys
from collections.abc import Iterable, Iterator

from gallery.flowzap.cli.terminal import visible
from gallery.flowzap.languages import Language, sentence

SOUND, ERRORS, UNREADABLE = 0, 1, 2
"""Exit codes: no errors, errors in a source, a file that cannot be read or written."""

STANDARD_INPUT = STANDARD_OUTPUT = "-"


class Run:
    """The language of a run, and its exit code so far, which only grows worse."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.exit_code = SOUND

    def fail(self, exit_code: int) -> None:
        """End with this exit code, unless with a worse one."""
        self.exit_code = max(self.exit_code, exit_code)

    def say(self, template: str, **params: object) -> None:
        """Say on standard error what an English template says."""
        self.note(sentence(template, self.language, params))

    def named(self, name: str) -> str:
        """Return what a file to read is called in a sentence."""
        return sentence("standard input", self.language) if name == STANDARD_INPUT else name

    def note(self, text: str) -> None:
        """Print a finished text on standard error."""
        print(visible(text), file=sys.stderr)

    def sources(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield every file that can be read with its name and bytes; say which cannot."""
        for name in names:
            try:
                data = self._read(name)
            except (OSError, ValueError) as error:  # a ValueError: a NUL in the name
                self.say("{file} cannot be read: {cause}", file=self.named(name), cause=self._cause(error))
                self.fail(UNREADABLE)
            else:
                yield name, data

    def save(self, path: str, data: bytes) -> bool:
        """Write a file and return whether that worked; if not, say so."""
        try:
            with open(path, "wb") as file:
                file.write(data)
        except (OSError, ValueError) as error:
            self.cannot_write(path, error)
            return False
        return True

    def make_folder(self, path: str) -> bool:
        """Make a folder unless it is there, and return whether it is; if not, say so."""
        try:
            os.makedirs(path, exist_ok=True)
        except (OSError, ValueError) as error:
            self.cannot_write(path, error)
            return False
        return True

    def cannot_write(self, path: str | None, error: OSError | ValueError) -> int:
        """Say that a file, or standard output, cannot be written, and return the exit code."""
        name = sentence("standard output", self.language) if path is None else path
        self.say("{file} cannot be written: {cause}", file=name, cause=self._cause(error))
        self.fail(UNREADABLE)
        return self.exit_code

    def put(self, data: bytes) -> None:
        """Write to standard output, byte for byte, whatever the terminal is able to show."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    @staticmethod
    def _read(name: str) -> bytes:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read() if sys.stdin is not None else b""
        with open(name, "rb") as file:
            return file.read()

    def _cause(self, error: OSError | ValueError) -> str:
        match error:
            case FileNotFoundError():
                return sentence("there is no such file or folder.", self.language)
            case IsADirectoryError():
                return sentence("it is a folder.", self.language)
            case PermissionError():
                return sentence("access is denied.", self.language)
            case OSError(strerror=str(reason)):
                return f"{reason}."
            case _:
                return f"{error}."


def encoded(source: str) -> bytes:
    """Return a source as it stands in a file; bytes that were not UTF-8 come out as they went in."""
    return source.encode("utf-8", "surrogateescape")
