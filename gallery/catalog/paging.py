"""Lists in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from gallery import localize

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gallery.catalog.querysets import DiagramTemplateQuerySet

PAGE_SIZE = 24


class CountedPaginator(Paginator):  # type: ignore[type-arg]  # Django's own takes no parameter
    """Pages of templates whose number is known already: the database is not asked for it."""

    def __init__(self, templates: DiagramTemplateQuerySet, per_page: int, count: int) -> None:
        super().__init__(templates, per_page)
        self.__dict__["count"] = count  # where the cached property looks first

    def page(self, number: int | str) -> Page:  # type: ignore[type-arg]
        """Fetch a page in two steps: keys in their order, for which an index will do, then these rows alone."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])
        rows = self.object_list.order_by().in_bulk(keys)
        return self._get_page([rows[key] for key in keys if key in rows], number, self)


def page_of(
    request: HttpRequest, templates: DiagramTemplateQuerySet, count: int | None = None
) -> dict[str, Any]:
    """Return the cards of the page asked for, or of the nearest that there is, and the pages around it."""
    if count is None:
        count = templates.count()
    paginator = CountedPaginator(templates.with_card(localize.language()), PAGE_SIZE, count)
    page = paginator.get_page(request.GET.get("page"))
    return {"page": page, "page_numbers": paginator.get_elided_page_range(page.number)}
