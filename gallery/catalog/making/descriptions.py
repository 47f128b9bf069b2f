"""Long texts about made-up processes, under the headings of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.making.words import QUALITIES, SPACE, VERBS, Noun, Words, capital, common

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from gallery.catalog.making.processes import Process
    from gallery.catalog.making.shelves import Shelf

HEADINGS = (
    Words("When to use it", "Quand l’utiliser"),
    Words("How it works", "Fonctionnement"),
    Words("Variations", "Variantes"),
    Words("Pitfalls", "Pièges"),
    Words("Further reading", "Pour aller plus loin"),
)
COLON = f"{SPACE}:"


class Telling:
    """Tells of one process, in words that are its own."""

    def __init__(
        self, random: Random, shelf: Shelf, process: Process, thing: Noun, names: Sequence[str]
    ) -> None:
        self.random, self.shelf, self.process, self.thing, self.names = random, shelf, process, thing, names

    def summary(self) -> Words:
        """Return one or two sentences."""
        first, last = self.process.stays[0][1][0], self.process.stays[-1][1][-1:] or self.process.stays[0][1]
        start, end = self.quoted(first), self.quoted(last[-1])
        lanes = [*self.process.lanes]
        said = self.random.choice(
            (
                Words(
                    f"Takes {self.thing.the.en} from {start.en} to {end.en}, with every outcome in sight.",
                    f"Mène {self.thing.the.fr} de {start.fr} à {end.fr}, toutes les issues sous les yeux.",
                ),
                Words(
                    f"How {lanes[0].en} and {lanes[1].en} share the work on {self.thing.the.en}, "
                    f"from {start.en} onwards.",
                    f"Comment {lanes[0].fr} et {lanes[1].fr} se partagent le travail sur "
                    f"{self.thing.the.fr}, "
                    f"à partir de {start.fr}.",
                ),
                Words(
                    f"A process in {len(lanes)} lanes that begins with {start.en} and leads to {end.en}.",
                    f"Un processus en {len(lanes)} couloirs, qui commence par {start.fr} et "
                    f"conduit à {end.fr}.",
                ),
            )
        )
        return said if self.random.random() < 0.5 else _spaced([said, self.advice()])

    def description(self, rare: str = "") -> Words:
        """Return 150 to 350 words, with a rare one if it is given."""
        random = self.random
        parts = [
            _spaced([self.use(), *(self.advice() for _ in range(random.randint(2, 4)))]),
            _lines([self.stay(*stay, number) for number, stay in enumerate(self.stays(), start=1)]),
            _lines([_item(self.variation()) for _ in range(random.randint(2, 4))]),
            _lines([_item(self.pitfall()) for _ in range(random.randint(2, 4))]),
            _lines([_item(self.work()) for _ in range(random.randint(1, 2))]),
        ]
        if rare:
            parts[0] = _spaced([parts[0], Words(f"No {rare} is needed.", f"Aucun {rare} n’est requis.")])
        sections = [
            Words(*(f"## {head}\n\n{text}" for head, text in zip(heading, part, strict=True)))
            for heading, part in zip(HEADINGS, parts, strict=True)
        ]
        return _joined("\n\n", sections)

    def use(self) -> Words:
        """Say when the process is of use."""
        thing, name = self.thing, self.name()
        return self.random.choice(
            (
                Words(
                    f"Teams that work with {name} use this process once {thing.the.en} passes through "
                    "several hands.",
                    f"Les équipes qui travaillent avec {name} suivent ce processus dès que "
                    f"{thing.the.fr} passe "
                    "entre plusieurs mains.",
                ),
                Words(
                    f"It suits organizations in which {thing.the.en} must be traced from beginning to end.",
                    f"Il convient aux organisations où {thing.the.fr} doit être suivi de bout en bout."
                    if not thing.is_feminine
                    else f"Il convient aux organisations où {thing.the.fr} doit être suivie de bout en bout.",
                ),
                Words(
                    f"Choose it where nobody can say today who answers for {thing.the.en}.",
                    f"Adoptez-le là où personne ne sait dire aujourd’hui qui répond {thing.of_the}.",
                ),
            )
        )

    def advice(self) -> Words:
        """Return a sentence that gives advice."""
        verb, other = common(self.random, VERBS), self.random.choice(VERBS)
        (one, two), name = self.two_nouns(), self.name()
        quality = self.random.choice(QUALITIES)
        days = self.random.randint(2, 30)
        return self.random.choice(
            (
                Words(
                    f"Agree with {name} on who may {verb.en} {one.the.en}.",
                    f"Convenez avec {name} de qui peut {verb.fr} {one.the.fr}.",
                ),
                Words(
                    f"Whoever has to {verb.en} {one.the.en} should not also {other.en} {two.the.en}.",
                    f"Qui doit {verb.fr} {one.the.fr} ne devrait pas aussi {other.fr} {two.the.fr}.",
                ),
                Words(
                    f"After {days} days without news, {name} reminds those who can {verb.en} {one.the.en}.",
                    f"Au bout de {days} jours sans nouvelles, {name} relance ceux qui peuvent "
                    f"{verb.fr} {one.the.fr}.",
                ),
                Words(
                    f"As long as {one.the.en} is not {quality.en}, nobody can {verb.en} {two.the.en}.",
                    f"Tant que {one.the.fr} n’est pas {quality.of(one)}, personne ne peut "
                    f"{verb.fr} {two.the.fr}.",
                ),
                Words(
                    f"In {name}, {one.the.en} and {two.the.en} are kept side by side.",
                    f"Dans {name}, {one.the.fr} et {two.the.fr} se trouvent côte à côte.",
                ),
            )
        )

    def stays(self) -> list[tuple[int, list[Words]]]:
        """Return what is done in which lane, less hand-overs at which nothing is done."""
        return [stay for stay in self.process.stays if stay[1]]

    def stay(self, lane: int, done: Sequence[Words], number: int) -> Words:
        """Say what is done in a lane until the process is handed on."""
        who = self.process.lanes[lane]
        labels = [self.quoted(words) for words in done]
        listed = Words(*(_listed([each[i] for each in labels], "and" if i == 0 else "et") for i in (0, 1)))
        return self.random.choice(
            (
                Words(
                    f"{number}. **{who.en}** takes care of {listed.en}.",
                    f"{number}. **{who.fr}**{COLON} {listed.fr}.",
                ),
                Words(
                    f"{number}. In **{who.en}** follows {listed.en}, then the next lane takes over.",
                    f"{number}. Couloir **{who.fr}**{COLON} {listed.fr}, puis le couloir suivant "
                    "prend le relais.",
                ),
            )
        )

    def variation(self) -> Words:
        """Say what some do otherwise."""
        verb, one, name = common(self.random, VERBS), self.noun(), self.name()
        return self.random.choice(
            (
                Words(
                    f"**With {name}:** a program can {verb.en} {one.the.en} before anybody looks at it.",
                    f"**Avec {name}{COLON}** un programme peut {verb.fr} {one.the.fr} avant "
                    "toute intervention.",
                ),
                Words(
                    f"**Small teams:** one person can {verb.en} {one.the.en} and keep a note of it.",
                    f"**Petites équipes{COLON}** une seule personne peut {verb.fr} {one.the.fr} et en "
                    "garder la trace.",
                ),
                Words(
                    f"**By night:** {name} collects everything, and {one.the.en} waits until the morning.",
                    f"**La nuit{COLON}** {name} rassemble tout, et {one.the.fr} attend le matin.",
                ),
            )
        )

    def pitfall(self) -> Words:
        """Say what goes wrong."""
        verb, (one, two), name = common(self.random, VERBS), self.two_nouns(), self.name()
        return self.random.choice(
            (
                Words(
                    f"Nobody can {verb.en} {one.the.en} while {name} is down.",
                    f"Impossible de {verb.fr} {one.the.fr} quand {name} est à l’arrêt.",
                )
                if verb.fr[0] not in "aeéiou"
                else Words(
                    f"To {verb.en} {one.the.en} twice costs more than to wait for {two.the.en}.",
                    f"Mieux vaut attendre {two.the.fr} que devoir {verb.fr} {one.the.fr} deux fois.",
                ),
                Words(
                    f"{capital(one.the.en)} is changed after {two.the.en}: compare both before you go on.",
                    f"On modifie {one.the.fr} après {two.the.fr}{COLON} comparez les deux avant "
                    "de poursuivre.",
                ),
                Words(
                    f"Exceptions that only {name} knows: write them down where all can read them.",
                    f"Des exceptions que seul {name} connaît{COLON} notez-les là où chacun peut les lire.",
                ),
            )
        )

    def work(self) -> Words:
        """Name something to read that does not exist."""
        author, year = f"{self.name()} {self.name()}", self.random.randint(1985, 2025)
        return Words(
            f"{author}, *Notes on {self.thing.the.en}*, {year}",
            f"{author}, *Notes sur {self.thing.the.fr}*, {year}",
        )

    def quoted(self, words: Words) -> Words:
        """Return a label in quotation marks."""
        return Words(f"“{words.en}”", f"«{SPACE}{words.fr}{SPACE}»")

    def noun(self) -> Noun:
        """Choose something that the category is about."""
        return common(self.random, self.shelf.nouns)

    def two_nouns(self) -> tuple[Noun, Noun]:
        """Choose two things."""
        one = self.noun()
        return one, next(other for other in iter(self.noun, None) if other != one)

    def name(self) -> str:
        """Choose the name of a product, team or system."""
        return common(self.random, self.names)


def _item(words: Words) -> Words:
    return Words(f"- {words.en}", f"- {words.fr}")


def _lines(parts: Sequence[Words]) -> Words:
    return _joined("\n", parts)


def _spaced(parts: Sequence[Words]) -> Words:
    return _joined(" ", parts)


def _joined(by: str, parts: Sequence[Words]) -> Words:
    return Words(by.join(part.en for part in parts), by.join(part.fr for part in parts))


def _listed(texts: Sequence[str], last: str) -> str:
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}" if len(texts) > 1 else texts[0]
