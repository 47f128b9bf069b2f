"""Sources as people, programs and vandals write them, by kind; each is made of a `random.Random`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gallery.flowzap.source import MAX_CHARACTERS, MAX_LANES, MAX_LOOPS, decode
from tests.flowzap.diagrams import HARD, sources
from tests.flowzap.noise import REPEATED
from tests.fuzz.pieces import CHARACTERS, any_code, any_text, spoilt

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

SHAPES = ("circle", "rectangle", "diamond", "taskbox")
SIDES = ("left", "right", "top", "bottom")
LANE_IDS = (
    "Shop",
    "Depot",
    "Été",
    "A",
    "B",
    "graph",
    "loop",
    "n1",
    "_",
    "Sales_team",
    "L7",
    "Handle",
    "label",
)

NEAR_SHAPES = (
    "circel",
    "Circle",
    "DIAMOND",
    "hexagon",
    "rect",
    "task box",
    "",
    "circle circle",
    "n1",
    "loop",
)
NEAR_SIDES = ("rigth", "LEFT", "up", "", "left right", "right)", "west", "top,", "1")
NEAR_IDS = ("N1", "n01", "n0", "n", "1", "start", "n1.n2", "n-1", "n99", "n1é", "node1", "n٣", "n" + "9" * 60)
ARROWS = ("-->", "=>", "→", "-", ">", "->>", "<-", "- >", "–>", "-> ->", "")
QUOTES = (("“", "”"), ("'", "'"), ("„", "“"), ("« ", " »"), ("", ""), ('"', ""), ("", '"'), ('""', '""'))
LINES = (
    *(
        "}",
        "{",
        "# note",
        "// note",
        "```",
        "```flowzap",
        "graph TD",
        "@startuml",
        "digraph {",
        "title Shop",
        "loop",
        "Shop",
    ),
    *(
        "n1",
        "n1:",
        "n1 ->",
        "-> n2",
        "n1 -> n2 -> n3",
        "loop [x]",
        "loop [",
        "loop (x) n1 n2",
        "Shop {",
        "Sales team {",
    ),
    *(
        "A { B {",
        "} }",
        "n1: circle n2: circle",
        "loop [a] n1 loop [b] n2",
        "n1.handle(",
        "n1.left -> n2.right",
        "label:x",
    ),
    *(
        "n1.handle(right) -> n1.handle(right)",
        "n1.handle(left) -> Nowhere.n1.handle(top)",
        "\ufeff",
        "\u2028",
        "\x0c",
        ";",
    ),
)


class Kind(NamedTuple):
    """A way to make sources, and how many of all are made so."""

    name: str
    make: Callable[[Random], str]
    share: float


@cache
def known() -> list[str]:
    """Return what sources there are: the catalogue's, those of the rules, the hard ones."""
    cases = sorted((HARD.parent / "cases").glob("*/*.fz")) + sorted(HARD.glob("*.fz"))
    return [text for _, text in sources()] + [decode(path.read_bytes()) for path in cases]


def written(pick: Random) -> str:
    """Write a source by the grammar: sound, if not sensible."""
    return _process(pick, lanes=pick.randint(1, 4), nodes=pick.choice([1, 2, 2, 3, 3, 4, 5, 6, 10]))


def tangled(pick: Random) -> str:
    """Write a source with more edges, or more loops, than anybody would draw."""
    nodes = pick.randint(1, 7)
    return _process(
        pick,
        lanes=pick.choice([1, 2, 3, 9]),
        nodes=nodes,
        edges=pick.randint(0, 4 * nodes),
        loops=pick.choice([0, 0, 1, 3, 6]),
    )


def near_miss(pick: Random) -> str:
    """Write a source with a fault or two in its words."""
    return slipped(pick, written(pick))


def mutated(pick: Random) -> str:
    """Take a source that there is, or a piece of it, and make a few faults."""
    text = pick.choice(known())
    if pick.random() < 0.8:
        text = _excerpt(pick, text)
    if pick.random() < 0.1:
        text = _spliced(pick, text, _excerpt(pick, pick.choice(known())))
    return slipped(pick, text)


def noise(pick: Random) -> str:
    """Write pieces of the language in any order, or what has nothing to do with it."""
    if pick.random() < 0.3:
        return "".join(chr(any_code(pick)) for _ in range(pick.randint(0, 60)))
    pieces = [
        lambda: pick.choice(LINES),
        lambda: pick.choice(list(REPEATED.values())),
        lambda: pick.choice(CHARACTERS),
        lambda: any_text(pick),
        lambda: _node(pick, pick.randint(0, 5)),
        lambda: _edge(pick, pick.randint(0, 5), pick.randint(0, 5), ""),
    ]
    ends = pick.choice([("\n",), ("\n", " "), ("\n", "\r\n", "\r", "", " ", "\t")])
    return "".join(pick.choice(pieces)() + pick.choice(ends) for _ in range(pick.randint(1, 14)))


def repeated(pick: Random) -> str:
    """Say one thing again and again, in a lane or without, up to some thousand characters."""
    piece = pick.choice([*REPEATED.values(), *CHARACTERS, *LINES, *(f"{line}\n" for line in LINES)])
    text = piece * (pick.choice([50, 200, 1_000, 3_000]) // len(piece) + 1)
    before, after = pick.choice(
        [("", ""), ("A {\n", "\n}"), ('A {\nn1: circle label:"', '"\n}'), ("A { # ", "\n}")]
    )
    return before + text + after


def long_texts(pick: Random) -> str:
    """Write few nodes with texts as long as chapters."""
    length = pick.choice([300, 1_000, 4_000])
    unit = pick.choice(
        ["word ", "M", "i ", "書", "a|", "\\\\", '\\"', "é\u0301", "x\u200d", "ab-", "🚀", "ا"]
    )
    text = unit * (length // len(unit))
    node = f'n1: {pick.choice(SHAPES)} {pick.choice(("label", "owner", "description", "system"))}:"{text}"'
    edge = (
        f'n1.handle({pick.choice(SIDES)}) -> n2.handle({pick.choice(SIDES)}) [label="{text[: length // 4]}"]'
    )
    lane = pick.choice(["", f" # {text}"])
    return f'A {{{lane}\n{node}\nn2: circle label:"b"\n{edge}\nloop [{text[:200]}] n1 n2\n}}\n'


def large(pick: Random) -> str:
    """Write a source about as large as one may be, in one respect at least."""
    match pick.randrange(5):
        case 0:
            lanes, nodes, edges, loops = pick.choice([1, 10, MAX_LANES]), 1_200, 1_600, 0
        case 1:
            lanes, nodes, edges, loops = MAX_LANES, 2_000, 0, pick.choice([0, MAX_LOOPS])
        case 2:
            lanes, nodes, edges, loops = 4, pick.choice([2, 20, 200]), 2_400, 0
        case 3:
            lanes, nodes, edges, loops = 6, 600, 900, MAX_LOOPS
        case _:
            piece = pick.choice([*REPEATED.values(), *LINES]) + pick.choice(["", "\n"])
            return (f"A {{\nn1: circle\n{piece * (MAX_CHARACTERS // len(piece))}")[:MAX_CHARACTERS]
    text = _process(pick, lanes, nodes, edges, loops, plain=True)
    return text[:MAX_CHARACTERS]


KINDS = (
    Kind("written", written, 0.2),
    Kind("near miss", near_miss, 0.3),
    Kind("mutated", mutated, 0.25),
    Kind("tangled", tangled, 0.08),
    Kind("noise", noise, 0.15),
    Kind("repeated", repeated, 0.01),
    Kind("long texts", long_texts, 0.00985),
    Kind("large", large, 0.00015),
)


def any_kind(pick: Random) -> Kind:
    """Choose how the next source is made."""
    return pick.choices(KINDS, [kind.share for kind in KINDS])[0]


# By the grammar


def _process(
    pick: Random,
    lanes: int,
    nodes: int,
    edges: int | None = None,
    loops: int | None = None,
    *,
    plain: bool = False,
) -> str:
    ids = [f"L{number}" for number in range(1, lanes + 1)]
    if lanes <= len(LANE_IDS) and pick.random() < 0.5:
        ids = pick.sample(LANE_IDS, lanes)
    homes = [pick.randrange(lanes) for _ in range(nodes)]
    if pick.random() < 0.6:
        homes.sort()
    lines: list[list[str]] = [[] for _ in ids]
    for number, home in enumerate(homes, 1):
        lines[home].append(f'n{number}: rectangle label:"Do it"' if plain else _node(pick, number))
    forward = pick.random() < 0.5
    for _ in range(pick.randint(0, 2 * nodes) if edges is None else edges):
        source = pick.randint(1, nodes)
        target = (
            min(nodes, source + pick.randint(1, 3))
            if forward and pick.random() < 0.8
            else pick.randint(1, nodes)
        )
        there = (
            f"{ids[homes[target - 1]]}."
            if homes[source - 1] != homes[target - 1] or pick.random() < 0.1
            else ""
        )
        lines[homes[source - 1]].append(_edge(pick, source, target, there, plain=plain))
    for _ in range(pick.choice([0, 0, 0, 1, 2]) if loops is None else loops):
        members = [pick.randint(1, nodes) for _ in range(pick.randint(1, 6))]
        text = "again" if plain else re.sub(r"[\[\]\r\n]", "", any_text(pick))
        lines[homes[members[0] - 1]].append(f"loop [{text}] {' '.join(f'n{number}' for number in members)}")
    if pick.random() < 0.2:
        for statements in lines:
            pick.shuffle(statements)
    parts = [
        f"{id_} {{{'' if plain else _lane_label(pick)}\n"
        + "".join(f"  {line}\n" for line in statements)
        + "}\n"
        for id_, statements in zip(ids, lines, strict=True)
    ]
    return pick.choice(["\n", ""]).join(parts)


def _lane_label(pick: Random) -> str:
    return " # " + re.sub(r"[\r\n]", "", any_text(pick)) if pick.random() < 0.6 else ""


def _node(pick: Random, number: int) -> str:
    keys = (
        ["label"]
        if pick.random() < 0.7
        else pick.sample(["label", "owner", "description", "system"], pick.randint(0, 4))
    )
    pairs = "".join(f" {key}:{_quoted(pick)}" for key in keys)
    return f"n{number}: {pick.choice(SHAPES)}{pairs}"


def _edge(pick: Random, source: int, target: int, there: str, *, plain: bool = False) -> str:
    label = f" [label={_quoted(pick)}]" if not plain and pick.random() < 0.4 else ""
    sides = pick.choice(SIDES), pick.choice(SIDES)
    return f"n{source}.handle({sides[0]}) -> {there}n{target}.handle({sides[1]}){label}"


def _quoted(pick: Random) -> str:
    text = (
        re.sub(r"[\r\n]", " ", any_text(pick))
        if pick.random() < 0.4
        else pick.choice(["Start", "Check it", "Yes"])
    )
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# Faults


def slipped(pick: Random, text: str) -> str:
    """Make one to three faults, of those that people make."""
    for _ in range(pick.choice([1, 1, 1, 2, 2, 3])):
        text = pick.choice(_SLIPS)(pick, text)
    return text


def _word(pattern: str, others: tuple[str, ...]) -> Callable[[Random, str], str]:
    """Make a slip that writes one of the words of a kind otherwise."""
    expression = re.compile(pattern)

    def slip(pick: Random, text: str) -> str:
        found = list(expression.finditer(text))
        if not found:
            return text
        match = pick.choice(found)
        return text[: match.start()] + pick.choice(others) + text[match.end() :]

    return slip


def _other_number(pick: Random, text: str) -> str:
    return _word(r"\bn\d+", tuple(f"n{number}" for number in range(12)) + NEAR_IDS)(pick, text)


def _other_quotes(pick: Random, text: str) -> str:
    found = list(re.finditer(r'"([^"\n]*)"', text))
    if not found:
        return text
    match, (opening, closing) = pick.choice(found), pick.choice(QUOTES)
    return f"{text[: match.start()]}{opening}{match[1]}{closing}{text[match.end() :]}"


def _other_text(pick: Random, text: str) -> str:
    return _word(r'(?<=")[^"\n]*(?=")', (any_text(pick),))(pick, text)


def _lines(pick: Random, text: str) -> str:
    lines = text.split("\n")
    at, to = pick.randrange(len(lines)), pick.randrange(len(lines))
    match pick.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines.insert(at, pick.choice(LINES))
        case 4:
            lines[at : at + 2] = [pick.choice([" ", "", "; "]).join(lines[at : at + 2])]
        case _:
            lines[at] += pick.choice(
                [" // note", " # note", " extra", " }", " {", ";", " n1", "\t", ' label:"x"', " ["]
            )
    return "\n".join(lines)


def _piece(pick: Random, text: str) -> str:
    start = pick.randint(0, len(text))
    end = min(len(text), start + pick.randint(0, 12))
    to = pick.randint(0, len(text))
    match pick.randrange(3):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:to] + text[start:end] + text[to:]
        case _:
            return text[:start] + text[start:end].swapcase() + text[end:]


def _ends(pick: Random, text: str) -> str:
    return text.replace("\n", pick.choice(["\r\n", "\r", "\n\n", "\n\r", "\u2028", " ", "\x0b", "\x85"]))


def _around(pick: Random, text: str) -> str:
    before, after = pick.choice(
        [
            ("\ufeff", ""),
            ("```\n", "\n```"),
            ("Here it is:\n\n", ""),
            ("", "\n}"),
            ("// x\n", ""),
            ("graph {\n", "}"),
        ]
    )
    return before + text + after


def _cut(pick: Random, text: str) -> str:
    return text[: pick.randint(0, len(text))]


_SLIPS: tuple[Callable[[Random, str], str], ...] = (
    _other_number,
    _other_number,
    _other_quotes,
    _other_text,
    _lines,
    _lines,
    _piece,
    spoilt,
    spoilt,
    _ends,
    _around,
    _cut,
    _word(r"\b(?:circle|rectangle|diamond|taskbox)\b", NEAR_SHAPES),
    _word(r"(?<=handle\()\w+", NEAR_SIDES),
    _word(r"\.handle\(\w+\)", ("", ".left", "(top)", ".handle", ".handle()", ".Handle(top)", ".handle(top")),
    _word(r"->", ARROWS),
    _word(r"[\[\]]", ("", "(", ")", "[[", "]]")),
    _word(r"[{}]", ("", "{", "}", "{}", "\n{", "}}", "(")),
    _word(r"(?<=label)[:=]", (":", "=", " = ", "", ": ", "::")),
    _word(r"\b\w+(?= \{)", (*LANE_IDS, "Sales team", "Front-desk", "2nd", "", '"Shop"', "é-à")),
    _word(r"\b\w+(?=\.n\d)", (*LANE_IDS, "Shopp", "n1", "")),
)  # fmt: skip


def _excerpt(pick: Random, text: str) -> str:
    """Take some lines from anywhere, in a lane."""
    lines = [line for line in text.split("\n") if line.strip()]
    at = pick.randrange(len(lines) or 1)
    part = lines[at : at + pick.randint(1, 9)]
    return "Shop { # Shop\n" + "\n".join(part) + "\n}\n" if pick.random() < 0.7 else "\n".join(part)


def _spliced(pick: Random, text: str, other: str) -> str:
    at = pick.randint(0, len(text))
    return text[:at] + other + text[at:]
