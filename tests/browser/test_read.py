"""Reading: from page to page and from language to language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.catalogue import ON_A_PAGE

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.browser_context_args(locale="fr-FR")
def test_the_front_door_knows_the_browsers_language(page: Page) -> None:
    page.goto("/")

    expect(page).to_have_url(re.compile(r"/fr/templates/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Modèles de diagrammes")


@pytest.mark.usefixtures("_with_and_without_scripts")
def test_from_the_list_to_a_template_to_a_related_one_and_back(page: Page) -> None:
    page.goto("/templates/?q=canary")
    page.get_by_role("link", name="Canary Deploy Workflow").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Canary Deploy Workflow")
    diagram = page.get_by_role("region", name="Diagram: Canary Deploy Workflow")
    expect(diagram.locator("text:visible", has_text="Configure traffic split")).to_have_count(1)

    related = page.get_by_role("region", name="Related templates")
    expect(related.get_by_role("article")).to_have_count(6)
    related.get_by_role("link", name="Feature Toggle Workflow").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Feature Toggle Workflow")
    page.get_by_role("link", name="Back to all templates").click()
    expect(page.get_by_role("article")).to_have_count(ON_A_PAGE)


def test_switching_the_language_stays_on_the_page(page: Page) -> None:
    page.goto("/templates/canary-deploy-workflow/?labels=fr")
    page.get_by_role("link", name="Français", exact=True).first.click()

    expect(page).to_have_url(re.compile(r"/fr/templates/canary-deploy-workflow/\?labels=fr$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Processus de déploiement canari")
    expect(page.get_by_role("heading", name="Code FlowZap complet")).to_be_visible()


def test_diagram_and_code_change_their_labels_together(page: Page) -> None:
    page.goto("/fr/templates/canary-deploy-workflow/?from=mail")
    diagram = page.get_by_role("region", name="Diagramme")
    expect(diagram.locator("text:visible", has_text="Configure traffic split")).to_have_count(1)
    page.get_by_role("navigation", name="Libellés").get_by_role("link").click()

    expect(page).to_have_url(re.compile(r"\?from=mail&labels=fr#diagram$"))
    expect(diagram.locator("text:visible", has_text="Répartir le trafic")).to_have_count(1)
    expect(page.locator("#code")).to_contain_text('n3: rectangle label:"Pousser vers le registre"')


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_form_searches(page: Page) -> None:
    page.goto("/templates/?sort=title")
    page.get_by_role("searchbox").fill("deploy")
    page.get_by_role("button", name="Search").click()

    expect(page).to_have_url(re.compile(r"/templates/\?q=deploy&sort=title$"))
    expect(page.get_by_role("article").first).to_contain_text("Blue-Green")


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/templates/canary-deploy-workflow/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()
