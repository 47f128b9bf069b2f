"""Sources of made-up processes: a way through the lanes, with decisions, rework and ends on the way.

A process stays a few steps in a lane, then hands over. What a decision refuses takes a side step that joins
again, goes back to an earlier step, or ends there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from gallery.catalog.making.words import (
    ADJECTIVES,
    BAD_ENDS,
    ENDS,
    OUTCOMES,
    QUALITIES,
    SPACE,
    VERBS,
    Words,
    capital,
    common,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from gallery.catalog.making.shelves import Shelf
    from gallery.catalog.making.words import Noun

FEWEST, USUAL, MOST = 8, 12, 20
"""Steps of a process."""
DECISIONS = 0.3
"""Share of steps after which a decision is taken."""
LOOPS = 0.15
"""Share of processes with steps that are said to repeat."""
TASKS = 0.06
"""Share of steps that say who does them, with what."""
LONGEST = 39
"""Characters of a label."""


@dataclass
class Process:
    """A source in the making: the statements of each lane, and what all of its labels say in French."""

    lanes: Sequence[Words]
    statements: list[list[str]] = field(init=False)
    texts: dict[str, str] = field(default_factory=dict)
    place: list[int] = field(default_factory=list)
    """The lane of every node."""
    stays: list[tuple[int, list[Words]]] = field(default_factory=list)
    """What is done in which lane before the process is handed on."""

    def __post_init__(self) -> None:
        self.statements = [[] for _ in self.lanes]
        for lane in self.lanes:
            self.say(lane)

    @property
    def source(self) -> str:
        """The source in English."""
        blocks = (
            f"{_id(lane)} {{ # {lane.en}\n" + "".join(f"  {statement}\n" for statement in statements) + "}\n"
            for lane, statements in zip(self.lanes, self.statements, strict=True)
        )
        return "\n".join(blocks)

    def can_say(self, words: Words) -> bool:
        """Say whether a label is short enough, and no other label reads the same in either language."""
        return max(map(len, words)) <= LONGEST and words.en not in self.texts

    def say(self, words: Words) -> str:
        """Note what a label says in French, and return it in English."""
        self.texts.setdefault(words.en, words.fr)
        return words.en

    def node(self, lane: int, shape: str, words: Words) -> int:
        """Add a node with a label."""
        return self.add(lane, f'{shape} label:"{self.say(words)}"')

    def add(self, lane: int, definition: str) -> int:
        """Add a node."""
        self.place.append(lane)
        self.statements[lane].append(f"n{len(self.place)}: {definition}")
        return len(self.place)

    def edge(self, source: int, out: str, target: int, into: str, words: Words | None = None) -> None:
        """Join two nodes."""
        here, there = self.place[source - 1], self.place[target - 1]
        prefix = f"{_id(self.lanes[there])}." if here != there else ""
        label = f' [label="{self.say(words)}"]' if words else ""
        self.statements[here].append(f"n{source}.handle({out}) -> {prefix}n{target}.handle({into}){label}")

    def forward(self, source: int, target: int, words: Words | None = None) -> None:
        """Go on: to the right in a lane, down or up to another."""
        down = self.place[target - 1] - self.place[source - 1]
        out, into = ("bottom", "top") if down > 0 else ("top", "bottom") if down else ("right", "left")
        self.edge(source, out, target, into, words)


def _id(lane: Words) -> str:
    return "".join(filter(str.isalpha, lane.en.title()))


def process(random: Random, shelf: Shelf, thing: Noun, system: str) -> Process:
    """Make up a process of a category that is about a thing and uses a system."""
    while True:
        steps = round(random.triangular(FEWEST, MOST, USUAL))
        count = min(len(shelf.lanes) - 1, max(2, round(random.gauss(steps / 4, 0.7))))
        made = Process(random.sample(shelf.lanes, count))
        _Way(random, shelf, thing, system, made).walk(steps)
        if all(made.statements):  # side steps can take the room of a lane
            return made


class _Way:
    """One way from a start to an end, through all lanes in their order and then back and forth."""

    def __init__(self, random: Random, shelf: Shelf, thing: Noun, system: str, drawn: Process) -> None:
        self.random, self.shelf, self.thing, self.system, self.process = random, shelf, thing, system, drawn
        self.joins: list[tuple[int, str, str, Words | None]] = []
        """What is to be joined to the next step: node, sides, label."""
        self.here: list[int] = []
        """The steps in this lane since the last hand-over."""

    def walk(self, steps: int) -> None:
        """Take about so many steps."""
        random, process, thing = self.random, self.process, self.thing
        stays = self.stays(steps)
        begun = Words("Start", "Début")
        if random.random() < 0.4:
            received = "reçue" if thing.is_feminine else "reçu"
            begun = Words(f"{capital(thing.en)} received", f"{capital(thing.bare)} {received}")
        at, outcome, room = process.node(0, "circle", begun), None, steps - 2
        for (lane, length), following in pairwise([*stays, (-1, 0)]):
            self.here, done = [], list[Words]()
            process.stays.append((lane, done))
            while room > 0 and (len(done) < length or outcome or following[0] < 0):
                if not outcome and self.here and room > 2 and random.random() < DECISIONS:
                    asked, (yes, no) = self.question(), random.choice(OUTCOMES)
                    decision = process.node(lane, "diamond", asked)
                    process.forward(at, decision)
                    room -= 1 + self.refuse(decision, no)
                    at, outcome = decision, yes
                    done.append(asked)
                    continue
                words = self.words()
                step = self.step(lane, words)
                process.forward(at, step, outcome or self.handover(at, step))
                self.join(step)
                self.here.append(step)
                done.append(words)
                at, outcome, room = step, None, room - 1
        end = process.node(process.place[at - 1], "circle", random.choice(ENDS))
        process.forward(at, end, outcome)
        self.join(end)
        self.repeat()

    def stays(self, steps: int) -> list[tuple[int, int]]:
        """Return lanes with the least that is done in each: first all of them, then others nearby."""
        count = len(self.process.lanes)
        lanes = [*range(count), *self.random.choices(range(count - 1), k=self.random.choice((0, 0, 1, 2)))]
        usual = max(1, (steps - 2) // len(lanes))
        return [(lane, self.random.randint(1, 2 * usual)) for lane in lanes]

    def words(self) -> Words:
        """Return what a step does that no other step does."""
        while True:
            verb = common(self.random, VERBS)
            thing = self.thing if self.random.random() < 0.4 else common(self.random, self.shelf.nouns)
            quality = self.random.choice(ADJECTIVES) if self.random.random() < 0.15 else None
            words = Words(
                f"{capital(verb.en)} {quality.en if quality else 'the'} {thing.en}",
                f"{capital(verb.fr)} {thing.the.fr}" + (f" {quality.of(thing)}" if quality else ""),
            )
            if self.process.can_say(words):
                return words

    def question(self) -> Words:
        """Return what a decision asks that no other one does."""
        while True:
            thing = self.thing if self.random.random() < 0.5 else common(self.random, self.shelf.nouns)
            quality = common(self.random, QUALITIES)
            words = Words(
                f"{capital(thing.en)} {quality.en}?", f"{capital(thing.bare)} {quality.of(thing)}{SPACE}?"
            )
            if self.process.can_say(words):
                return words

    def step(self, lane: int, words: Words) -> int:
        """Add a step; some say who has to take it, and with what."""
        if self.random.random() >= TASKS:
            return self.process.node(lane, "rectangle", words)
        owner = self.process.lanes[lane]
        self.process.say(Words(self.system, self.system))
        said = f'owner:"{owner.en}" description:"{self.process.say(words)}" system:"{self.system}"'
        return self.process.add(lane, f"taskbox {said}")

    def handover(self, source: int, target: int) -> Words | None:
        """Return what an arrow to another lane says, if anything."""
        if self.process.place[source - 1] == self.process.place[target - 1] or self.random.random() < 0.6:
            return None
        ready = "prête" if self.thing.is_feminine else "prêt"
        return Words(f"{capital(self.thing.en)} ready", f"{capital(self.thing.bare)} {ready}")

    def refuse(self, decision: int, no: Words) -> int:
        """Add what happens if a decision goes the other way; return how many steps that takes."""
        lane = self.process.place[decision - 1]
        kind = self.random.choice(("aside", "aside", "back", "end"))
        if kind == "back":
            self.process.edge(decision, "bottom", self.random.choice(self.here), "bottom", no)
            return 0
        if kind == "end":
            ends = [end for end in BAD_ENDS if self.process.can_say(end)]
            if ends:
                end = self.process.node(lane, "circle", self.random.choice(ends))
                self.process.edge(decision, "bottom", end, "top", no)
                return 1
        aside = self.step(lane, self.words())
        self.process.edge(decision, "bottom", aside, "top", no)
        self.joins.append((aside, "right", "bottom", None))
        return 1

    def join(self, target: int) -> None:
        """Lead side steps back to the way."""
        for source, out, into, words in self.joins:
            self.process.edge(source, out, target, into, words)
        self.joins = []

    def repeat(self) -> None:
        """Say of some steps in a row that they repeat."""
        if len(self.here) < 2 or self.random.random() >= LOOPS:
            return
        quality, thing = self.random.choice(QUALITIES), self.thing
        conditions = (
            Words("at most three attempts", "trois tentatives au plus"),
            Words(f"for each {thing.en}", f"pour chaque {thing.bare}"),
            Words(
                f"until {thing.the.en} is {quality.en}",
                f"jusqu’à ce que {thing.the.fr} soit {quality.of(thing)}",
            ),
        )
        condition = self.process.say(self.random.choice(conditions))
        nodes = " ".join(f"n{node}" for node in self.here[:4])
        lane = self.process.place[self.here[0] - 1]
        self.process.statements[lane].append(f"loop [{condition}] {nodes}")
