"""What changed, as data that can be said in every language."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from gallery.flowzap.languages import Language, sentence
from gallery.flowzap.marks import Mark


class Part(StrEnum):
    """What a change is about, in the order in which changes are told."""

    LANE = "lane"
    NODE = "node"
    EDGE = "edge"
    LOOP = "loop"


class ChangeKind(NamedTuple):
    """A way in which a part can change; `message` is a `str.format` template, as a rule's is."""

    name: str
    part: Part
    mark: Mark
    message: str


class Saying(NamedTuple):
    """A text to be said in some language; what it is made of may be such texts, too."""

    template: str
    params: "Mapping[str, str | Saying]"

    def in_language(self, language: Language) -> str:
        """Return the text in a language."""
        said = {
            name: value if isinstance(value, str) else value.in_language(language)
            for name, value in self.params.items()
        }
        return sentence(self.template, language, said)


def saying(template: str, **params: "str | Saying") -> Saying:
    """Say later what an English template says."""
    return Saying(template, params)


class Change(NamedTuple):
    """One thing that changed about one part.

    `before` and `after` are its ids in the two diagrams, empty where it is not there; a loop goes by its
    number from 1. `drawn` is what the picture of the change knows it by (`data-lane`, `data-node` …), empty
    for a loop over nothing, which is not drawn.
    """

    kind: ChangeKind
    before: str
    after: str
    drawn: str
    params: Mapping[str, str | Saying]

    @property
    def part(self) -> Part:
        """What the change is about."""
        return self.kind.part

    @property
    def mark(self) -> Mark:
        """Whether the part was added, removed or altered."""
        return self.kind.mark

    @property
    def message(self) -> str:
        """Return what changed, in English."""
        return self.message_in("en")

    def message_in(self, language: Language) -> str:
        """Return what changed, as a sentence in a language."""
        return Saying(self.kind.message, self.params).in_language(language)
