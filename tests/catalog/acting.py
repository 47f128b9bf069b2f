"""Actions of the list of templates as a browser takes them: chosen, looked at, confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.messages import get_messages

from gallery.catalog.models import DiagramTemplate
from tests.catalog.change_form import LIST

if TYPE_CHECKING:
    from django.test import Client


def choose(client: Client, action: str, *slugs: str, query: str = "", **fields: Any) -> Any:
    """Choose an action for templates, all of them if none is named, and return the answer."""
    templates = DiagramTemplate.objects.filter(slug__in=slugs) if slugs else DiagramTemplate.objects.all()
    keys = list(templates.values_list("pk", flat=True))
    return client.post(f"{LIST}{query}", {"action": action, "_selected_action": keys} | fields)


def verdicts(page: Any) -> tuple[list[str], dict[str, str]]:
    """Return the titles of those that change, and why the others do not."""
    changing, staying = page.context["changing"], page.context["staying"]
    return (
        [verdict.title for verdict in changing.verdicts],
        {verdict.title: verdict.reason for verdict in staying.verdicts},
    )


def confirm(client: Client, action: str, *slugs: str, query: str = "", **fields: Any) -> list[str]:
    """Choose an action, confirm its page, and return what the list says then."""
    page = choose(client, action, *slugs, query=query)
    sent = {"confirmed": page.context["shown"], "why": "It is time."} | fields
    response = choose(client, action, *slugs, query=query, **sent)
    assert response.status_code == 302, response.context["form"].errors
    assert response.headers["Location"] == f"{LIST}{query}"
    return told(response)


def told(response: Any) -> list[str]:
    """Return the messages that the next page would show."""
    return [str(message) for message in get_messages(response.wsgi_request)]
