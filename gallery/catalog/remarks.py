"""What the engine has to say about a source, as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery import flowzap, localize

_SEVERITIES = {
    flowzap.Severity.ERROR: _("Error"),
    flowzap.Severity.WARNING: _("Warning"),
    flowzap.Severity.INFO: _("Advice"),
}


@dataclass(frozen=True)
class Remark:
    """A diagnostic in the active language; lines and columns count from 1, in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    """Behind the last character that is meant."""
    code: str
    name: str
    severity: flowzap.Severity
    message: str
    hint: str

    @property
    def severity_name(self) -> str:
        """The severity in the active language."""
        return str(_SEVERITIES[self.severity])

    def __str__(self) -> str:
        return gettext("Line %(line)d, column %(column)d: %(words)s (%(code)s)") % {
            "line": self.line,
            "column": self.column,
            "words": " ".join(filter(None, (self.message, self.hint))),
            "code": f"{self.code} {self.name}",
        }


def remarks_on(source: str) -> list[Remark]:
    """Return every remark on a source, in the order of the text."""
    return remarks_in(flowzap.analyze(source))


def remarks_in(analysis: flowzap.Analysis) -> list[Remark]:
    """Return every remark on a source that has been read already."""
    remarks = []
    for diagnostic in analysis.diagnostics:
        remark = Remark(
            *analysis.position(diagnostic.span.start),
            *analysis.position(diagnostic.span.end),
            code=diagnostic.rule.code,
            name=diagnostic.rule.name,
            severity=diagnostic.rule.severity,
            message=localize.message(diagnostic),
            hint=localize.hint(diagnostic),
        )
        remarks.append(remark)
    return remarks


def errors_in(source: str) -> list[Remark]:
    """Return the remarks that keep a source from being published."""
    return [remark for remark in remarks_on(source) if remark.severity is flowzap.Severity.ERROR]


def warnings_in(source: str) -> list[Remark]:
    """Return the remarks that somebody has to accept before a source is published."""
    return [remark for remark in remarks_on(source) if remark.severity is flowzap.Severity.WARNING]


def unaccepted_warnings(source: str, accepted: Mapping[str, str]) -> list[Remark]:
    """Return the warnings of rules that nobody accepted: they keep a source from being published, too."""
    return [warning for warning in warnings_in(source) if warning.name not in accepted]
