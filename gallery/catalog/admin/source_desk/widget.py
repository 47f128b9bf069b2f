"""The text area for FlowZap Code."""

from __future__ import annotations

from typing import Any

from django import forms


class SourceEditor(forms.Textarea):
    """A text area for a source; scripts make an editor of it, and it works without them.

    The editor is Ace, from the package django-ace, whose own widget needs inline styles. What is needed of it
    is named here, since it would find no file by itself under the names by which static files are served.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {
            "rows": 26,
            "class": "source-code",
            "wrap": "off",
            "spellcheck": "false",
            "autocapitalize": "off",
            "autocomplete": "off",
        }
        super().__init__(box | (attrs or {}))

    class Media:
        """Nothing of this is executed before the page is there."""

        css = {
            "all": (
                "django_ace/ace/css/ace.css",
                "css/diagram.css",
                "css/admin/picture.css",
                "css/admin/text_difference.css",
                "css/admin/source_editor.css",
                "css/admin/source_desk.css",
            )
        }
        js = (
            forms.Script("django_ace/ace/ace.js", defer=True),
            forms.Script("django_ace/ace/ext-searchbox.js", defer=True),
            forms.Script("js/admin/source_desk.js", type="module"),
            forms.Script("js/full_screen.js", type="module"),
            forms.Script("js/panning.js", type="module"),
        )
