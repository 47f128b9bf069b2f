"""Django's own admin under our policy: every page and every widget, in both languages, light and dark.

Every page must also fit on narrow screens. What must not happen, a page that breaks the policy or writes
an error to the console, every test here fails on by the fixtures it uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from django.contrib import admin

from tests.accounts import PASSWORD
from tests.browser.following import follow
from tests.browser.signing_in import sign_in, sign_in_by_form

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Scheme = Literal["light", "dark"]

EMPTY = {"catalog.dailyuse", "axes.accessattempt"}
"""Lists in which nothing may stand yet."""
LOOKS = [
    pytest.param("", "light", id="English, light"),
    pytest.param("/fr", "dark", id="French, dark"),
]

OWN = "() => [...document.querySelectorAll('.historylink, .deletelink')].map((link) => link.href)"
"""What the page of an entry leads to: its history and, where that may be, its deletion."""
WIDTHS = (360, 768, 1024, 1440)
TOO_MUCH = """() => {
  const box = (each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return range.getBoundingClientRect();
  };
  const titles = [...document.querySelectorAll("#content > :is(h1, h2)")].map(box);
  const tools = [...document.querySelectorAll(".object-tools a")].filter((tool) => {
    const { left, right, top, bottom } = tool.getBoundingClientRect();
    return titles.some((each) =>
      left < each.right && each.left < right && top < each.bottom && each.top < bottom);
  });
  const wide = document.documentElement.scrollWidth - innerWidth;
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...tools.map((tool) => tool.textContent)];
}"""
"""What of a page does not fit: its width, and what lies upon its titles."""


def models() -> list[str]:
    """Return the names of all models that the admin shows."""
    return sorted(model._meta.label_lower for model in admin.site._registry)


def pages_of(page: Page, address: str) -> list[str]:
    """Return what a list leads to: adding, its first entry, another order, the choice of its first filter."""
    page.goto(address)
    first = [
        ".object-tools .addlink",
        "#result_list tbody a",
        "#result_list thead .text a",
        "#changelist-filter li:nth-child(2) a",
    ]
    found = page.evaluate(
        "wanted => wanted.map(each => document.querySelector(each)?.href).filter(Boolean)", first
    )
    return [href for href in found if "/admin/" in href]


def see(page: Page, address: str) -> None:
    """Open a page on screens of all widths."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.ok, address
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_MUCH) == [], (address, width)


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
@pytest.mark.parametrize("model", models())
def test_every_page_of_every_model(page: Page, model: str, language: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    address = f"{language}/admin/{model.replace('.', '/')}/"
    sign_in(page, "root", to=address)
    seen = set()
    for href in pages_of(page, address):
        see(page, href)
        seen.add(href.rstrip("/").rpartition("/")[2])
        for own in page.evaluate(OWN):
            see(page, own)

    assert "change" in seen or model in EMPTY


@pytest.mark.parametrize(("language", "scheme"), LOOKS)
def test_pages_that_belong_to_no_model(page: Page, language: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    sign_in_by_form(page, "root", to=f"{language}/admin/")
    page.goto(f"{language}/admin/catalog/")
    page.goto(f"{language}/admin/catalog/tag/")
    page.locator("#nav-filter").fill("tag")
    page.locator("#toggle-nav-sidebar").click()
    page.locator("#toggle-nav-sidebar").click()
    for _theme in range(3):
        page.locator("#user-tools .theme-toggle").click()
    page.locator("#user-tools button[type=submit]").click()

    page.wait_for_function("() => !document.querySelector('#user-tools')")
    assert page.goto("/admin/").url.endswith("/admin/login/?next=/admin/")  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["", "/fr"])
def test_a_password_is_changed(page: Page, language: str) -> None:
    sign_in_by_form(page, "nadia", to=f"{language}/admin/password_change/")
    page.locator("#id_old_password").fill(PASSWORD)
    page.locator("#id_new_password1").fill(PASSWORD)
    page.locator("#id_new_password2").fill(PASSWORD)
    page.locator("#content-main [type=submit]").click()

    page.wait_for_url("**/password_change/done/")


def test_who_guesses_is_told_when_to_go_on(page: Page) -> None:
    page.goto("/admin/login/")
    for _attempt in range(5):
        page.locator("#id_username").fill("stranger")
        page.locator("#id_password").fill("guess")
        with page.expect_navigation():
            page.locator("#login-form [type=submit]").click()

    assert "Too many attempts to sign in" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Sign in").click()
    page.wait_for_selector("#id_username")


class TestWidgets:
    @pytest.mark.parametrize("language", ["", "/fr"])
    def test_calendar_and_clock(self, page: Page, language: str) -> None:
        sign_in(page, "root", to=f"{language}/admin/auth/user/")
        follow(page.locator("#result_list tbody a").first)
        for shortcut, box in ((".date-icon", ".calendarbox"), (".clock-icon", ".clockbox")):
            page.locator(f".field-last_login {shortcut}").click()
            page.locator(f"{box}:visible a[href='#']").last.click()
        page.locator(".field-last_login .date-icon").click()
        page.locator(".calendarbox:visible .calendar td a").first.click()

        assert page.locator("#id_last_login_0").input_value()

    def test_choosing_many_of_many(self, page: Page) -> None:
        sign_in(page, "root", to="/admin/auth/group/add/")
        page.locator("#id_permissions_input").fill("publish")
        page.locator("#id_permissions_from option").first.dblclick()

        page.wait_for_function("() => document.querySelectorAll('#id_permissions_to option').length === 1")

    @pytest.mark.parametrize("language", ["", "/fr"])
    def test_another_object_is_added_in_a_window_of_its_own(self, page: Page, language: str) -> None:
        sign_in(page, "root", to=f"{language}/admin/auth/user/")
        follow(page.locator("#result_list tbody a").first)
        with page.expect_popup() as popup:
            page.locator("#add_id_groups").click()
        window = popup.value
        name = f"Window {language or 'en'}"
        window.locator("#id_name").fill(name)
        with window.expect_event("close"):
            window.locator("[name=_save]").click()

        page.locator("#id_groups_to option", has_text=name).wait_for(state="attached")

    def test_several_are_chosen_and_acted_on(self, page: Page) -> None:
        sign_in(page, "root", to="/admin/catalog/tag/")
        page.locator("#action-toggle").check()
        page.locator("select[name=action]").select_option("delete_selected")
        page.locator("[name=index]").first.click()

        page.locator("#content .cancel-link").click()
        page.wait_for_selector("#result_list")

    def test_a_slug_follows_the_name(self, page: Page) -> None:
        sign_in(page, "root", to="/admin/catalog/tag/add/")
        page.locator("#id_name_en").press_sequentially("Élan vital")

        page.wait_for_function("() => document.querySelector('#id_slug').value === 'elan-vital'")

    def test_the_filters_fold(self, page: Page) -> None:
        sign_in(page, "root", to="/admin/auth/user/")
        page.locator("#changelist-filter details summary").first.click()
        page.locator("#searchbar").fill("edith")
        page.locator("#searchbar").press("Enter")

        page.wait_for_url("**?q=edith*")


@pytest.mark.parametrize("name", ["edith", "paul"])
@pytest.mark.parametrize("model", ["category", "diagramtemplate", "tag"])
def test_pages_as_those_with_a_role_see_them(page: Page, model: str, name: str) -> None:
    """Who may not change something reads it, on a page that Django makes in another way."""
    sign_in(page, name, to=f"/admin/catalog/{model}/")
    href = page.locator("#result_list tbody a").first.get_attribute("href")
    answer = page.goto(href or "")

    assert answer is not None
    assert answer.ok
