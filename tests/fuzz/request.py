"""What is sent to the gallery, as plain data that can be kept in a file, and what is known of the gallery."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Request:
    """What is sent, and who sends it; lone surrogates in it become bytes that are not UTF-8."""

    path: str
    query: str = ""
    """As it is sent, without the question mark."""
    method: str = "GET"
    by: str = "visitor"
    """`visitor` or the name of an account."""
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name and content of each file by its field, the content in base 64."""
    body: str | None = None
    """What is sent in place of a form."""
    kind: str = "application/x-www-form-urlencoded"
    """The type of `body`."""

    @property
    def text(self) -> str:
        """The request as it is kept; what is as usual is left out."""
        usual = asdict(Request(""))
        said = {name: value for name, value in asdict(self).items() if name == "path" or value != usual[name]}
        return json.dumps(said, indent=2) + "\n"

    @property
    def digest(self) -> str:
        """What it is called."""
        return sha256(self.text.encode()).hexdigest()[:12]

    @classmethod
    def of(cls, text: str) -> Request:
        """Return the request of a file; what it says `about` itself is for people."""
        said = json.loads(text)
        said.pop("about", None)
        return cls(
            **said | {"files": {name: (file[0], file[1]) for name, file in said.get("files", {}).items()}}
        )


class World(NamedTuple):
    """What is known of the gallery that is asked."""

    routes: Sequence[str]
    """Every address of the site as the urlconf writes it, such as `templates/<slug:slug>/`."""
    values: Mapping[str, Sequence[str]]
    """What there is for each parameter of an address."""
    forms: Mapping[str, Mapping[str, Sequence[str]]]
    """Pages with a form, by their paths, and what sending each as it stands would send."""
