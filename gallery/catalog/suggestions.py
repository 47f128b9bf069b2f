"""Templates that a curator may want to recommend beside another, each with the reasons.

What two templates have in common counts the more, the fewer have it: a tag, a step, a word of the title, of
the summary or of a step. The index of the search tells who holds the words, so that a draft is weighed like
any other, and no template is read but the few that share most; only in these are shared steps looked up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.utils import translation

from gallery.catalog.indexing import entries_of
from gallery.catalog.search import Term
from gallery.catalog.search.hits import POINTS, Asked, holders_of
from gallery.catalog.search.query import TELLING
from gallery.catalog.search.words import WORD, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from gallery.catalog.models import DiagramTemplate

OFFERED = 8
"""How many templates are suggested."""
MOST_WORDS = 60
"""Words of a template that are looked for, those of its title first."""
MOST_HOLDERS = 1_000
"""Templates that hold a word in the same column; where there are more, it says nothing there."""
COMMON = 0.5
"""The part of all templates beyond which a word that they hold says nothing."""
LOOKED_AT = 40
"""How many of those that share most are looked at for the steps that they share."""
TAG_POINTS, STEP_POINTS = 16, 8
"""What a tag and a whole step count, beside the points of a word for its place in the other template."""
NAMED_STEPS, NAMED_WORDS = 3, 5
"""How many of them are named as reasons."""

COLUMNS = [column for column in POINTS if column]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A template that has something in common with another; what is most telling comes first.

    Steps and words are as the other template writes them.
    """

    template: DiagramTemplate
    shared_tags: Sequence[str]
    shared_steps: Sequence[str]
    shared_words: Sequence[str]


class _Clue(NamedTuple):
    """A tag or a word of a template, and who else has it."""

    name: str
    rarity: float
    holders: Sequence[tuple[int, Collection[int]]]
    """Points for a place of it, and the keys of those that have it there."""

    def is_of(self, key: int) -> bool:
        """Say whether a template has it, too."""
        return any(key in keys for _points, keys in self.holders)


class _Own:
    """What a template says in a language: as it is written, by the words that are compared."""

    def __init__(self, template: DiagramTemplate, language: str) -> None:
        labels = next(entry.labels for entry in entries_of(template, ()) if entry.language == language)
        self.steps = {tuple(words_of(text)): text for kind, text, *_ in labels if kind == "step"}
        with translation.override(language):
            self.texts = (template.title, *self.steps.values(), template.summary)
        self.words = dict(list(self._telling_words().items())[:MOST_WORDS])

    def _telling_words(self) -> dict[str, str]:
        """Return words as they are written, by their compared form; of short ones only abbreviations."""
        telling: dict[str, str] = {}
        for text in self.texts:
            for written in WORD.findall(text):
                shown = written if written.isupper() else written.lower()
                for word in words_of(written):
                    if len(word) >= TELLING or (len(word) > 1 and written.isupper()):
                        telling.setdefault(word, shown)
        return telling


def suggestions_for(
    template: DiagramTemplate, language: str, limit: int = OFFERED, without: Iterable[int] = ()
) -> list[Suggestion]:
    """Return what goes best with a template, in four queries: drafts, too, but nothing archived or expired.

    `without` has the keys of what is recommended already.
    """
    own = _Own(template, language)
    total = apps.get_model("catalog", "DiagramTemplate").objects.count()
    tags = list(_tag_clues(template, language, total))
    words = dict(_word_clues(own, language, total))
    points: defaultdict[int, float] = defaultdict(float)
    for clue in (*tags, *words.values()):
        for worth, keys in clue.holders:
            for key in keys:
                points[key] += worth * clue.rarity
    for key in (template.pk, *without):
        points.pop(key, None)
    found = []
    for row in _rows(nlargest(LOOKED_AT, points, key=lambda key: (points[key], key)), language):
        steps = _shared_steps(own, row, words)
        score = points[row.pk] + STEP_POINTS * sum(steps.values())
        found.append((score, row.pk, _suggestion(own, row, tags, words, steps)))
    return [suggestion for *_, suggestion in nlargest(limit, found, key=lambda entry: entry[:2])]


def _tag_clues(template: DiagramTemplate, language: str, total: int) -> Iterator[_Clue]:
    """Yield the tags of a template by their names in a language, asking once."""
    tag = apps.get_model("catalog", "Tag")
    keys_of: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    tagging = type(template).tags.through.objects.filter(tag__templates=template.pk)
    for key, *names in tagging.values_list("diagramtemplate", "tag__name_en", "tag__name_fr"):
        keys_of[tuple(names)].add(key)
    with translation.override(language):
        for (english, french), keys in keys_of.items():
            name = tag(name_en=english, name_fr=french).name
            yield _Clue(name, _rarity(len(keys), total), [(TAG_POINTS, keys)])


def _word_clues(own: _Own, language: str, total: int) -> Iterator[tuple[str, _Clue]]:
    """Yield what a template says that most others do not, by the words that are compared, asking once."""
    places = [(word, column) for word in own.words for column in COLUMNS]
    asked = [Asked((Term((word,), whole=True),), column) for word, column in places]
    holders_by_word: defaultdict[str, list[tuple[int, Collection[int]]]] = defaultdict(list)
    found = holders_of(asked, language, at_most=MOST_HOLDERS + 1)
    for (word, column), keys in zip(places, found, strict=True):
        if keys and len(keys) <= MOST_HOLDERS:
            holders_by_word[word].append((POINTS[column], set(keys)))
    for word, holders in holders_by_word.items():
        held = sum(len(keys) for _points, keys in holders)  # an entry has a word in one column only
        if held <= COMMON * total:
            yield word, _Clue(own.words[word], _rarity(held, total), holders)


def _rarity(held: int, total: int) -> float:
    """Return the information in being one of those that hold something, next to none if all do."""
    return log((total + 1) / held)


def _rows(keys: Iterable[int], language: str) -> Iterable[DiagramTemplate]:
    """Return what may be recommended of these, with category and labels."""
    templates = apps.get_model("catalog", "DiagramTemplate").objects.filter(pk__in=keys)
    rows = (
        templates.with_labels(language)
        .select_related("category")
        .defer("description", "source", "category__description")
    )
    return [row for row in rows if row.stage not in (row.Stage.EXPIRED, row.Stage.ARCHIVED)]


def _shared_steps(
    own: _Own, row: DiagramTemplate, words: Mapping[str, _Clue]
) -> dict[tuple[str, ...], float]:
    """Return the steps that both have, as words, each with the rarity of its rarest one; rarest first."""
    theirs = {tuple(words_of(text)) for kind, text, *_ in row.finding_labels or () if kind == "step"}
    rarities = {
        step: max((words[word].rarity for word in step if word in words), default=0.0)
        for step in own.steps
        if step in theirs
    }
    telling = ((step, rarity) for step, rarity in rarities.items() if rarity)
    return dict(sorted(telling, key=lambda entry: -entry[1]))


def _suggestion(
    own: _Own,
    row: DiagramTemplate,
    tags: Iterable[_Clue],
    words: Mapping[str, _Clue],
    steps: Collection[tuple[str, ...]],
) -> Suggestion:
    """Name what two templates share; nothing is named twice."""
    shared_tags = _named([clue for clue in tags if clue.is_of(row.pk)])
    told = {word for name in shared_tags for word in words_of(name)}.union(*steps)
    rest = [clue for word, clue in words.items() if word not in told and clue.is_of(row.pk)]
    shared_steps = [own.steps[step] for step in steps][:NAMED_STEPS]
    return Suggestion(row, shared_tags, shared_steps, _named(rest)[:NAMED_WORDS])


def _named(clues: Iterable[_Clue]) -> list[str]:
    return [clue.name for clue in sorted(clues, key=lambda clue: -clue.rarity)]
