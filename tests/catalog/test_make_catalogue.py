"""Made-up templates: sound, alike for a seed, told apart from what people wrote, removed without a trace."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from gallery import flowzap
from gallery.catalog.files.dumping import dump
from gallery.catalog.files.entries import Catalogue
from gallery.catalog.files.reading import read_catalogue
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.making import keeping
from gallery.catalog.making.descriptions import HEADINGS
from gallery.catalog.making.entries import PREFIX, categories, tags, templates, uses
from gallery.catalog.making.words import RARE, noun
from gallery.catalog.models import Category, Change, DiagramTemplate, Revision, SearchEntry, SearchWord, Tag
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

COUNT = 500
MADE = list(templates(COUNT, seed=1))


def make_catalogue(*options: str) -> str:
    said = StringIO()
    call_command("make_catalogue", *options, stdout=said)
    return said.getvalue()


class TestWords:
    @pytest.mark.parametrize(
        ("text", "of_the", "is_feminine"),
        [
            ("contract|le contrat", "du contrat", False),
            ("invoice|la facture", "de la facture", True),
            ("access|l’accès", "de l’accès", False),
            ("offer|l’offre f", "de l’offre", True),
        ],
    )
    def test_nouns_agree(self, text: str, of_the: str, *, is_feminine: bool) -> None:
        assert (noun(text).of_the, noun(text).is_feminine) == (of_the, is_feminine)

    def test_a_noun_without_an_article_is_refused(self) -> None:
        with pytest.raises(ValueError, match="facture"):
            noun("invoice|facture")


class TestEntries:
    def test_the_same_for_a_seed_and_others_for_another(self) -> None:
        assert list(templates(20, seed=1)) == MADE[:20]
        assert list(templates(20, seed=2)) != MADE[:20]
        assert list(uses(50, seed=1)) == list(uses(50, seed=1)) != list(uses(50, seed=2))

    def test_a_larger_catalogue_begins_with_the_smaller_one(self) -> None:
        assert list(templates(COUNT + 1, seed=1))[:COUNT] == MADE

    def test_sources_are_sound_and_of_a_common_size(self) -> None:
        sizes, lanes, loops, ways = [], set(), 0, 0
        for entry in MADE:
            analysis = flowzap.analyze(entry.source)
            assert not analysis.diagnostics, entry.source
            assert flowzap.format_source(entry.source) == entry.source
            sizes.append(len(analysis.diagram.nodes))
            lanes.add(len(analysis.diagram.lanes))
            loops += len(analysis.diagram.loops)
            ways += sum(node.shape is flowzap.Shape.DIAMOND for node in analysis.diagram.nodes)
        assert 8 <= min(sizes) < max(sizes) <= 22
        assert 11 <= sum(sizes) / COUNT <= 15
        assert lanes == {2, 3, 4, 5}
        assert loops > COUNT / 20
        assert ways > COUNT

    def test_every_label_is_translated(self) -> None:
        for entry in MADE:
            assert [row[0] for row in entry.labels["fr"]] == [
                label.place for label in flowzap.labels_of(entry.source)
            ]
            assert all(row[2] for row in entry.labels["fr"])

    def test_texts_are_as_long_as_those_of_the_catalogue(self) -> None:
        for entry in MADE:
            for place, language in enumerate(("en", "fr")):
                text = entry.descriptions.get(language, "")
                if not text:
                    assert language == "fr"
                    continue
                assert re.findall("^## (.*)$", text, re.MULTILINE) == [heading[place] for heading in HEADINGS]
                assert 120 <= len(text.split()) <= 400
        assert sum(RARE in entry.descriptions["en"] for entry in MADE) == 1

    def test_no_slug_is_there_twice_and_every_name_leads_somewhere(self) -> None:
        slugs = {entry.slug for entry in MADE}
        shelves, known = {each.slug for each in categories()}, {each.slug for each in tags()}

        assert len(slugs) == COUNT
        assert len(shelves) >= 12
        for entry in MADE:
            assert set(entry.related) <= slugs - {entry.slug}
            assert entry.category in shelves
            assert set(entry.tags) <= known
            assert entry.tags
        assert {entry.status for entry in MADE} == {"draft", "published", "archived"}
        assert any(entry.expires for entry in MADE)
        assert any(entry.editions for entry in MADE)

    def test_some_words_are_far_more_common_than_others(self) -> None:
        by_shelf = sorted(sum(entry.category == each.slug for entry in MADE) for each in categories())
        taken = sorted(uses(1000, seed=1))

        assert by_shelf[-1] > 5 * max(1, by_shelf[0])
        assert taken[500] < 10
        assert taken[-1] > 100


@pytest.mark.django_db
@pytest.mark.usefixtures("drawn")
class TestCommand:
    def test_fills_a_gallery(self, client: Client) -> None:
        said = make_catalogue("--count", "12")

        assert re.fullmatch(r"12 made in \d+ s\n", said)
        assert DiagramTemplate.objects.count() == 12
        assert all(slug.startswith(PREFIX) for slug in Category.objects.values_list("slug", flat=True))
        assert Change.objects.filter(action="created", by=None).count() == 12
        assert list(DiagramTemplate.objects.order_by("pk").values_list("use_count", flat=True)) == [
            *uses(12, 1)
        ]
        shown = DiagramTemplate.objects.published().newest()[0]
        assert client.get(f"/templates/{shown.slug}/").status_code == 200

    def test_makes_the_same_by_however_many_processes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.undo()  # what is drawn elsewhere is drawn by the real engine
        pictures = []
        for processes in (1, 2):
            monkeypatch.setattr(keeping, "processes_for", lambda _count, processes=processes: processes)
            make_catalogue("--count", "6")
            drawings = DiagramTemplate.objects.order_by("slug").values_list("slug", "drawings__svg")
            pictures.append(sorted(drawings, key=str))
            make_catalogue("--remove")

        assert pictures[0] == pictures[1]
        assert len(pictures[0]) == 24

    def test_files_of_it_can_be_loaded(self, tmp_path: Path) -> None:
        make_catalogue("--count", "12")
        catalogue = catalogue_in_database()
        list(dump(catalogue, tmp_path))

        assert read_catalogue(tmp_path) == Catalogue(
            catalogue.tags, catalogue.categories, {**catalogue.templates}
        )

    def test_refuses_a_gallery_of_people_unless_forced(self) -> None:
        publish("one")

        with pytest.raises(CommandError, match="People wrote 1 templates of this gallery"):
            make_catalogue("--count", "3")
        assert DiagramTemplate.objects.count() == 1

        make_catalogue("--count", "3", "--force")
        assert DiagramTemplate.objects.count() == 4

    def test_refuses_to_mix_with_what_it_made_before(self) -> None:
        make_catalogue("--count", "3")

        with pytest.raises(CommandError, match="made-up templates already"):
            make_catalogue("--count", "3", "--force")

    @pytest.mark.parametrize("count", ["0", "-1", "1000001", "many"])
    def test_refuses_what_is_no_count(self, count: str) -> None:
        with pytest.raises(CommandError, match="a number from 1 to 1000000"):
            make_catalogue(f"--count={count}")

    def test_removes_what_it_made_and_nothing_else(self) -> None:
        publish("one", description_en="Zebra.")
        words = set(SearchWord.objects.values_list("word", flat=True))
        make_catalogue("--count", "12", "--force")
        made = keeping.made_up().first()
        assert made is not None
        other = publish("two", description_en=f"See [it](/templates/{made.slug}/).", category=make_category())
        other.related_links.create(related=made, order=1)
        rose = Revision.current()

        assert make_catalogue("--remove") == "12 removed\n"

        assert set(DiagramTemplate.objects.values_list("slug", flat=True)) == {"one", "two"}
        assert not Category.objects.filter(slug__startswith=PREFIX).exists()
        assert not Tag.objects.filter(slug__startswith=PREFIX).exists()
        assert not Change.objects.exists()
        left = set(SearchWord.objects.values_list("word", flat=True))
        assert words <= left
        assert left == {word for entry in SearchEntry.objects.all() for word in entry.words}
        kinds = set(other.shortcomings.values_list("kind", flat=True))
        assert kinds >= {"broken-link", "no-related"}
        after = Revision.current()
        assert rose is not None
        assert after is not None
        assert after.number > rose.number

    def test_removing_nothing_is_fine(self) -> None:
        assert make_catalogue("--remove") == "0 removed\n"


def test_the_catalogue_itself_is_not_made_up() -> None:
    assert not [path for path in settings.FIXTURES_DIR.iterdir() if path.name.startswith(PREFIX)]
