"""The diagram as text on a template's page, and how its phrases become HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.template import Context, Template

from gallery.catalog.detail import LONGEST_OPEN
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.templatetags.telling import Telling, told
from gallery.flowzap import Phrase, analyze, describe
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client

FRENCH_SUMMARY = (
    "2\u00a0étapes dans 1\u00a0couloir\u00a0: Assistance. "
    "Le processus commence par «\u00a0Début\u00a0» et se termine par «\u00a0Répondre\u00a0»."
)
LOOP = """Desk { # Support desk
  n1: circle label:"Start"
  n2: diamond label:"Clear?"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> Lab.n3.handle(left) [label="No"]
  n2.handle(top) -> n4.handle(left) [label="Yes"]
  n4: circle label:"End"
  loop [until clear] n2 n3
}
Lab { # <Lab>
  n3: taskbox label:"Ask|twice|kindly" owner:"Ann"
  n3.handle(top) -> Desk.n2.handle(bottom)
  n5: rectangle label:"Forgotten"
}
"""


def section(client: Client, address: str) -> Page:
    """Return the part of a page that tells the steps."""
    match = re.search(r'<section id="step-by-step".*?</section>', client.get(address).text, re.DOTALL)
    assert match
    return Page(match[0])


@pytest.mark.django_db
def test_tells_the_steps_in_order_with_all_that_belongs_to_them(client: Client) -> None:
    publish("canary", source_en=LOOP)

    assert section(client, "/templates/canary/").lines == [
        "Step by step",
        "5 steps in 2 lanes: Support desk, <Lab>. It starts at “Start” and ends at “End”.",
        "All 5 steps",
        "Support desk",
        "Start",
        "Decision: Clear?",
        "Steps 2 and 3 repeat: until clear",
        "No: hand over to <Lab>, step 3, “Ask”",
        "Yes: continue with step 4, “End”",
        "<Lab>",
        "Task: Ask",
        "twice",
        "kindly",
        "Owner: Ann",
        "Go back to Support desk, step 2, “Clear?”",
        "Support desk",
        "After “Yes” at step 2, “Clear?”",
        "End",
        "Not connected to the rest",
        "<Lab>",
        "Forgotten",
        "Loops",
        "Steps 2 and 3 repeat: until clear",
    ]


@pytest.mark.django_db
def test_is_a_list_that_goes_on_counting_with_lists_in_it(client: Client) -> None:
    publish("canary", source_en=LOOP)
    page = section(client, "/templates/canary/")

    assert [element["start"] for element in page.all("ol")] == ["1", "5"]
    ids = [element.get("id") for element in page.all("li") if "id" in element]
    assert ids == ["n1", "n2", "n3", "n4", "n5"]
    assert [
        link for link in page.all("a", class_="step__link") if link["aria-label"] == "Link to step 3"
    ] == [{"class": "step__link", "href": "#n3", "aria-label": "Link to step 3"}]
    assert [element.get("class") for element in page.all("ul")] == [
        "step__ways",
        "step__items",
        "steps__loops",
    ]
    assert [tag for tag, _ in page.elements if re.fullmatch(r"h\d", tag)] == ["h2", "h3", "h3"]


@pytest.mark.django_db
def test_speaks_the_readers_language_whatever_the_labels_of_the_picture(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    english = [section(client, f"/templates/canary/{query}").lines for query in ("", "?labels=fr")]
    french = [section(client, f"/fr/templates/canary/{query}").lines for query in ("", "?labels=fr")]

    assert english[0] == english[1]
    assert english[0][2:] == ["All 2 steps", "Support desk", "Start", "Answer", "The process ends here"]
    assert french[0] == french[1]
    assert french[0] == [
        "Étape par étape",
        FRENCH_SUMMARY,
        "Les 2 étapes",
        "Assistance",
        "Début",
        "Répondre",
        "Le processus se termine ici",
    ]


@pytest.mark.django_db
def test_marks_the_language_of_labels_that_have_no_translation(client: Client) -> None:
    publish("canary", source_en=LOOP)
    foreign, own = section(client, "/fr/templates/canary/"), section(client, "/templates/canary/")

    assert "Décision\u00a0: Clear?" in foreign.lines
    marked = foreign.all("bdi", lang="en") + foreign.all("b", lang="en")
    assert len(marked) == len(foreign.all("bdi") + foreign.all("b"))
    assert foreign.all("ul", class_="step__items", lang="en")
    assert not [attributes for _, attributes in own.elements if "lang" in attributes]


@pytest.mark.django_db
def test_the_picture_points_to_the_text(client: Client) -> None:
    publish("canary")
    page = Page(client.get("/templates/canary/").text)
    pictures = page.all("svg", role="img")
    [region] = page.all("div", role="region")

    assert len(pictures) == 2
    assert {picture["aria-describedby"] for picture in pictures} == {region["aria-describedby"]}
    assert page.all("p", id=region["aria-describedby"])
    assert page.all("section", id=region["aria-details"])


@pytest.mark.django_db
def test_where_nothing_can_be_told_nothing_points_to_it(client: Client) -> None:
    publish("canary", source_en="nonsense")
    text = client.get("/templates/canary/").text

    assert "step-by-step" not in text
    assert 'id="steps"' not in text


@pytest.mark.django_db
def test_lanes_have_the_colours_of_the_picture(client: Client) -> None:
    lanes = [
        f'L{n} {{ # Lane {n}\nn{n}: circle label:"Node"\nn{n}.handle(right) -> n{n}.handle(left)\n}}\n'
        for n in range(1, 18)
    ]
    publish("canary", source_en="".join(lanes))
    text = client.get("/templates/canary/").text
    drawn = re.findall(r'<g class="(fz-a\d)"[^>]* data-lane=', text)
    told_so = [
        str(step["class"]).split()[1]
        for step in section(client, "/templates/canary/").all("li")
        if "id" in step
    ]

    assert len(set(drawn)) == 8
    assert told_so * 2 == drawn


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "open_"), [(LONGEST_OPEN, True), (LONGEST_OPEN + 1, False)])
def test_a_long_list_is_folded_up(client: Client, drawn: list[str], count: int, open_: bool) -> None:
    nodes = "\n".join(f'n{n}: rectangle label:"Node"' for n in range(1, count + 1))
    publish("canary", source_en=f"A {{\n{nodes}\n}}\n")

    [details] = section(client, "/templates/canary/").all("details")
    assert ("open" in details) is open_


@pytest.mark.django_db
def test_every_link_of_the_catalogue_leads_to_a_step(client: Client) -> None:
    call_command("load_gallery", verbosity=0)

    for template in DiagramTemplate.objects.published():
        for prefix in ("", "/fr"):
            page = section(client, f"{prefix}/templates/{template.slug}/")
            steps = {f"#{step['id']}" for step in page.all("li") if "id" in step}
            assert set(page.links) == steps


def phrases_of(source: str) -> tuple[Phrase, Phrase]:
    """Return the first outcome of the second step, and its name."""
    step = describe(analyze(source).diagram).steps[1]
    return step.outcomes[0], step.name


def test_a_link_holds_number_and_name() -> None:
    outcome, name = phrases_of(LOOP)

    assert told(outcome, Telling(["n1", "n2", "n<3>"])) == (
        '<b dir="auto">No</b>: hand over to <bdi>&lt;Lab&gt;</bdi>, '
        '<a href="#n&lt;3&gt;">step 3, “<bdi>Ask</bdi>”</a>'
    )
    assert told(name, Telling([], "en")) == 'Decision: <bdi lang="en">Clear?</bdi>'
    assert told(Phrase(), Telling([])) == ""


def test_hostile_labels_stay_text() -> None:
    hostile = '</b><script>alert(\\"1\\")</script>&'
    source = SOURCE.replace("Answer", hostile)
    name = describe(analyze(source).diagram).steps[1].name
    html = Template("{% load telling %}{{ name|told:telling }}").render(
        Context({"name": name, "telling": Telling([], '"><')})
    )

    assert html == (
        '<b dir="auto" lang="&quot;&gt;&lt;">'
        "&lt;/b&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</b>"
    )
