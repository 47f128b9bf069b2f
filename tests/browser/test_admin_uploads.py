"""Uploading a folder, a zip file and a source: looked at, then imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.browser.following import follow
from tests.browser.signing_in import sign_in
from tests.catalog.published import FRENCH_SOURCE, SOURCE
from tests.catalog.zips import zip_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    Scheme = Literal["light", "dark"]

LIST = "/admin/catalog/diagramtemplate/"
IMPORT = f"{LIST}import/"
WORDS = "---\ntitle: {title}\nsummary: Ünïcode is kept.\ntags:\n- deployment\n---\n"


def write_folder(folder: Path, slug: str) -> Path:
    """Write a category's folder with a new draft in it, and what systems leave in folders."""
    place = folder / "patterns" / slug
    place.mkdir(parents=True)
    (place / "diagram.fz").write_text(SOURCE)
    (place / "en.md").write_text(WORDS.format(title=slug.title()))
    (place / ".DS_Store").write_bytes(b"\0\1\2")
    (folder / "patterns" / ".git").mkdir()
    (folder / "patterns" / ".git" / "config").write_text("[core]")
    return folder / "patterns"


def upload(page: Page) -> None:
    page.get_by_role("button", name="Upload").click()


@pytest.mark.parametrize(("language", "scheme"), [("", "light"), ("/fr", "dark")])
def test_a_folder_is_packed_looked_at_and_imported(
    page: Page, tmp_path: Path, language: str, scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    slug = f"uploaded-in-{scheme}"
    sign_in(page, "edith", to=f"{language}{LIST}")
    follow(page.locator(f".object-tools a[href='{language}{IMPORT}']"))

    page.locator("[data-folder]").set_input_files(write_folder(tmp_path, slug))
    expect(page.locator("[data-status]")).to_contain_text("patterns")
    page.locator("[data-upload] [type=submit]").click()

    entry = page.locator(".import__entry")
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text(f"patterns/{slug}")
    page.wait_for_function("() => document.querySelector('.import__picture').naturalWidth > 0")
    page.locator(".import__confirm [type=submit]").click()

    page.wait_for_url(f"**{language}{LIST}*/change/")
    assert page.locator("#id_title_en").input_value() == slug.title()
    assert page.locator("#id_summary_en").input_value() == "Ünïcode is kept."


def test_a_zip_file_with_a_fault_is_refused_and_a_better_one_taken(page: Page, tmp_path: Path) -> None:
    files = {"new/zipped/diagram.fz": SOURCE, "new/zipped/en.md": WORDS.format(title="Zipped")}
    broken = {**files, "new/zipped/en.md": files["new/zipped/en.md"].replace("deployment", "deplyoment")}
    for name, content in (("broken.zip", broken), ("better.zip", files)):
        (tmp_path / name).write_bytes(zip_of(content).getvalue())
    sign_in(page, "edith", to=IMPORT)

    page.locator("#id_category").select_option(label="patterns")
    page.locator("#id_file").set_input_files(tmp_path / "broken.zip")
    upload(page)
    expect(page.locator(".import__problems li")).to_have_count(1)
    expect(page.locator(".import__problems")).to_contain_text("patterns/zipped/en.md:5")

    assert page.locator("#id_category option:checked").inner_text() == "patterns"
    page.locator("#id_file").set_input_files(tmp_path / "better.zip")
    upload(page)
    page.get_by_role("button", name="Import all of this").click()

    page.wait_for_url(f"**{LIST}*/change/")
    expect(page.locator(".messagelist")).to_contain_text("Imported: 1 new. Zipped")


def test_a_source_and_the_same_in_french_become_a_draft(page: Page, tmp_path: Path) -> None:
    (tmp_path / "single-source.fz").write_text(SOURCE)
    (tmp_path / "fr.fz").write_text(FRENCH_SOURCE)
    sign_in(page, "edith", to=IMPORT)

    page.locator("#id_file").set_input_files(tmp_path / "single-source.fz")
    upload(page)
    expect(page.locator(".import__drawing .fz [data-node=n2]")).to_be_visible()
    assert page.locator("#id_title_en").input_value() == "Single source"
    page.locator("#id_french").set_input_files(tmp_path / "fr.fz")
    page.locator("#id_category").select_option(label="patterns")
    page.get_by_role("button", name="Make a draft").click()

    page.wait_for_url(f"**{LIST}*/change/")
    assert page.locator("#id_slug").input_value() == "single-source"
    assert page.locator("#id_label-fr-n2").input_value() == "Répondre"


def test_everything_can_be_exported(page: Page, tmp_path: Path) -> None:
    sign_in(page, "edith", to=LIST)

    with page.expect_download() as download:
        page.get_by_role("link", name="Export everything").click()

    download.value.save_as(tmp_path / "gallery.zip")
    with ZipFile(tmp_path / "gallery.zip") as archive:
        assert "patterns/canary-deploy-workflow/diagram.fz" in archive.namelist()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_a_zip_file_is_asked_for(page: Page, tmp_path: Path) -> None:
    (tmp_path / "one.zip").write_bytes(zip_of({"tags.yaml": "plain:\n  en: Plain\n"}).getvalue())
    sign_in(page, "edith", to=IMPORT)

    expect(page.locator("[data-folder]")).to_be_hidden()
    expect(page.get_by_text("Without scripts, folders can only be uploaded as zip files.")).to_be_visible()
    page.locator("#id_file").set_input_files(tmp_path / "one.zip")
    upload(page)
    expect(page.locator(".import__entry")).to_contain_text("tags.yaml#plain")


def test_a_folder_that_is_too_large_is_not_packed(page: Page, tmp_path: Path) -> None:
    sign_in(page, "edith", to=IMPORT)
    page.locator("[data-folder]").evaluate("(folder) => { folder.dataset.mostBytes = '100'; }")

    page.locator("[data-folder]").set_input_files(write_folder(tmp_path, "large"))

    expect(page.locator("[data-status]")).to_contain_text(
        "is too large to be uploaded (files: 2, size: 1 kB)"
    )
    assert page.locator("#id_file").input_value() == ""
