"""Models: what a template refuses, and what saving it brings about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from gallery.catalog.models import DiagramTemplate, LoadedEntry, OldSlug, RelatedTemplate
from gallery.catalog.remarks import unaccepted_warnings
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish, translated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

WARNED = SOURCE.replace("}\n", '  n3: diamond label:"Sure?"\n  n2.handle(right) -> n3.handle(left)\n}\n')
BROKEN = SOURCE.replace("n2: rectangle", "n2: rectangel")


def draft(**fields: object) -> DiagramTemplate:
    plain = {"title_en": "Draft", "summary_en": "One.", "source_en": SOURCE, "category": make_category()}
    return DiagramTemplate(slug="draft", **(plain | fields))


class TestClean:
    def test_tidies_every_text(self) -> None:
        template = draft(
            title_en=" Two\r\nlines ",
            summary_fr="  un\r\n deux",
            description_en="a\r\n\r\nb\n\n",
            source_en=SOURCE.strip(),
        )

        template.full_clean()

        assert template.title_en == "Two lines"
        assert template.summary_fr == "un deux"
        assert template.description_en == "a\n\nb"
        assert template.source_en == SOURCE

    def test_lets_a_draft_have_errors(self) -> None:
        draft(source_en=BROKEN).full_clean()

    @pytest.mark.parametrize("status", ["draft", "archived"])
    def test_lets_only_what_is_public_be_without_errors(self, status: str) -> None:
        draft(source_en=BROKEN, status=status).full_clean()

    def test_refuses_to_publish_errors(self) -> None:
        with pytest.raises(ValidationError) as refused:
            draft(source_en=BROKEN, status="published").full_clean()

        (message,) = refused.value.message_dict["source_en"]
        assert message.startswith("Line 3, column 7: ")

    def test_refuses_to_publish_warnings_that_nobody_accepted(self) -> None:
        with pytest.raises(ValidationError) as refused:
            draft(source_en=WARNED, status="published").full_clean()

        assert "Mend what the warnings are about" in refused.value.message_dict["source_en"][-1]

    def test_publishes_warnings_that_somebody_accepted(self) -> None:
        (warning,) = unaccepted_warnings(WARNED, {})

        draft(
            source_en=WARNED, status="published", accepted_warnings={warning.name: "So it is."}
        ).full_clean()

    def test_refuses_an_end_before_the_beginning(self) -> None:
        now = timezone.now()
        with pytest.raises(ValidationError) as refused:
            draft(status="published", published_at=now, expires_at=now).full_clean()

        assert list(refused.value.message_dict) == ["expires_at"]

    def test_makes_the_french_source_from_the_english_one_and_its_labels(self) -> None:
        template = draft(**translated({"source_fr": FRENCH_SOURCE}))
        template.source_en = f"\n{SOURCE}"

        template.full_clean()

        assert template.source_fr == FRENCH_SOURCE

    def test_refuses_the_old_address_of_another_template(self) -> None:
        publish("new-name").old_slugs.create(slug="draft")

        with pytest.raises(ValidationError) as refused:
            draft().full_clean()

        assert "New Name" in refused.value.message_dict["slug"][0]


class TestSave:
    def test_dates_what_is_published_without_a_date(self) -> None:
        template = draft(status="published")
        template.save()

        assert template.published_at is not None
        assert timezone.now() - template.published_at < timedelta(minutes=1)
        assert template.published_at.microsecond == 0

    def test_leaves_a_date_alone(self) -> None:
        time = datetime(2020, 2, 2, tzinfo=UTC)

        assert publish("one", published_at=time).published_at == time

    def test_keeps_the_old_address_when_the_slug_changes(self) -> None:
        publish("first")
        template = DiagramTemplate.objects.get(slug="first")
        template.slug = "second"
        template.save()
        template.save()

        assert [old.slug for old in template.old_slugs.all()] == ["first"]

    def test_an_address_that_is_taken_back_redirects_no_more(self) -> None:
        template = publish("first")
        for slug in ("second", "first"):
            template.slug = slug
            template.save()

        assert [old.slug for old in template.old_slugs.all()] == ["second"]

    def test_draws_and_indexes(self, drawn: list[str]) -> None:
        template = publish("one", source_fr=FRENCH_SOURCE)

        assert drawn == ["One", "One en français"]
        assert template.drawings.horizontal().count() == 2
        assert template.search_entries.count() == 2

    def test_leaves_the_old_address_of_another_template_alone(self) -> None:
        other = publish("other")
        other.old_slugs.create(slug="first")

        publish("first")

        assert other.old_slugs.exists()


class TestPublication:
    NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)

    @pytest.fixture(autouse=True)
    def _clock(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(timezone, "now", lambda: self.NOW)

    def test_what_was_only_to_come_was_never_public(self) -> None:
        template = publish("one", published_at=self.NOW + timedelta(days=1))
        assert template.stage == "scheduled"
        assert not template.has_been_public

        template.status = "archived"
        template.save()

        assert template.published_at is None
        assert not template.is_gone

    def test_a_draft_whose_time_passed_was_never_public(self) -> None:
        template = publish("one", status="draft", published_at=self.NOW - timedelta(days=1))
        template.status = "archived"
        template.save()

        assert not template.has_been_public
        assert not template.is_gone

    def test_what_was_public_stays_so(self) -> None:
        template = publish("one")
        for status in ("draft", "archived"):
            template.status = status
            template.save()

            assert template.has_been_public
        assert template.is_gone

    @pytest.mark.parametrize("status", ["draft", "archived"])
    def test_many_are_taken_back_as_one_is(self, status: str) -> None:
        publish("seen")
        publish("to-come", published_at=self.NOW + timedelta(days=1))

        DiagramTemplate.objects.all().take_back(status)

        seen, to_come = (DiagramTemplate.objects.get(slug=slug) for slug in ("seen", "to-come"))
        assert (seen.status, to_come.status) == (status, status)
        assert (seen.has_been_public, to_come.has_been_public) == (True, False)
        assert seen.is_gone == (status == "archived")
        assert not to_come.is_gone

    def test_nobody_saw_what_was_written_after_the_end(self) -> None:
        template = publish("one")
        template.expires_at = self.NOW - timedelta(hours=1)
        for title in ("Two", "Three"):
            template.title_en = title
            template.save()
        assert template.version == 1

        template.expires_at = None
        template.save()

        assert template.version == 2
        assert template.editions.get().came_out_at == self.NOW

    def test_an_edition_that_is_to_come_moves_with_the_publication(self) -> None:
        template = publish("one")
        template.title_en = "Two"
        for days in (9, 4):
            template.published_at = self.NOW + timedelta(days=days)
            template.save()

        assert template.version == 2
        assert template.updated_at == template.published_at
        assert template.editions.get().came_out_at == template.published_at

    def test_nothing_is_updated_before_it_was_published(self) -> None:
        template = publish("one")
        template.published_at = self.NOW - timedelta(hours=1)
        template.save()

        assert template.updated_at == template.published_at

    def test_notes_wait_for_an_edition(self) -> None:
        template = publish("one", edition_notes={"en": "Two, now.", "fr": "Deux."})
        template.save()
        assert not template.editions.exists()

        template.title_en = "Two"
        template.save()

        edition = template.editions.get()
        assert (edition.note_en, edition.note_fr) == ("Two, now.", "Deux.")
        assert template.edition_notes == {}


class TestWords:
    def test_falls_back_to_english(self) -> None:
        template = publish("one", title_fr="")

        with override("fr"):
            assert str(template) == "One"
            assert template.summary == "À quoi sert One."
            assert template.get_absolute_url() == "/fr/templates/one/"

    def test_the_source_of_a_language(self) -> None:
        assert publish("one").source_in("fr") == SOURCE
        assert publish("two", source_fr=FRENCH_SOURCE).source_in("fr") == FRENCH_SOURCE

    def test_the_languages_of_the_source(self) -> None:
        assert publish("one").source_languages == ["en"]
        assert publish("two", source_fr=FRENCH_SOURCE).source_languages == ["en", "fr"]

    @pytest.mark.parametrize(
        ("status", "days", "public"),
        [("published", -1, True), ("published", 1, False), ("draft", -1, False), ("archived", -1, False)],
    )
    def test_who_sees_it(self, status: str, days: int, *, public: bool) -> None:
        template = publish("one", status=status, published_at=timezone.now() + timedelta(days=days))

        assert template.is_public is public
        assert DiagramTemplate.objects.published().exists() is public

    def test_a_template_without_a_date_is_not_public(self) -> None:
        assert not draft(status="published").is_public


class TestRelated:
    def test_keeps_its_order(self) -> None:
        one, two, three = publish("one"), publish("two"), publish("three")
        for order, related in ((2, two), (1, three)):
            RelatedTemplate.objects.create(template=one, related=related, order=order)

        assert [link.related for link in one.related_links.all()] == [three, two]
        assert set(one.related.all()) == {two, three}

    @pytest.mark.parametrize("twice", [True, False])
    def test_refuses_itself_and_what_is_there(self, *, twice: bool) -> None:
        one, two = publish("one"), publish("two")
        RelatedTemplate.objects.create(template=one, related=two)

        with pytest.raises(IntegrityError), transaction.atomic():
            RelatedTemplate.objects.create(template=one, related=two if twice else one)


class TestOldSlug:
    def test_refuses_the_address_of_a_template(self) -> None:
        with pytest.raises(ValidationError, match="A template lives at this address"):
            OldSlug(slug="one", template=publish("one")).full_clean()


def test_everything_has_a_name() -> None:
    template = publish("one")
    link = RelatedTemplate(template=template, related=publish("two"))
    old = OldSlug(slug="zero", template=template)

    assert str(template.category) == "patterns"
    assert str(old) == "zero"
    assert "→" in str(link)
    assert str(template.drawings.horizontal().get()).endswith("(en, horizontal)")
    assert str(template.search_entries.get(language="fr")) == "one en francais (fr)"
    assert template.category.get_absolute_url() == "/categories/patterns/"
    assert str(LoadedEntry(name="tag release")) == "tag release"


class TestEditions:
    def test_a_first_edition_is_as_old_as_its_publication(self) -> None:
        template = publish("one")

        assert (template.version, template.updated_at) == (1, template.published_at)

    def test_another_text_is_another_edition(self) -> None:
        template = publish("one")
        template.summary_fr = "Autre chose."
        template.save()

        assert template.version == 2
        assert template.updated_at
        assert template.published_at
        assert template.updated_at > template.published_at

    def test_what_visitors_do_not_read_makes_none(self) -> None:
        template = publish("one")
        template.slug = "other"
        template.save()

        assert template.version == 1

    def test_drafts_have_no_editions(self) -> None:
        template = publish("one", status="draft", published_at=None)
        template.title_en = "Two"
        template.save()
        template.status = "published"
        template.save()

        assert (template.version, template.updated_at) == (1, template.published_at)


def test_counts_what_is_in_the_diagram() -> None:
    template = DiagramTemplate.objects.get(pk=publish("one").pk)

    assert (template.lane_count, template.step_count) == (1, 2)
    assert (template.decision_count, template.loop_count) == (0, 0)
