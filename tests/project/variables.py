"""The variables that settings.py and server.py read from the environment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

ROOT: Path = settings.BASE_DIR

VARIABLES = {
    name
    for module in ("settings.py", "server.py")
    for name in re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "gallery" / module).read_text())
}
