"""Every attack in every field, and every page and file that shows it: words stay words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from markdown_it import MarkdownIt

from gallery.catalog.draft_links import Lifetime, address_of, new_link
from gallery.catalog.exports.markdown import demoted
from gallery.catalog.history import Recording
from gallery.catalog.markup import LONGEST, TAGS, markdown_to_html
from gallery.catalog.models import Category, DiagramTemplate, Drawing, Tag
from tests.security.attacks import DESCRIPTIONS, LINES, REFUSED, SLOW, UNSEEN, Attack, packed
from tests.security.planting import HARMLESS, plant_all, plant_draft_and_gone
from tests.security.structure import Structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.models import User
    from django.test import Client
    from pytest_django import DjangoDbBlocker

APART = {"svg": "drawing", "#code": "code", "prose": "description", "neighbours": "near", "related": "near"}
APART |= {"page-links": "near", "chips": "near"}
TOWER = """"'><script>attacked=1</script></title><!--{{ 7 }}"""
"""An attack on each place that takes but one text for all templates: categories and tags."""

Planted = dict[str, list[DiagramTemplate]]


TEXTS = packed(LINES)


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Planted]:
    """Plant every attack once, and some harmless templates, for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = {
            "hostile": plant_all("hostile", TEXTS, TOWER),
            "harmless": plant_all("harmless", [HARMLESS] * 3, HARMLESS),
        }
        for name, text in (("hostile", TOWER), ("harmless", HARMLESS)):
            made[name] += plant_draft_and_gone(name, text)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _database(planted: Planted, db: None) -> None:
    """Begin each test with what is planted."""


def read(client: Client, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    for name, value in answer.headers.items():
        assert not re.search(r"[\r\n]", f"{name}{value}"), address
    return answer


def structure(html: str) -> Structure:
    found = Structure(html, APART)
    for link in found.links:
        assert not re.match(r"\s*(?!https?:|mailto:|data:image/)[a-z][\w.+-]*:", link, re.IGNORECASE), link
        assert "attacker.invalid" not in urlsplit(link).netloc, link
    return found


def assert_same(client: Client, hostile: str, harmless: str, status: int = 200) -> Structure:
    """Compare two pages that differ in words alone, and return the hostile one."""
    ours, theirs = (structure(read(client, path, status).text) for path in (hostile, harmless))
    assert ours.tags == theirs.tags, hostile
    assert ours.inside.get("drawing", set()) <= theirs.inside.get("drawing", set()), hostile
    return ours


def assert_alike(client: Client, hostile: str, harmless: str, status: int = 200) -> Structure:
    """Compare two pages that list more or fewer things of the same kinds, and return the hostile one."""
    ours, theirs = (structure(read(client, path, status).text) for path in (hostile, harmless))
    assert set(ours.tags) <= {*theirs.tags, "<nav>", "</nav>"}, hostile
    return ours


CODE = re.compile(r"span\[(class|id|id, class)?\]|bdi\[class, title\]")


@pytest.mark.parametrize(("language", "start"), [("", 0), ("/fr", 1)])
def test_pages_of_templates(client: Client, planted: Planted, language: str, start: int) -> None:
    for template in planted["hostile"][start:-2:2]:
        page = assert_same(
            client, f"{language}/templates/{template.slug}/", f"{language}/templates/harmless-0/"
        )
        (data,) = page.data
        assert json.loads(data)["@graph"][0]["headline"] == template.title_en, template.title_en
        assert all(map(CODE.fullmatch, page.inside["code"])), template.title_en
        assert page.inside["description"] == {"p[]"}


@pytest.mark.parametrize("language", ["", "/fr"])
def test_lists(client: Client, planted: Planted, language: str) -> None:
    page = assert_alike(client, f"{language}/categories/hostile/", f"{language}/categories/harmless/?page=1")
    data = json.loads(page.data[0])["@graph"][0]
    assert data["name"] == TOWER
    assert data["mainEntity"]["numberOfItems"] == len(TEXTS)
    assert_alike(client, f"{language}/templates/?tag=hostile", f"{language}/templates/?tag=harmless")
    assert_same(client, f"{language}/nowhere/?q={quote(TOWER)}", f"{language}/nowhere/", 404)
    assert_same(client, f"{language}/templates/hostile-gone/", f"{language}/templates/harmless-gone/", 410)


def test_searches(client: Client) -> None:
    """The search for an attack finds the templates that hold it, and marks the words."""
    known = {"<mark >", "</mark>", "<nav>", "</nav>"}
    theirs = {
        tag
        for words in ("quiet words", "no such words at all")
        for tag in structure(read(client, f"/templates/?q={quote(words)}").text).tags
    }
    for text in [*TEXTS[::4], *[attack.text for attack in (*UNSEEN, *REFUSED[:2])]]:
        page = structure(
            read(client, f"/templates/?q={quote(text)}&sort={quote(text)}&tag={quote(text)}").text
        )
        assert set(page.tags) <= theirs | known, text
        assert "\u202e" not in read(client, f"/templates/?q={quote(text)}").text.partition("<main")[0]


def test_embedded_drafts_and_what_is_gone(client: Client, planted: Planted, editor: User) -> None:
    for name in ("embed/{}-0/", "embed/{}-1/?labels=fr", "fr/embed/{}-2/"):
        assert_same(client, f"/{name.format('hostile')}", f"/{name.format('harmless')}")
    assert_same(client, "/embed/hostile-gone/", "/embed/harmless-gone/", 410)
    ours, theirs = (
        address_of(new_link(planted[name][-2], Lifetime.WEEK)) for name in ("hostile", "harmless")
    )
    assert_same(client, ours, theirs)


SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def parts(svg: str) -> set[str]:
    """Return the elements of a picture with the names of their attributes."""
    root = ET.fromstring(svg)  # noqa: S314 (our own)
    return {f"{part.tag} {sorted(part.attrib)}" for part in root.iter()}


@pytest.mark.parametrize("query", ["", "?theme=dark", "?labels=fr"])
def test_pictures(client: Client, planted: Planted, query: str) -> None:
    allowed = parts(read(client, f"/templates/harmless-0.svg{query}").text)
    for template in planted["hostile"][:-2:3]:
        answer = read(client, f"/templates/{template.slug}.svg{query}")
        assert parts(answer.text) <= allowed, template.title_en
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_cards_and_pixels(client: Client, planted: Planted) -> None:
    (plain,) = Drawing.objects.shown_in("en").filter(template__slug="harmless-0")
    allowed = parts(plain.thumbnail)
    for drawing in Drawing.objects.horizontal().filter(template__slug__startswith="hostile"):
        assert parts(drawing.thumbnail) <= allowed
    for path in ("/templates/hostile-0.png", "/templates/hostile-1.png?labels=fr&theme=dark"):
        assert read(client, path).content.startswith(b"\x89PNG")
    page = read(client, "/templates/hostile-0/").text
    (address,) = re.findall(r'og:image" content="http://testserver([^"]+)"', page)
    assert read(client, address).content.startswith(b"\x89PNG")


@pytest.mark.parametrize("path", ["/feed.atom", "/fr/feed.atom", "/categories/hostile/feed.atom"])
def test_feeds(client: Client, path: str) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(read(client, path).content)  # noqa: S314 (our own)
    titles = {template.title_en for template in DiagramTemplate.objects.all()}
    names = {"title", "link", "id", "rights", "author", "name", "updated", "published", "summary", "content"}
    allowed = {"div", "p", "img", "h3", "ul", "li"}
    for entry in feed.iter(f"{atom}entry"):
        assert entry.findtext(f"{atom}title") in titles
        assert {part.tag.removeprefix(atom) for part in entry.iter()} <= {*names, "entry", "category"}
        content = Structure(f"<div>{entry.findtext(f'{atom}content')}</div>", {})
        assert {tag.strip("</>").split()[0] for tag in content.tags} <= allowed


def test_maps_and_plain_texts(client: Client) -> None:
    for path in ("/sitemap.xml", "/sitemap-templates.xml"):
        places = ET.fromstring(read(client, path).content)  # noqa: S314 (our own)
        assert all("attacked" not in (place.text or "") for place in places.iter())
    assert "attacked" not in read(client, "/robots.txt").text
    text = read(client, "/llms.txt")
    assert text.headers["Content-Type"].startswith("text/plain")
    assert sum(line.startswith("- [Of ") for line in text.text.splitlines()) == len(TEXTS) + 3
    assert not re.search("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", text.text)


def test_markdown_files(client: Client, planted: Planted) -> None:
    """Read as most sites do, a file has the blocks of a harmless one, and no HTML."""
    reader = MarkdownIt("commonmark")

    def blocks(slug: str) -> list[str]:
        tokens = reader.parse(read(client, f"/templates/{slug}.md").text)
        pieces = [piece.type for token in tokens for piece in token.children or ()]
        assert "html_inline" not in pieces
        return [token.type for token in tokens]

    harmless = blocks("harmless-0")
    for template in planted["hostile"][:-2]:
        assert blocks(template.slug) == harmless, template.title_en


@pytest.mark.parametrize("attack", DESCRIPTIONS, ids=lambda attack: attack.name)
def test_descriptions_keep_to_themselves_in_files(attack: Attack) -> None:
    """What follows a description is what it was, however the description ends."""
    tokens = MarkdownIt("commonmark").parse(f"{demoted(attack.text)}\n\n## The rest\n\nWords.\n")
    last = [(token.type, token.content) for token in tokens[-6:]]
    assert (last[1], last[4]) == (("inline", "The rest"), ("inline", "Words.")), attack.name


def test_data(client: Client, planted: Planted) -> None:
    for template in planted["hostile"][:-2:4]:
        data = json.loads(read(client, f"/api/v1/templates/{template.slug}/").text)
        assert data["title"]["en"] == template.title_en
        assert data["source"]["en"] == template.source_en
        assert read(client, f"/templates/{template.slug}.fz").text == template.source_en
        page = quote(f"http://testserver/templates/{template.slug}/")
        embedded = json.loads(read(client, f"/oembed?url={page}").text)
        assert embedded["title"] == template.title_en
        (frame, _end) = Structure(embedded["html"], {}).tags
        assert frame.startswith("<iframe height=")
        assert frame.count("=") == 4
    for path in ("/api/v1/templates/", "/api/v1/categories/", "/api/v1/tags/", "/api/v1/openapi.json"):
        answer = read(client, path)
        json.loads(answer.text)
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("attack", DESCRIPTIONS, ids=lambda attack: attack.name)
def test_descriptions(attack: Attack) -> None:
    page = Structure(f"<main>{markdown_to_html(attack.text)}</main>", {})
    for tag in page.tags[1:-1]:
        name, *attributes = re.findall(r"[\w-]+(?==|[\s>,]|$)", tag.split("=")[0].strip("</>"))
        assert name in TAGS, tag
        assert {*attributes} <= {"href", "rel", "start", "title", "scope"}, tag
    for link in page.links:
        plain = re.sub("[\t\r\n]", "", link).strip().lower()  # as browsers read it
        scheme = re.match(r"([a-z][a-z0-9.+-]*):", plain)
        assert scheme is None or scheme[1] in {"http", "https", "mailto"}, link


@pytest.mark.parametrize("attack", SLOW, ids=lambda attack: attack.name)
def test_descriptions_that_are_made_to_be_slow(attack: Attack) -> None:
    """Each of these took minutes, or more stack than there is."""
    text = attack.text[:LONGEST]

    assert Structure(f"<main>{markdown_to_html(text)}</main>", {}).tags


@pytest.mark.parametrize("attack", [*REFUSED, *UNSEEN], ids=lambda attack: attack.name)
def test_what_no_text_may_hold(attack: Attack) -> None:
    shelf = Category.objects.get(slug="harmless")
    plain = {"summary_en": "x", "source_en": "A {\nn1: circle\n}\n", "category": shelf}
    rows = [
        DiagramTemplate(slug="x", title_en=attack.text, **plain),
        Category(slug="x", name_en=attack.text),
        Tag(slug="x", name_en=attack.text),
    ]
    for row in rows:
        with pytest.raises(ValidationError, match=r"control character|can be seen"):
            row.clean()


@pytest.mark.parametrize("attack", LINES, ids=lambda attack: attack.name)
def test_no_attack_is_an_address(attack: Attack) -> None:
    for row in (DiagramTemplate(slug=attack.text), Category(slug=attack.text), Tag(slug=attack.text)):
        with pytest.raises(ValidationError) as refusal:
            row.clean_fields()
        assert "slug" in refusal.value.message_dict


ADMIN = "/admin/catalog"


@pytest.mark.parametrize("language", ["", "/fr"])
def test_desks(publisher_client: Client, planted: Planted, publisher: User, language: str) -> None:
    """The pages of curators: lists, forms, histories, comparisons, what is uploaded and deleted."""
    ours, theirs = planted["hostile"][-2], planted["harmless"][-2]
    for template, text in ((ours, TOWER), (theirs, HARMLESS)):
        for number in range(2):
            with Recording(by=publisher, why=text) as recording:
                recording.watch([template])
                template.title_en = f"{text} {number}"
                template.source_en = template.source_en.replace("Do ", f"Do {number} ")
                template.save()
    of = f"{language}{ADMIN}/diagramtemplate"
    for path in ("change/", "history/", "delete/"):
        assert_alike(publisher_client, f"{of}/{ours.pk}/{path}", f"{of}/{theirs.pk}/{path}")
    for template in planted["hostile"][:-2:8]:
        page = publisher_client.get(f"{of}/{template.pk}/change/").text
        assert "<script>attacked" not in page
        structure(page)
    was, became = (
        f"{language}{ADMIN}/change/{each.changes.values_list('pk', flat=True)[0]}/change/"
        for each in (ours, theirs)
    )
    assert_alike(publisher_client, was, became)
    acting = re.compile(r"\son\w+=|<(iframe|object|embed|base)\b")
    for path in (f"{of}/?q=hostile", f"{of}/quality/", f"{language}{ADMIN}/change/", f"{language}/admin/"):
        shown = structure(read(publisher_client, path).text)
        assert not [tag for tag in shown.tags if acting.search(tag)], path
        assert not [text for text in shown.data if "attacked" in text], path
    for model in (Category, Tag):
        name = model._meta.model_name
        one, other = (
            f"{language}{ADMIN}/{name}/{model._default_manager.get(slug=slug).pk}/change/"
            for slug in ("hostile", "harmless")
        )
        assert_same(publisher_client, one, other)


STRANGE = ["9" * 5_000, "9" * 30, "-1", "\u0663", "\0\r\nX: y", "%s%n' OR 1=1 --", TOWER, "../" * 30]
"""Values that no parameter expects."""


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: ascii(value[:12]))
def test_parameters(client: Client, publisher_client: Client, value: str) -> None:
    sent = quote(value)

    def asked(*names: str) -> str:
        return "&".join(f"{name}={sent}" for name in names)

    public = [
        f"/templates/?{asked('q', 'page', 'sort', 'category', 'tag', 'lanes', 'size', 'loop', 'decision')}",
        f"/templates/hostile-0/?{asked('labels', 'theme', 'scale')}",
        *(f"/templates/hostile-0.{kind}?{asked('labels', 'theme', 'scale')}" for kind in ("svg", "md", "fz")),
        f"/api/v1/templates/?{asked('q', 'page', 'per_page', 'sort', 'category', 'tag', 'lanes', 'fields')}",
        f"/oembed?url={sent}",
        f"/oembed?url=http://testserver/templates/hostile-0/&{asked('maxwidth', 'maxheight')}",
        *(f"/{place}/{sent}/" for place in ("templates", "drafts", "pictures", "api/v1/templates")),
    ]
    key = planted_key()
    desk = f"{ADMIN}/diagramtemplate"
    staff = [
        f"{desk}/?{asked('q', 'p', 'o', 'status__exact', 'stage', 'tag')}",
        f"{desk}/quality/?{asked('kind', 'language', 'category', 'page', 'p')}",
        f"{desk}/{sent}/change/",
        f"{desk}/import/{sent}/",
        f"{desk}/{key}/history/?page={sent}",
        f"{ADMIN}/change/compare/?{asked('from', 'to')}",
        f"{desk}/related/?{asked('q', 'exclude', 'template')}",
        f"{desk}/import/{sent}/picture/?{asked('path')}",
    ]
    for asker, addresses in ((client, public), (publisher_client, staff)):
        for address in addresses:
            answer = asker.get(address, headers={"Referer": TOWER, "User-Agent": TOWER})
            assert answer.status_code in {200, 301, 302, 400, 403, 404}, (address[:200], answer.status_code)
            if answer.headers["Content-Type"].startswith("text/html"):
                assert "<script>attacked" not in answer.text, address


def planted_key() -> int:
    return DiagramTemplate.objects.get(slug="hostile-0").pk


def test_there_are_neither_tables_nor_mails() -> None:
    """Formulas and headers of mails are words here: whoever adds such a road has to think of them."""
    code = [path for path in (settings.BASE_DIR / "gallery").rglob("*.py") if "migrations" not in path.parts]

    roads = re.compile(r"^\s*(import|from) (csv|smtplib|email|openpyxl|django\.core\.mail)\b", re.MULTILINE)

    assert not [str(path) for path in code if roads.search(path.read_text())]
