"""French of repairs: what each of them does to a source."""

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "“{old}” is now “{new}”.": "«\u00a0{old}\u00a0» devient «\u00a0{new}\u00a0».",
    "“{new}” is added.": "Ajout de «\u00a0{new}\u00a0».",
    "“{old}” is removed.": "Suppression de «\u00a0{old}\u00a0».",
    "“{text}” moves to line {line}.": "«\u00a0{text}\u00a0» passe à la ligne {line}.",
    "… and {count} more changes.": "… et {count}\u00a0autres modifications.",
}
