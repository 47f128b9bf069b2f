"""Static files: names with a digest of their content, also where scripts import each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.core.files.storage import FileSystemStorage

from gallery.storage import StaticFilesStorage

if TYPE_CHECKING:
    from pathlib import Path

IMPORTS = """\
// Reads from "./other.js" what it needs.
import { a } from "./part.js";
import "./part.js";
const b = () => import("./part.js");
"""


def collected(folder: Path, files: dict[str, str]) -> tuple[dict[str, str], Path]:
    """Return the names of files once they are collected, and where."""
    source, target = folder / "source", folder / "target"
    for place in (source, target):
        for name, text in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text)
    storage = StaticFilesStorage(location=target, base_url="/static/")
    found = {name: (FileSystemStorage(source), name) for name in files}
    for name, _hashed, processed in storage.post_process(found):
        assert not isinstance(processed, Exception), (name, processed)
    return json.loads((target / "staticfiles.json").read_text())["paths"], target


def test_scripts_import_each_other_by_names_that_change_with_the_content(tmp_path: Path) -> None:
    files = {"js/whole.js": IMPORTS, "js/part.js": "export const a = 1;\n", "js/other.js": ""}
    names, folder = collected(tmp_path, files)
    script = (folder / names["js/whole.js"]).read_text()
    part = names["js/part.js"].removeprefix("js/")

    assert part != "part.js"
    assert script.count(f'"./{part}"') == 3
    assert '"./part.js"' not in script


def test_scripts_of_packages_are_left_alone(tmp_path: Path) -> None:
    files = {"package/js/main.js": 'import "./nowhere.js";\n'}
    names, folder = collected(tmp_path, files)

    assert (folder / names["package/js/main.js"]).read_text() == files["package/js/main.js"]


def test_a_style_sheet_has_in_it_what_it_imports(tmp_path: Path) -> None:
    files = {
        "css/page.css": '/* A page. */\n\n@import "part.css";\n@import "other.css";\n\nb {\n}\n',
        "css/part.css": '@import "deep.css";\ni {\n}\n',
        "css/deep.css": "a {\n}\n",
        "css/other.css": "u {\n}\n",
    }
    names, folder = collected(tmp_path, files)
    whole = "/* A page. */\n\na {\n}\ni {\n}\nu {\n}\n\nb {\n}\n"

    assert (folder / names["css/page.css"]).read_text() == whole
    assert (folder / names["css/deep.css"]).read_text() == files["css/deep.css"]


def test_the_name_of_a_style_sheet_changes_with_what_it_imports(tmp_path: Path) -> None:
    page = {"css/page.css": '@import "part.css";\n'}
    names = [
        collected(tmp_path / part, {**page, "css/part.css": f"{part} {{}}"})[0]["css/page.css"]
        for part in "ab"
    ]

    assert names[0] != names[1]
