"""Indexing: search entries follow templates and tags."""

from __future__ import annotations

import pytest

from gallery.catalog.models import DiagramTemplate, Tag
from tests.catalog.published import FRENCH_SOURCE, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


@pytest.fixture
def tag() -> Tag:
    return Tag.objects.create(slug="release", name_en="Release", name_fr="Mise en production")


def text(template: DiagramTemplate, language: str = "en") -> str:
    return template.search_entries.get(language=language).text


def test_holds_words_tags_and_labels_of_the_language(tag: Tag) -> None:
    template = publish("one", source_fr=FRENCH_SOURCE)
    template.tags.add(tag)

    assert text(template) == "one what one is for. release support desk start answer"
    assert text(template, "fr") == (
        "one en francais a quoi sert one. mise en production assistance debut repondre"
    )


def test_holds_english_where_there_is_no_french() -> None:
    template = publish("one", title_fr="", summary_fr="")

    assert text(template, "fr") == text(template)
    assert template.search_entries.get(language="fr").title == "one"


def test_cuts_a_title_that_grows_in_folding() -> None:
    assert len(publish("one", title_en="ﷺ" * 120).search_entries.get(language="en").title) == 240


class TestTags:
    def test_added_and_removed(self, tag: Tag) -> None:
        template = publish("one")

        template.tags.add(tag)
        assert " release " in text(template)
        template.tags.set([])
        assert "release" not in text(template)

    def test_added_and_removed_from_the_other_side(self, tag: Tag) -> None:
        template, other = publish("one"), publish("two")

        tag.templates.add(template, other)
        assert "release" in text(template)
        tag.templates.remove(template)
        assert "release" not in text(template)
        tag.templates.clear()
        assert "release" not in text(other)

    def test_renamed(self, tag: Tag) -> None:
        template = publish("one")
        template.tags.add(tag)

        tag.name_en = "Launch"
        tag.save()

        assert "launch" in text(template)
        assert "release" not in text(template)

    @pytest.mark.parametrize("several", [True, False])
    def test_deleted(self, tag: Tag, *, several: bool) -> None:
        template = publish("one")
        template.tags.add(tag)

        if several:
            Tag.objects.all().delete()
        else:
            tag.delete()

        assert "release" not in text(template)
