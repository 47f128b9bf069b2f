"""Files of a folder as text: none leads out of it, none is a device, none is too large.

The folder may have been made by somebody else than who loads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext

from gallery.catalog.files.unpacking import MAX_BYTES
from gallery.catalog.tidying import unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from gallery.catalog.files.problems import Reporter


def leads_out(path: Path, top: Path, report: Reporter) -> bool:
    """Say whether a path is a link to what is not below the folder `top`, and report it.

    Otherwise whoever can put files into the folder could have any file of the server shown to everybody.
    """
    if not path.is_symlink():
        return False
    try:
        inside = path.resolve(strict=True).is_relative_to(top)
    except (OSError, RuntimeError):  # to nothing, or in a circle
        inside = False
    if not inside:
        report(1, gettext("this link leads out of the folder: put the file itself here"))
    return not inside


def text_in(path: Path, report: Reporter) -> str:
    """Return the text of a file with plain line ends, "" when it is no text that can be kept."""
    if not path.is_file():  # of a pipe or a device there may be no end
        report.fatal(1, gettext("this is not a file"))
        return ""
    if path.stat().st_size > MAX_BYTES:
        reason = gettext("this file is too large: %(most)s at most")
        report.fatal(1, reason, most=filesizeformat(MAX_BYTES))
        return ""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.fatal(data.count(b"\n", 0, error.start) + 1, gettext("not UTF-8 text"))
        return ""
    if (at := unwritable(text)) is not None:
        report.fatal(text.count("\n", 0, at) + 1, gettext("control characters are not allowed"))
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n")
