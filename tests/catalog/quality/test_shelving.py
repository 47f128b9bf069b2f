"""Descriptions, tags and related templates that are missing; templates that are there twice."""

from __future__ import annotations

import pytest

from gallery.catalog.models import DiagramTemplate, RelatedTemplate, Tag
from gallery.catalog.quality.twins import twins_of
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish
from tests.catalog.quality.found import kinds, of_kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

OTHER = SOURCE.replace("circle", "diamond")


def test_a_description_is_missed_until_it_is_written() -> None:
    template = publish("one")
    (row,) = of_kind(template, "no-description")
    assert (row.language, row.field) == ("en", "description_en")

    template.description_en = "Why."
    template.save()
    assert "no-description" not in kinds(template)


class TestTags:
    def test_are_missed_until_there_is_one(self) -> None:
        template, tag = publish("one"), Tag.objects.create(slug="release", name_en="Release")
        assert of_kind(template, "no-tags")[0].field == "tags"

        template.tags.add(tag)
        assert "no-tags" not in kinds(template)
        template.tags.clear()
        assert "no-tags" in kinds(template)

    def test_are_missed_when_the_only_one_is_deleted(self) -> None:
        template, tag = publish("one"), Tag.objects.create(slug="release", name_en="Release")
        tag.templates.add(template)
        assert "no-tags" not in kinds(template)

        tag.delete()
        assert "no-tags" in kinds(template)


class TestRelated:
    def test_are_missed_until_there_is_one(self) -> None:
        one, two = publish("one"), publish("two")
        assert of_kind(one, "no-related")[0].field == "related"

        link = RelatedTemplate.objects.create(template=one, related=two)
        assert "no-related" not in kinds(one)
        assert "no-related" in kinds(two)
        link.delete()
        assert "no-related" in kinds(one)

    def test_are_missed_when_the_only_one_is_deleted(self) -> None:
        one, two = publish("one"), publish("two")
        RelatedTemplate.objects.create(template=one, related=two)

        two.delete()

        assert "no-related" in kinds(one)

    @pytest.mark.parametrize("together", [True, False])
    def test_go_with_the_template_that_had_them(self, *, together: bool) -> None:
        one, two = publish("one"), publish("two")
        RelatedTemplate.objects.create(template=one, related=two)

        if together:
            DiagramTemplate.objects.all().delete()
        else:
            one.delete()

        assert DiagramTemplate.objects.filter(slug="two").exists() is not together


class TestDuplicates:
    def test_both_are_told_whatever_their_labels(self) -> None:
        one = publish("one")
        assert "duplicate" not in kinds(one)
        two = publish("two", source_en=FRENCH_SOURCE, status="draft")

        assert of_kind(one, "duplicate")[0].field == "source_en"
        assert "duplicate" in kinds(two)

    def test_neither_is_told_when_one_changes(self) -> None:
        one, two = publish("one"), publish("two")
        two.source_en = OTHER
        two.save()

        assert "duplicate" not in kinds(one)
        assert "duplicate" not in kinds(two)

    @pytest.mark.parametrize("how", ["archive", "delete"])
    def test_what_is_archived_or_deleted_is_no_duplicate(self, how: str) -> None:
        one, two = publish("one"), publish("two")
        two.status = "archived"
        if how == "archive":
            two.save()
        else:
            two.delete()

        assert "duplicate" not in kinds(one)
        assert how == "delete" or "duplicate" not in kinds(two)

    def test_it_is_one_again_when_it_comes_back(self) -> None:
        one, two = publish("one"), publish("two", status="archived")
        assert "duplicate" not in kinds(one)

        two.status = "draft"
        two.save()

        assert "duplicate" in kinds(one)
        assert "duplicate" in kinds(two)

    def test_two_remain_of_three(self) -> None:
        one, two, three = publish("one"), publish("two"), publish("three")
        three.delete()

        assert ["duplicate" in kinds(template) for template in (one, two)] == [True, True]

    def test_templates_without_a_diagram_are_not_alike(self) -> None:
        one, two = (publish(slug, source_en="nonsense", status="draft") for slug in ("one", "two"))

        assert "duplicate" not in [*kinds(one), *kinds(two)]

    def test_the_first_few_are_named(self) -> None:
        templates = [publish(slug) for slug in ("a", "b", "c", "d")]
        publish("archived", status="archived")
        publish("other", source_en=OTHER)

        twins = twins_of([templates[0]])[templates[0].pk]

        assert [twin.slug for twin in twins.named] == ["b", "c"]
        assert twins.more == 1
