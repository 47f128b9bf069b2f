"""What is worth a warning before the gallery runs."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 (Django's name)

from gallery import flowzap


@register("translation")
def translations_are_compiled(**_kwargs: Any) -> list[CheckMessage]:
    """Warn of translations that were not compiled since they were edited: pages would miss them."""
    stale = [
        source
        for folder in settings.LOCALE_PATHS
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))
        if not (compiled := source.with_suffix(".mo")).exists()
        or compiled.stat().st_mtime < source.stat().st_mtime
    ]
    return [
        Warning(f"{path} is not compiled", hint="Run `make messages`.", id="catalog.W001") for path in stale
    ]


@register("pictures")
def pictures_have_a_font(**_kwargs: Any) -> list[CheckMessage]:
    """Warn of a machine without a font: the diagrams of its PNG files would have no words."""
    if flowzap.sans_serif() is not None:
        return []
    hint = "Install one, such as DejaVu Sans or Liberation Sans (Debian: apt install fonts-liberation)."
    return [Warning("There is no font for the text in PNG pictures", hint=hint, id="catalog.W002")]


@register("operator", deploy=True)
def somebody_answers_for_the_gallery(**_kwargs: Any) -> list[CheckMessage]:
    """Warn before deployment if visitors would not learn who holds data about them, and where to ask."""
    if settings.OPERATOR_NAME and settings.OPERATOR_CONTACT:
        return []
    hint = "Set OPERATOR_NAME and OPERATOR_CONTACT; most laws on data protection ask for both."
    return [Warning("The privacy page does not say who runs this copy", hint=hint, id="catalog.W003")]
