"""Facets: what each choice finds, and how many templates each other choice would find."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from gallery.catalog.census import Census, census_at, take
from gallery.catalog.facets import FACETS, Size, lanes_of, size_of
from gallery.catalog.forms import FilterForm, Sort
from gallery.catalog.models import DiagramTemplate, Revision, Tag
from gallery.catalog.results import Results
from gallery.catalog.state import state_of
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

Facts = dict[str, Any]


def shelve(slug: str, *tags: str, category: str = "patterns", **facts: Any) -> DiagramTemplate:
    """Publish a template with tags, and with these numbers of lanes, steps, loops and decisions."""
    template = publish(slug, category=make_category(category))
    template.tags.set(Tag.objects.get_or_create(slug=tag, defaults={"name_en": tag})[0] for tag in tags)
    DiagramTemplate.objects.filter(pk=template.pk).update(
        **{f"{name}_count": facts.get(name, 1) for name in ("lane", "step", "loop", "decision")}
    )
    return template


@pytest.fixture
def shelves(drawn: list[str]) -> None:
    shelve("alpha", "api", "rollback", lane=2, step=10, loop=0, decision=0)
    shelve("beta", "api", lane=3, step=11, loop=0)
    shelve("gamma", "rollback", category="incidents", lane=5, step=20, decision=2)
    shelve("delta", category="incidents", lane=7, step=21, loop=3)
    publish("epsilon", category=make_category("hidden"), status="draft")


def results_of(query: str, language: str = "en") -> Results:
    return Results(QueryDict(query), language)


def found(query: str) -> list[str]:
    templates = DiagramTemplate.objects.filter(pk__in=results_of(query).keys)
    return sorted(templates.values_list("slug", flat=True))


def facts_of(template: DiagramTemplate) -> Facts:
    return {
        "pk": template.pk,
        "category": {template.category.slug},
        "tag": {tag.slug for tag in template.tags.all()},
        "lanes": {str(min(template.lane_count, 5))},
        "size": {size_of(template.step_count)},
        "loop": {"1"} if template.loop_count else set(),
        "decision": {"1"} if template.decision_count else set(),
    }


def has(facts: Facts, chosen: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a template has any of the values of each facet."""
    return all(facts[facet].intersection(values) for facet, values in chosen.items() if values)


def counts(query: str, facet: str) -> dict[str, int]:
    return {option.value: option.count for option in results_of(query).facets[facet]}


@pytest.mark.usefixtures("shelves")
class TestChosen:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", "alpha beta delta gamma"),
            ("category=incidents", "delta gamma"),
            ("category=incidents&category=patterns", "alpha beta delta gamma"),
            ("tag=api", "alpha beta"),
            ("tag=api&tag=rollback", "alpha beta gamma"),
            ("tag=api&category=incidents", ""),
            ("lanes=2&lanes=3", "alpha beta"),
            ("lanes=5", "delta gamma"),
            ("lanes=4", ""),
            ("size=small", "alpha"),
            ("size=medium", "beta gamma"),
            ("size=large", "delta"),
            ("size=small&size=large", "alpha delta"),
            ("loop=1", "delta gamma"),
            ("decision=1", "beta delta gamma"),
            ("decision=1&loop=1&lanes=5&size=medium", "gamma"),
        ],
    )
    def test_within_a_facet_any_across_facets_all(self, query: str, expected: str) -> None:
        assert found(query) == expected.split()

    def test_what_is_counted_is_what_is_found(self) -> None:
        """Whatever is chosen in two facets, sets agree with templates one by one, on totals and options."""
        choices = [
            *("tag=api", "tag=rollback", "lanes=2&lanes=5", "size=small&size=medium", "loop=1", "decision=1"),
            *("category=incidents", ""),
        ]
        templates = [facts_of(template) for template in DiagramTemplate.objects.published()]
        for first, second in product(choices, repeat=2):
            query = f"{first}&{second}"
            results = results_of(query)
            expected = {facts["pk"] for facts in templates if has(facts, results.filters.chosen)}
            for sort in Sort:
                keys = list(results_of(f"{query}&sort={sort}").keys)
                assert (len(keys), set(keys)) == (len(expected), expected), (query, sort)
            for facet in FACETS:
                chosen = {**results.filters.chosen, facet: []}
                for option in results.facets[facet]:
                    wanted = {**chosen, facet: [option.value]}
                    assert option.count == sum(has(facts, wanted) for facts in templates), (query, option)


@pytest.mark.usefixtures("shelves")
class TestCounts:
    def test_follow_the_other_facets_but_not_their_own(self) -> None:
        assert counts("category=incidents", "category") == {"incidents": 2, "patterns": 2}
        assert counts("category=incidents", "tag") == {"api": 0, "rollback": 1}
        assert counts("tag=api", "category") == {"incidents": 0, "patterns": 2}
        assert counts("tag=api", "tag") == {"api": 2, "rollback": 2}
        assert counts("category=incidents&loop=1", "lanes") == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 2}

    def test_follow_the_search(self) -> None:
        assert counts("q=gamma", "size") == {"small": 0, "medium": 1, "large": 0}
        assert counts("q=gamma", "tag") == {"api": 0, "rollback": 1}

    def test_options_without_a_hit_are_disabled_unless_chosen(self) -> None:
        options = {option.value: option for option in results_of("tag=api&lanes=4").facets["lanes"]}

        assert [value for value, option in options.items() if option.is_disabled] == ["1", "5"]
        assert options["4"].is_chosen

    def test_only_what_visitors_see_can_be_chosen(self) -> None:
        Tag.objects.create(slug="unused", name_en="unused")

        assert set(counts("", "category")) == {"incidents", "patterns"}
        assert set(counts("", "tag")) == {"api", "rollback"}

    def test_the_most_frequent_tags_come_first(self) -> None:
        shelve("zeta", "zebra", "rollback")

        assert list(counts("", "tag")) == ["rollback", "api", "zebra"]

    def test_names_are_in_the_language_of_the_page(self) -> None:
        with translation.override("fr"):
            results = results_of("lanes=1&lanes=5&category=incidents", "fr")
            names = [chosen.name for chosen in results.chosen]

        assert names[0] == "incidents"
        assert len(names) == 3


@pytest.mark.usefixtures("shelves")
class TestCensus:
    def test_is_taken_once_for_each_state(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        state = state_of(Revision.current())
        first = census_at(state)

        with django_assert_num_queries(0):
            assert census_at(state) is first
        shelve("zeta")
        assert state_of(Revision.current()) != state
        assert len(census_at(state_of(Revision.current())).keys) == 5

    def test_is_kept_for_no_unknown_state(self) -> None:
        assert census_at("") is not census_at("")

    def test_knows_what_comes_out_by_itself_in_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        later = timezone.now() + timedelta(hours=1)
        publish("soon", published_at=later)
        assert "soon" not in found("")
        before = results_of("").count

        monkeypatch.setattr(timezone, "now", lambda: later)
        assert results_of("").count == before + 1

    def test_takes_four_queries(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(4):
            census = take()

        assert isinstance(census, Census)


class TestForm:
    @staticmethod
    def form(query: str) -> FilterForm:
        categories = [make_category("patterns"), make_category("incidents")]
        return FilterForm(QueryDict(query), categories, [Tag(slug="rollback"), Tag(slug="api")])

    @pytest.mark.parametrize(
        ("query", "kept"),
        [
            ("", ""),
            ("sort=newest&size=&q=++", ""),
            ("sort=title&tag=rollback&tag=api&q=a", "q=a&tag=api&tag=rollback&sort=title"),
            ("tag=api&tag=api", "tag=api"),
            ("tag=nope&tag=api&category=nope", "tag=api"),
            ("lanes=0&lanes=6&lanes=5%2B&lanes=5&lanes=2", "lanes=2&lanes=5"),
            ("loop=0&decision=true&loop=1", "loop=1"),
            ("size=huge&size=large", "size=large"),
            ("sort=relevance", ""),
            ("q=a&sort=relevance", "q=a"),
            ("q=a&sort=newest", "q=a&sort=newest"),
            ("sort=random&loop=1", "loop=1"),
            ("q=%00&loop=1", "loop=1"),
            ("page=2&utm=1&decision=1", "decision=1"),
        ],
    )
    def test_a_bad_value_drops_only_itself(self, query: str, kept: str) -> None:
        form = self.form(query)

        assert form.query.urlencode() == kept
        assert self.form(kept).query.urlencode() == kept

    def test_tells_what_it_ignored(self) -> None:
        query = "lanes=9&lanes=2&sort=relevance&tag=nope&size=&utm=1"

        assert self.form(query).ignored == [("sort", "relevance"), ("tag", "nope"), ("lanes", "9")]

    def test_takes_back_one_value_or_a_whole_facet(self) -> None:
        form = self.form("q=a&tag=api&tag=rollback&loop=1")

        assert form.query_without("tag", "api").urlencode() == "q=a&tag=rollback&loop=1"
        assert form.query_without("tag").urlencode() == "q=a&loop=1"
        assert form.query_without("loop", "1").urlencode() == "q=a&tag=api&tag=rollback"

    def test_sorts_by_relevance_only_what_was_searched_for(self) -> None:
        assert self.form("").order is Sort.NEWEST
        assert Sort.RELEVANCE not in self.form("").orders
        assert self.form("q=a").order is Sort.RELEVANCE
        assert self.form("q=a").orders[0] is Sort.RELEVANCE


@pytest.mark.parametrize(
    ("steps", "size"),
    [(0, Size.SMALL), (10, Size.SMALL), (11, Size.MEDIUM), (20, Size.MEDIUM), (21, Size.LARGE)],
)
def test_sizes(steps: int, size: Size) -> None:
    assert size_of(steps) == size.value


def test_many_lanes_count_as_five() -> None:
    assert [lanes_of(count) for count in (1, 4, 5, 12)] == ["1", "4", "5", "5"]
