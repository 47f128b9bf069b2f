"""An uploaded zip file as the files in it, whoever packed it: none leaves its folder, none is too large."""

from __future__ import annotations

import errno
import re
import stat
import struct
import zlib
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext, ngettext

from gallery.catalog.files.problems import shortened
from gallery.catalog.tidying import UNSEEN, unwritable

if TYPE_CHECKING:
    from zipfile import ZipInfo

MAX_BYTES = 20 * 1024 * 1024
"""Of all files together, unpacked: the words of some thousands of templates."""

MAX_FILES = 20_000
MAX_ENTRIES = 5 * MAX_FILES
"""Entries of the directory of a zip file, with folders and what systems put there: 40 MB while it is read."""

MAX_NAME = 255
"""Bytes of one name in a path: what file systems take."""

MAX_PATH = 400
MAX_DEPTH = 20
"""Characters and names in a path: the catalogue has three names, and some folders may be around it."""

_DRIVE = re.compile("[A-Za-z]:")
"""How paths begin on Windows."""

_ENCRYPTED, _PATCHED, _STRONGLY_ENCRYPTED, _UTF_8 = 0x1, 0x20, 0x40, 0x800
"""What the flags of a file in a zip file say of it."""


class UploadError(Exception):
    """An upload that cannot be taken; says why and what to do, in the active language."""


def unpack(packed: IO[bytes]) -> dict[str, bytes]:
    """Return the content of each file of a zip file by its path, without what systems put there."""
    _refuse_long_directory(packed)
    try:
        with ZipFile(packed) as archive:
            files = _files_in(archive)
            return {path: _content(archive, info) for path, info in files.items()}
    except NotImplementedError as error:
        raise UploadError(
            gettext("The zip file is packed in an unusual way: pack the folder as an ordinary zip file.")
        ) from error
    except (*_DAMAGES, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise
        raise UploadError(
            gettext("The zip file is damaged, or is none: pack the folder again and upload that.")
        ) from error


_DAMAGES = (BadZipFile, EOFError, zlib.error, struct.error, ValueError, OverflowError)
"""What comes of bytes that are not what a zip file says of them: also names and places in it.

In a file on disk, a place before its beginning is an invalid argument of the system.
"""


def _refuse_long_directory(packed: IO[bytes]) -> None:
    """Refuse a zip file that holds more entries than anybody packs, before an object is made of each.

    Entries are counted by the mark with which each begins: what the file says of their number may be a lie.
    """
    count, rest = 0, b""
    packed.seek(0)
    while piece := packed.read(1 << 20):
        count += (rest + piece).count(_ENTRY)
        rest = piece[-len(_ENTRY) + 1 :]
    packed.seek(0)
    if count > MAX_ENTRIES:
        raise UploadError(
            gettext("There is far more in the zip file than can be uploaded: pack the folder alone.")
        )


_ENTRY = b"PK\x01\x02"


def _files_in(archive: ZipFile) -> dict[str, ZipInfo]:
    """Return the files of the catalogue by path."""
    files: dict[str, ZipInfo] = {}
    taken: set[str] = set()
    for info in archive.infolist():
        name = _name_of(info).replace("\\", "/")
        parts = PurePosixPath(name).parts
        if name.endswith("/") or any(map(_is_rubbish, parts)):
            continue
        path = "/".join(parts)
        plain = normalize("NFC", path).casefold()  # what many a file system takes for the same name
        if fault := fault_of_path(name) or _fault_of(info) or (_twice() if plain in taken else ""):
            raise _refusal(name, fault)
        files[path] = info
        taken.add(plain)
    _refuse_excess(list(files.values()))
    folders = {str(folder) for path in files for folder in PurePosixPath(path).parents}
    if both := sorted(folders & files.keys()):
        raise _refusal(both[0], _twice())
    return files


def _refusal(name: str, fault: str) -> UploadError:
    """Return what says why a file is not taken."""
    plain = name if _is_plain(name) else ascii(name)[1:-1]
    words = {"name": shortened(plain, MAX_PATH), "fault": fault}
    return UploadError(gettext("“%(name)s” was not taken: %(fault)s.") % words)


def _is_plain(name: str) -> bool:
    """Say whether a name can be kept, and is what it looks like."""
    return unwritable(name) is None and not UNSEEN.search(name)


def fault_of_path(path: str) -> str:
    """Return why there can be no file at a path, and what to do; "" if there can."""
    parts = PurePosixPath(path).parts
    if len(path) > MAX_PATH or len(parts) > MAX_DEPTH:
        return gettext("its path is too long: put it into fewer folders, with shorter names")
    if path.startswith("/") or ".." in parts or _DRIVE.match(path):
        return gettext("its path leads out of the folder: pack the folder itself")
    if not parts or not _is_plain(path) or any(len(part.encode()) > MAX_NAME for part in parts):
        return gettext("its name cannot be kept: give it a plain one")
    return ""


def _fault_of(info: ZipInfo) -> str:
    """Return why a file is not taken for what it is, and what to do; "" if it is."""
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return gettext("it is a link: put the file itself into the folder")
    if info.flag_bits & (_ENCRYPTED | _STRONGLY_ENCRYPTED):
        return gettext("it has a password: pack the folder without")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & _PATCHED:
        return gettext("it is packed in an unusual way: pack the folder as an ordinary zip file")
    return ""


def _twice() -> str:
    return gettext("it is there twice: pack the folder again")


def _name_of(info: ZipInfo) -> str:
    """Return the name of a file as its packer meant it: many write UTF-8 without saying so."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


def _is_rubbish(name: str) -> bool:
    """Say whether a file or folder is hidden, or was put there by a system of its own accord."""
    hidden = name.startswith(".") and name != ".."
    return hidden or name in {"__MACOSX", "Thumbs.db", "desktop.ini"}


def _refuse_excess(infos: list[ZipInfo]) -> None:
    """Refuse too many files, or too large ones; nothing is unpacked that is larger than it says."""
    by_command = gettext("Upload a part of them, or load them on the server with “load_gallery”.")
    if len(infos) > MAX_FILES:
        found = ngettext(
            "There is %(count)d file in it; %(most)d at most can be uploaded.",
            "There are %(count)d files in it; %(most)d at most can be uploaded.",
            len(infos),
        )
        raise UploadError(f"{found % {'count': len(infos), 'most': MAX_FILES}} {by_command}")
    if (size := sum(info.file_size for info in infos)) > MAX_BYTES:
        found = gettext("Unpacked, these files are %(size)s large; %(most)s at most can be uploaded.")
        words = {"size": filesizeformat(size), "most": filesizeformat(MAX_BYTES)}
        raise UploadError(f"{found % words} {by_command}")


def _content(archive: ZipFile, info: ZipInfo) -> bytes:
    with archive.open(info) as file:
        return file.read(MAX_BYTES)
