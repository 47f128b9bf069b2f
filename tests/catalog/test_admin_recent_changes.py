"""What became of templates lately, on the first page of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.history import Recording
from gallery.catalog.models import Change
from gallery.catalog.templatetags.curating import RECENT
from tests.accounts import make_account
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def change(user: User, slug: str, why: str = "") -> Change:
    """Publish a template, then change it."""
    template = publish(slug)
    with Recording(by=user, why=why) as recording:
        recording.watch([template])
        template.summary_en = "Another."
        template.save()
    return Change.objects.get(slug=slug, action="edited")


@pytest.mark.parametrize("language", ["", "/fr"])
def test_are_told_with_who_and_why(editor_client: Client, editor: User, language: str) -> None:
    made = change(editor, "one", why="It was wrong.")

    page = Page(editor_client.get(f"{language}/admin/").text)

    assert f"{language}/admin/catalog/change/{made.pk}/change/" in page.links
    assert any(line.endswith("· edith") for line in page.lines)
    assert "It was wrong." in page.lines


def test_leave_out_how_templates_were_found(editor_client: Client, editor: User) -> None:
    change(editor, "one")
    assert Change.objects.filter(action="found").exists()

    html = editor_client.get("/admin/").text

    assert html.count("recent-changes__item") == 1


def test_of_deleted_templates_are_told_by_slug(editor_client: Client, editor: User) -> None:
    change(editor, "one").template.delete()  # type: ignore[union-attr]

    assert "one" in Page(editor_client.get("/admin/").text).lines


def test_are_few_and_take_one_query(
    editor_client: Client, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(RECENT + 2):
        change(editor, f"template-{number}")
    editor_client.get("/admin/")

    with django_assert_max_num_queries(12):
        html = editor_client.get("/admin/").text

    assert html.count("recent-changes__item") == RECENT


def test_are_for_curators(client: Client, editor: User) -> None:
    change(editor, "one", why="It was wrong.")
    client.force_login(make_account("stranger"))

    assert "It was wrong." not in client.get("/admin/").text
