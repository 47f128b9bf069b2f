"""Made-up templates as data, from a seed: the same ones every time, by however many processes drawn."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from gallery.catalog.files.entries import CategoryEntry, TagEntry, TemplateEntry
from gallery.catalog.files.snapshot import write_time
from gallery.catalog.folding import fold
from gallery.catalog.making.descriptions import Telling
from gallery.catalog.making.processes import process
from gallery.catalog.making.shelves import GENERAL_TAGS, SHELVES, Shelf
from gallery.catalog.making.words import ADJECTIVES, DEEDS, RARE, Words, capital, common, names
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.translating.labels import labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.catalog.making.words import Noun

PREFIX = "made-"
"""How the slugs of all that is made up begin."""
NAMES = 6_000
SEVERAL = 2_500
"""Templates of which one has the rare word."""
FIRST_DAY, LAST_DAY = datetime(2019, 1, 1, tzinfo=UTC), datetime(2026, 6, 30, tzinfo=UTC)
MOST_RECENT = 40
"""Templates of a tag among which related ones are chosen."""
MOST_USES = 50_000
EDITED = 0.1
"""Share of published templates that came out again, and had another address before."""
Status = DiagramTemplate.Status


def categories() -> list[CategoryEntry]:
    """Return the made-up categories, behind those of curators."""
    return [
        CategoryEntry(
            PREFIX + shelf.slug,
            order=1_000 + place,
            names=shelf.name._asdict(),
            descriptions={
                "en": f"Made-up processes about {shelf.name.en}, to measure the gallery with.",
                "fr": f"Processus fictifs (thème\u00a0: {shelf.name.fr}), pour mesurer la galerie.",
            },
        )
        for place, shelf in enumerate(SHELVES)
    ]


def tags() -> list[TagEntry]:
    """Return the made-up tags, each once."""
    known = {_tag(words): words for shelf in SHELVES for words in (*shelf.tags, *GENERAL_TAGS)}
    return [TagEntry(slug, names=words._asdict()) for slug, words in known.items()]


def templates(count: int, seed: int) -> Iterator[TemplateEntry]:
    """Yield so many templates; related to others that came before, and like them in their tags."""
    maker = _Maker(seed)
    for number in range(count):
        yield maker.template(number)


def uses(count: int, seed: int) -> Iterator[int]:
    """Yield how often each of so many templates was taken away: few of them often, most hardly ever."""
    random = Random(f"{seed}: uses")  # noqa: S311 (no secret)
    for _ in range(count):
        yield min(MOST_USES, int(random.paretovariate(0.9)) - 1) if random.random() < 0.8 else 0


class _Maker:
    """Makes templates one after another, none with the slug of another."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"{seed}: templates")  # noqa: S311 (no secret)
        self.names = names(self.random, NAMES)
        self.slugs: set[str] = set()
        self.recent: dict[str, list[str]] = defaultdict(list)

    def template(self, number: int) -> TemplateEntry:
        """Return the next template."""
        random = self.random
        shelf = common(random, SHELVES)
        thing = common(random, shelf.nouns)
        titles, slug = self.titles(thing)
        made = process(random, shelf, thing, common(random, self.names))
        telling = Telling(random, shelf, made, thing, self.names)
        labelled = self.tagged(shelf)
        rows = tuple((label.place, label.text, made.texts[label.text]) for label in labels_of(made.source))
        is_translated = random.random() < 0.97
        summary = telling.summary()
        description = telling.description(rare=RARE if number % SEVERAL == 0 else "")
        entry = TemplateEntry(
            slug,
            category=PREFIX + shelf.slug,
            titles=titles._asdict(),
            summaries=summary._asdict() if is_translated else {"en": summary.en},
            descriptions=description._asdict() if is_translated else {"en": description.en},
            source=made.source,
            labels={"fr": rows},
            tags=tuple(sorted(labelled)),
            related=self.related(labelled),
            **self.life(slug),
        )
        for tag in labelled:
            recent = self.recent[tag]
            recent.append(slug)
            del recent[:-MOST_RECENT]
        return entry

    def titles(self, thing: Noun) -> tuple[Words, str]:
        """Return titles, and a slug, that no other template has."""
        while True:
            random = self.random
            deed, name = common(random, DEEDS), common(random, self.names)
            quality = random.choice(ADJECTIVES) if random.random() < 0.4 else None
            en = f"{quality.en + ' ' if quality else ''}{thing.en} {deed.en}"
            fr = f"{deed.bare} {thing.of_the}{' ' + quality.of(thing) if quality else ''}"
            link = random.choice((Words("for", "pour"), Words("with", "avec"), Words("in", "dans")))
            titles = Words(f"{en.title()} {link.en} {name}", f"{capital(fr)} {link.fr} {name}")
            slug = "-".join(re.findall("[a-z0-9]+", fold(f"{en} {name}")))
            if slug not in self.slugs:
                self.slugs.add(slug)
                return titles, slug

    def tagged(self, shelf: Shelf) -> list[str]:
        """Return tags, mostly of the category, some far more common than others."""
        random = self.random
        chosen: dict[str, None] = {}
        for _ in range(random.randint(3, 6)):
            chosen[_tag(common(random, shelf.tags if random.random() < 0.6 else GENERAL_TAGS))] = None
        return list(chosen)

    def related(self, labelled: list[str]) -> tuple[str, ...]:
        """Return templates that share a tag, as far as there are any."""
        near = sorted({slug for tag in labelled for slug in self.recent[tag]})
        return tuple(self.random.sample(near, min(len(near), self.random.randint(3, 6))))

    def life(self, slug: str) -> dict[str, Any]:
        """Return where a template is on its way, and when it came out: more of them lately than long ago."""
        random = self.random
        passed = (LAST_DAY - FIRST_DAY) * (random.random() ** 0.7)
        day = FIRST_DAY + timedelta(seconds=int(passed.total_seconds()))
        fate = random.random()
        if fate < 0.02:
            return {"status": Status.DRAFT.value}
        if fate < 0.03:
            return {"status": Status.ARCHIVED.value, "published": write_time(day)}
        ends = write_time(day + timedelta(days=90)) if fate < 0.05 else ""
        life = {"status": Status.PUBLISHED.value, "published": write_time(day), "expires": ends}
        if ends or random.random() >= EDITED:
            return life
        again, name = write_time(day + timedelta(days=random.randint(1, 60))), common(random, self.names)
        edition = {
            "published": again,
            "en": f"Works with {name}, too.",
            "fr": f"Fonctionne aussi avec {name}.",
        }
        old = (f"{PREFIX}{slug}",) if random.random() < 0.2 else ()
        return {**life, "version": 2, "updated": again, "editions": {"2": edition}, "old_slugs": old}


def _tag(words: Words) -> str:
    return PREFIX + "-".join(re.findall("[a-z0-9]+", fold(words.en)))
