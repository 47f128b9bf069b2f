"""A template opened in FlowZap: the link itself holds the source, and nothing is kept anywhere."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from django.conf import settings


def playground_address(source: str) -> str:
    """Return the link that opens a source in FlowZap, empty where no FlowZap is set."""
    if not settings.PLAYGROUND_URL:
        return ""
    code = urlsafe_b64encode(source.encode()).decode().rstrip("=")
    return f"{settings.PLAYGROUND_URL}/playground?code={code}"
