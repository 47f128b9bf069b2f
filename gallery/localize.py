"""What the engine has to say, in the language that is active.

The engine's tables hold English templates, marked for translators; here they are looked up and filled.
"""

from django.utils.translation import gettext

from gallery.flowzap import Diagnostic, Difference


def message(finding: Diagnostic | Difference) -> str:
    """Return what is wrong with a source, or what sets it apart from the original."""
    template = finding.rule.message if isinstance(finding, Diagnostic) else finding.kind.message
    return gettext(template).format(**finding.params)


def hint(diagnostic: Diagnostic) -> str:
    """Return what to do about a diagnostic, empty if there is nothing to say."""
    template = diagnostic.hint_template
    # gettext("") is not "" but the header of the translations.
    return gettext(template).format(**diagnostic.params) if template else ""
