"""What the engine has to say, in the language that is active.

The engine speaks for itself, and knows no framework: here it is told which language Django has activated.
"""

from django.utils.translation import get_language

from gallery.flowzap import LANGUAGES, Diagnostic, Difference, Language


def language() -> Language:
    """Return the active language if the engine speaks it, else the first that it speaks."""
    active = (get_language() or "").partition("-")[0]
    return next((known for known in LANGUAGES if known == active), LANGUAGES[0])


def message(finding: Diagnostic | Difference) -> str:
    """Return what is wrong with a source, or what sets it apart from the original."""
    return finding.message_in(language())


def hint(diagnostic: Diagnostic) -> str:
    """Return what to do about a diagnostic, empty if there is nothing to say."""
    return diagnostic.hint_in(language())
