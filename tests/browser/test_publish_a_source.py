"""From two files on somebody's disk to a page in two languages, in a dozen clicks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.following import follow
from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

SOURCE = """\
Desk { # Service desk
  n1: circle label:"Alarm"
  n2: rectangle label:"Open a ticket"
  n3: rectangle label:"Judge the gravity"
  n4: diamond label:"Grave?"
  n5: rectangle label:"Answer at once"
  n6: rectangle label:"Tell the caller"
  n7: rectangle label:"Close the ticket"
  n8: circle label:"Closed"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left)
  n3.handle(right) -> n4.handle(left)
  n4.handle(right) -> n5.handle(left) [label="No"]
  n4.handle(bottom) -> Crew.n9.handle(top) [label="Yes"]
  n5.handle(right) -> n6.handle(left)
  n6.handle(right) -> n7.handle(left)
  n7.handle(right) -> n8.handle(left)
}

Crew { # Repair crew
  n9: rectangle label:"Call the crew"
  n10: rectangle label:"Look for the cause"
  n11: diamond label:"Cause found?"
  n12: rectangle label:"Ask for help"
  n13: rectangle label:"Mend it"
  n14: rectangle label:"Test the repair"
  n15: diamond label:"Works?"
  n16: rectangle label:"Write it down"
  n9.handle(right) -> n10.handle(left)
  n10.handle(right) -> n11.handle(left)
  n11.handle(right) -> n13.handle(left) [label="Yes"]
  n11.handle(bottom) -> n12.handle(top) [label="No"]
  n12.handle(left) -> n10.handle(bottom)
  n13.handle(right) -> n14.handle(left)
  n14.handle(right) -> n15.handle(left)
  n15.handle(top) -> n10.handle(top) [label="No"]
  n15.handle(right) -> n16.handle(left) [label="Yes"]
  n16.handle(bottom) -> Lead.n17.handle(top)
}

Lead { # Lead
  n17: rectangle label:"Inform the board"
  n18: rectangle label:"Review"
  n19: rectangle label:"Plan measures"
  n20: circle label:"Reviewed"
  n17.handle(right) -> n18.handle(left)
  n18.handle(right) -> n19.handle(left)
  n19.handle(right) -> n20.handle(left)
}
"""
FRENCH = {
    "Service desk": "Assistance",
    "Alarm": "Alerte",
    "Open a ticket": "Ouvrir un ticket",
    "Judge the gravity": "Évaluer la gravité",
    "Grave?": "Grave ?",
    "Answer at once": "Répondre aussitôt",
    "Tell the caller": "Informer l’appelant",
    "Close the ticket": "Clore le ticket",
    "Closed": "Clos",
    "Repair crew": "Équipe de réparation",
    "Call the crew": "Appeler l’équipe",
    "Look for the cause": "Chercher la cause",
    "Cause found?": "Cause trouvée ?",
    "Ask for help": "Demander de l’aide",
    "Mend it": "Réparer",
    "Test the repair": "Tester la réparation",
    "Works?": "Ça marche ?",
    "Write it down": "Rédiger le compte rendu",
    "Lead": "Responsable",
    "Inform the board": "Informer la direction",
    "Review": "Faire le bilan",
    "Plan measures": "Prévoir des mesures",
    "Reviewed": "Bilan fait",
    "Yes": "Oui",
    "No": "Non",
}
LABEL = re.compile(r'(?<=")[^"\n]+(?=")|(?<=# ).+')
TITLES = ("Incident repair", "Réparation d’un incident")
SLUG = "incident-repair"
STEPS = 20
MOST_CLICKS = 12


class Hand:
    """A hand on the mouse that counts its clicks; filling in a field takes one, too."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        follow(target)

    def fill(self, label: str, text: str) -> None:
        self.clicks += 1
        self.page.get_by_label(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        self.clicks += 1
        self.page.get_by_label(label).select_option(label=option)

    def give(self, label: str, file: Path) -> None:
        self.clicks += 1
        self.page.get_by_label(label).set_input_files(file)


@pytest.fixture
def _no_trace(page: Page) -> Iterator[None]:
    """Leave the catalogue to other tests as it was."""
    yield
    page.goto(f"/admin/catalog/diagramtemplate/?q={SLUG}")
    page.goto(page.locator("#result_list a[href*='/change/']").first.get_attribute("href") or "")
    page.goto(page.url.replace("/change/", "/delete/"))
    with page.expect_navigation():
        page.get_by_role("button", name="Delete").click()


def french_source() -> str:
    """Return the source with every label in French."""
    return LABEL.sub(lambda found: FRENCH[found[0]], SOURCE)


@pytest.mark.usefixtures("_no_trace")
def test_a_bilingual_template_is_published_in_a_dozen_clicks(page: Page, tmp_path: Path) -> None:
    english, french = tmp_path / "incident-repair.fz", tmp_path / "incident-repair.fr.fz"
    english.write_text(SOURCE, encoding="utf-8")
    french.write_text(french_source(), encoding="utf-8")
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "paul", to="/admin/catalog/diagramtemplate/")
    hand = Hand(page)

    hand.click(page.get_by_role("link", name="Import", exact=True))
    hand.give("File", english)
    hand.click(page.get_by_role("button", name="Upload"))
    expect(page.get_by_label("Title")).to_have_value(TITLES[0])
    hand.choose("Category", "patterns")
    hand.give("The same in French", french)
    hand.click(page.get_by_role("button", name="Make a draft"))

    labels = len(LABEL.findall(SOURCE))
    expect(page.get_by_text(f"{labels} of {labels} labels translated (French)")).to_be_visible()
    hand.fill("Title (French)", TITLES[1])
    hand.fill("Summary (English)", "What happens from the alarm to the review.")
    hand.fill("Summary (French)", "Ce qui se passe de l’alerte au bilan.")
    hand.choose("Status", "Published")
    hand.click(page.get_by_role("button", name="Save", exact=True).first)

    assert hand.clicks <= MOST_CLICKS
    for language, title in zip(("", "/fr"), TITLES, strict=True):
        page.goto(f"{language}/templates/{SLUG}/")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator(".diagram__canvas--wide [data-node]")).to_have_count(STEPS)
    page.goto(f"/fr/templates/{SLUG}/?labels=fr")
    expect(page.locator(".diagram__canvas--wide")).to_contain_text("Bilan fait")
