"""Columns in plain order: no database sorts them by the rules of its language."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from gallery.catalog.models import Category, DiagramTemplate, SearchEntry, Tag
from tests.catalog.published import make_category

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "column"), [(DiagramTemplate, "slug"), (SearchEntry, "title")])
def test_are_declared_so(model: type[DiagramTemplate | SearchEntry], column: str) -> None:
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, model._meta.db_table)

    collations = {info.name: info.collation for info in columns}
    assert collations[column] == ("C" if connection.vendor == "postgresql" else None)


def test_sort_so() -> None:
    for slug in ("ab", "a-b", "b", "a_b", "a1"):
        make_category(slug)

    slugs = [category.slug for category in Category.objects.order_by("slug")]
    assert slugs == ["a-b", "a1", "a_b", "ab", "b"]


@pytest.mark.parametrize("slug", ["Canary", "canary--deploy", "-canary", "canary_"])
def test_a_slug_that_no_file_could_have_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError, match="Lower-case letters, digits and single hyphens only"):
        Tag(slug=slug, name="Canary").full_clean()
