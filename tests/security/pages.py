"""What the gallery answers where every field holds attacks, for a browser to read."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from django.db import transaction
from django.test import Client

from tests.security.attacks import DESCRIPTIONS, LINES, packed
from tests.security.planting import plant_all


class Answer(NamedTuple):
    """What is sent to a browser."""

    headers: dict[str, str]
    body: bytes


Answers = dict[str, Answer]

HIDING = (
    "comment",
    "unclosed fence",
    "unclosed block of HTML",
    "raw text",
    "unclosed script",
    "character data",
)
"""What a description is better without if the others are to be seen behind it."""


def hostile_answers() -> Answers:
    """Plant every attack, ask for every kind of page, and take it all back; by path."""
    with transaction.atomic():
        templates = plant_all("hostile", packed(LINES, 900), " ".join(packed(LINES)[:2]))
        texts = [attack.text for attack in DESCRIPTIONS if attack.name not in HIDING]
        for template in templates:
            template.description_en = template.description_fr = "\n\n".join(texts)
            template.save()
        slugs = [template.slug for template in templates]
        paths = [
            *(f"/templates/{slug}/" for slug in slugs),
            *(f"/templates/{slug}.svg" for slug in slugs),
            f"/fr/templates/{slugs[0]}/",
            f"/templates/{slugs[0]}.svg?theme=dark",
            "/categories/hostile/",
            f"/templates/?q={quote(packed(LINES)[0])}",
            f"/embed/{slugs[0]}/",
            f"/embed/{slugs[1]}/?labels=fr",
        ]
        client = Client()
        found = {path: client.get(path, headers={"host": "localhost"}) for path in paths}
        for answer in [*found.values()]:
            assert answer.status_code == 200
        pictures = {
            picture
            for answer in found.values()
            for picture in re.findall(r"/pictures/[0-9a-f]+\.svg", answer.text)
        }
        found |= {path: client.get(path, headers={"host": "localhost"}) for path in pictures}
        answers = {path: Answer(dict(each.headers), each.content) for path, each in found.items()}
        transaction.set_rollback(True)
    return answers
