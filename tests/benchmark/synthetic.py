"""Processes of any size, the same ones every time: what growth is measured on.

A process consists of strands of about 45 nodes, as large diagrams do: several triggers, each with its own
way through the lanes. A strand stays a few steps in a lane, then hands over, mostly to a lane beside it.
One step in six is a decision: its "No" takes a side step that joins again, skips a step or goes back.
A message now and then joins one strand to the next.
"""

import random
from dataclasses import dataclass, field

STRAND = 45
STAY = 5
"""Most steps in a lane before the hand-over."""
DECISIONS = 0.16
FAR = 0.2
"""Share of hand-overs that may go to any lane."""
MESSAGES = 2
"""Messages from a strand to the next."""

VERBS = ("Check", "Book", "Send", "Review", "Approve", "Pack", "File", "Update", "Sign", "Release")
THINGS = ("order", "invoice", "parcel", "contract", "claim", "request", "payment record", "offer")
QUESTIONS = ("Complete?", "In stock?", "Paid?", "Within limit?", "Approved by both?")


@dataclass
class _Draft:
    """A process in the making: the statements of every lane."""

    pick: random.Random
    lanes: list[list[str]]
    place: list[int] = field(default_factory=list)
    """The lane of every node."""

    def node(self, lane: int, shape: str, label: str) -> int:
        self.place.append(lane)
        number = len(self.place)
        self.lanes[lane].append(f'n{number}: {shape} label:"{label}"')
        return number

    def step(self, lane: int) -> int:
        return self.node(lane, "rectangle", f"{self.pick.choice(VERBS)} {self.pick.choice(THINGS)}")

    def edge(self, source: int, out: str, target: int, into: str, label: str = "") -> None:
        here, there = self.place[source - 1], self.place[target - 1]
        prefix = f"L{there + 1}." if here != there else ""
        tail = f' [label="{label}"]' if label else ""
        self.lanes[here].append(f"n{source}.handle({out}) -> {prefix}n{target}.handle({into}){tail}")

    def forward(self, source: int, target: int, label: str = "") -> None:
        """Go on to the next step: to the right in a lane, down or up to another."""
        down = self.place[target - 1] - self.place[source - 1]
        out, into = ("bottom", "top") if down > 0 else ("top", "bottom") if down else ("right", "left")
        self.edge(source, out, target, into, label)

    def next_lane(self, lane: int) -> int:
        """Choose the emptiest lane at hand, so that all are used."""
        near = [number for number in (lane - 1, lane + 1) if 0 <= number < len(self.lanes)]
        if not near or self.pick.random() < FAR:
            near = list(range(len(self.lanes)))
        return min(near, key=lambda number: (len(self.lanes[number]), abs(number - lane)))


def process(nodes: int, lanes: int) -> str:
    """Write a process of so many nodes and lanes as FlowZap Code; at least 5 nodes. O(nodes)."""
    draft = _Draft(random.Random(f"{nodes} nodes, {lanes} lanes"), [[] for _ in range(lanes)])  # noqa: S311
    count = max(1, round(nodes / STRAND))
    last: list[int] = []
    for number in range(count):
        length = nodes * (number + 1) // count - nodes * number // count
        strand = _strand(draft, length, min(STAY, max(1, nodes // lanes)))
        for source in draft.pick.sample(last, min(MESSAGES, len(last))):
            target = draft.pick.choice(strand)
            if draft.place[source - 1] != draft.place[target - 1]:
                draft.forward(source, target, "Copy")
        last = strand
    blocks = (
        f"L{number} {{ # Team {number}\n" + "\n".join(statements) + "\n}\n"
        for number, statements in enumerate(draft.lanes, start=1)
    )
    return "\n".join(blocks)


def _strand(draft: _Draft, length: int, stay: int) -> list[int]:
    """Add one way from a start to an end; return its plain steps."""
    pick = draft.pick
    lane = min(range(len(draft.lanes)), key=lambda number: len(draft.lanes[number]))
    at, left = draft.node(lane, "circle", "Start"), pick.randint(1, stay)
    steps: list[int] = []
    here: list[int] = []
    joins: list[tuple[int, str, str, str]] = []
    label, room = "", length - 2
    while room:
        if left <= 0 and not label:
            lane, left, here = draft.next_lane(lane), pick.randint(1, stay), []
        asks = not label and room >= 3 and here and pick.random() < DECISIONS
        following = draft.node(lane, "diamond", pick.choice(QUESTIONS)) if asks else draft.step(lane)
        draft.forward(at, following, label)
        at, label = following, ""
        room, left = room - 1, left - 1
        if not asks:
            for source, out, into, text in joins:
                draft.edge(source, out, at, into, text)
            joins = []
            steps.append(at)
            here.append(at)
            continue
        label, kind = "Yes", pick.choice(("side step", "skip", "back"))
        if kind == "back":
            draft.edge(at, "bottom", here[-min(len(here), 3)], "bottom", "No")
        elif kind == "skip":
            joins.append((at, "top", "top", "No"))
        else:
            aside = draft.step(lane)
            room -= 1
            draft.edge(at, "bottom", aside, "top", "No")
            joins.append((aside, "right", "bottom", ""))
    end = draft.node(lane, "circle", "End")
    draft.forward(at, end, label)
    for source, out, into, text in joins:
        draft.edge(source, out, end, into, text)
    return steps
