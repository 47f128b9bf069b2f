"""What is wrong with catalogue files: every fault by path, line and reason, before anything is loaded.

Reasons are in the active language, for those who upload files; commands speak English.
"""

from dataclasses import dataclass
from pathlib import PurePath

MOST_PROBLEMS = 10_000
"""Problems after which nothing is read any more: nobody mends so many before trying again."""

LONGEST_WORD = 500
"""Characters of what a file says that a reason repeats."""


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in a file; `line` counts from 1. After a fatal one, what else the file says is unknown."""

    path: str
    line: int
    reason: str
    fatal: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class CatalogueError(Exception):
    """The files cannot be loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = sorted(set(_causes(problems)))

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def _causes(problems: list[Problem]) -> list[Problem]:
    """Leave out what only follows from a file that cannot be read: other faults in its folder."""
    folders = {PurePath(problem.path).parent for problem in problems if problem.fatal}
    return [problem for problem in problems if problem.fatal or PurePath(problem.path).parent not in folders]


class Reporter:
    """Collect the problems of one file in the list of all."""

    def __init__(self, path: PurePath | str, problems: list[Problem]) -> None:
        self.path = str(path)
        self._problems = problems

    def __call__(self, line: int, reason: str, /, **words: object) -> None:
        """Note what is wrong at a line; `words` have their places in the reason."""
        self._note(line, reason, words, fatal=False)

    def fatal(self, line: int, reason: str, /, **words: object) -> None:
        """Note why the file cannot be read at all."""
        self._note(line, reason, words, fatal=True)

    def _note(self, line: int, reason: str, words: dict[str, object], *, fatal: bool) -> None:
        short = {name: shortened(word) if isinstance(word, str) else word for name, word in words.items()}
        self._problems.append(Problem(self.path, line, reason % short if short else reason, fatal))
        if len(self._problems) >= MOST_PROBLEMS:
            raise CatalogueError(self._problems)


def shortened(text: str, length: int = LONGEST_WORD) -> str:
    """Return the beginning of a text that is too long to be repeated."""
    return text if len(text) <= length else f"{text[:length]}…"
