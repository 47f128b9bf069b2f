"""Whether a translation is of today's text."""

from __future__ import annotations

from gallery.catalog.translating.texts import is_outdated, made_from, outdated_trace, traced


def test_a_new_translation_is_of_the_text_that_is_there() -> None:
    assert not is_outdated("Hello", "Bonjour", traced("Hello", "Bonjour", None))


def test_it_is_outdated_once_the_text_is_another_one() -> None:
    trace = traced("Hello", "Bonjour", None)

    assert traced("Good day", "Bonjour", trace) == trace
    assert is_outdated("Good day", "Bonjour", trace)


def test_it_is_not_once_it_is_written_anew() -> None:
    trace = traced("Hello", "Bonjour", None)

    assert not is_outdated("Bye", "Au revoir", traced("Bye", "Au revoir", trace))


def test_it_is_not_once_the_text_is_what_it_was() -> None:
    trace = traced("Hello", "Bonjour", None)

    assert not is_outdated("Hello", "Bonjour", traced("Hello", "Bonjour", trace))


def test_there_is_nothing_to_trace_without_a_translation() -> None:
    assert traced("Hello", "", ["a", "b"]) is None
    assert traced("", "Bonjour", None) is None
    assert not is_outdated("Hello", "", None)


def test_what_is_only_known_to_be_outdated_stays_so() -> None:
    trace = traced("Hello", "Bonjour", outdated_trace("Bonjour"))

    assert is_outdated("Hello", "Bonjour", trace)


def test_the_text_it_was_made_from_is_known_again() -> None:
    trace = traced("Hello", "Bonjour", None)

    assert trace
    assert made_from("Hello", trace)
    assert not made_from("Hello!", trace)
