"""Paths, queries and headers, rightly made or not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.fuzz.pieces import NUMBERS, any_text, spoilt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.fuzz.request import World

LONGEST = 8_000
"""Bytes of a query: servers take no more."""

QUERIES: dict[str, Sequence[str]] = {
    "q": (
        "deploy",
        "pay",
        "déploiement",
        "paymnet",
        "zzz",
        "a b c d e f g h i j k",
        '"canary deploy"',
        "-x",
        "*",
        "%",
    ),
    "sort": ("relevance", "newest", "updated", "title", "copied"),
    "category": (),
    "tag": (),
    "lanes": ("1", "2", "3", "4", "5", "6"),
    "size": ("s", "m", "l", "small", "large"),
    "loop": ("1", "yes"),
    "decision": ("1", "yes"),
    "page": (*NUMBERS, "last"),
    "p": NUMBERS,
    "per_page": (*NUMBERS, "100", "101"),
    "language": ("en", "fr", "de", "en-GB"),
    "labels": ("en", "fr", "de"),
    "theme": ("light", "dark", "auto"),
    "scale": (*NUMBERS, "1", "2", "4"),
    "orientation": ("horizontal", "vertical"),
    "format": ("json", "xml", "svg"),
    "maxwidth": NUMBERS,
    "maxheight": NUMBERS,
    "url": (),
    "related_text": ("deploy", "canary", "a"),
    "related": (),
    "of": NUMBERS,
    "from": NUMBERS,
    "to": NUMBERS,
    "path": ("diagram.fz", "en.md", "../x", "desk/answer/diagram.fz"),
    "overwrite": ("1", "on"),
    "why": (),
    "digest": (),
    "o": ("1", "-1", "1.2", "99", "1.-2.3", "-"),
    "all": ("",),
    "e": ("1",),
    "_popup": ("1",),
    "_to_field": ("id", "slug", "nope"),
    "_changelist_filters": ("q=x", "%00"),
    "stage": ("published", "draft", "archived"),
    "status__exact": ("published", "1"),
    "category__id__exact": NUMBERS,
    "id__in": ("1,2", "a,b", ",", *NUMBERS),
    "source__regex": ("(", "a"),
    "at__year": NUMBERS,
    "at__gte": ("2026-01-01", "9999-99-99", "x"),
    "action": ("edited", "published"),
    "app_label": ("catalog",),
    "model_name": ("diagramtemplate",),
    "field_name": ("category", "tags"),
    "term": ("a",),
    "next": ("/", "//evil.example", "javascript:1", "/admin/"),
}
"""Every parameter that some address knows, with some of what it takes."""

# Not Content-Length: servers refuse one that is wrong before any of it comes to the gallery.
HEADERS: dict[str, Sequence[str]] = {
    "Host": ("localhost", "evil.example", "localhost:99999", "[::1]", "a" * 99, "\x00", "", "[", "é.example"),
    "Accept": ("*/*", "text/html", "application/json;q=0", ",,,;;q=", "image/*;q=9", "a/b;c=" + "d" * 500),
    "Accept-Language": ("fr", "en-GB,en;q=0.5", "*", "x" * 600, "fr;q=a", "fr-" * 100, "-", "zz_ZZ.utf8@x"),
    "Accept-Encoding": ("gzip", "br", "identity;q=0", "gzip;q=x", "*"),
    "If-None-Match": ('"x"', "*", 'W/"x"', '"', ",", '"x", ' * 99),
    "If-Match": ('"x"', "*", '"'),
    "If-Modified-Since": ("Sat, 01 Jan 2050 00:00:00 GMT", "x", "Thu, 99 Jan 99999 00:00:00 GMT", "0"),
    "If-Unmodified-Since": ("Sat, 01 Jan 2000 00:00:00 GMT", "x"),
    "If-Range": ('"x"', "x"),
    "Range": ("bytes=0-", "bytes=9-1", "bytes=-", "bytes=0-0,2-3", "x", "bytes=" + "9" * 99),
    "Cookie": ("sessionid=x", "csrftoken=", "=", ";;;", "sessionid=\x00", "a=" + "b" * 3_000, 'sessionid="'),
    "HX-Request": ("true", "false", ""),
    "HX-Target": ("diagram_results", "\x00"),
    "HX-Current-URL": ("http://localhost/templates/?q=x", "http://[", "%%%", "//"),
    "HX-Boosted": ("true",),
    "X-Forwarded-For": ("1.2.3.4", "::1", "x", ",,,", "1.2.3.4, " * 50, "[::1]:80", "1.2.3.4:99"),
    "X-Forwarded-Proto": ("https", "x"),
    "X-Forwarded-Host": ("evil.example",),
    "Origin": ("http://localhost", "null", "http://[", "https://evil.example"),
    "Referer": ("http://localhost/", "http://[", "javascript:1", "\x00"),
    "Sec-Fetch-Site": ("same-origin", "cross-site", "x"),
    "DNT": ("1",),
    "User-Agent": ("", "Googlebot/2.1", "\x00", "x" * 3_000),
    "Content-Type": ("text/plain", "application/json", "multipart/form-data", "multipart/x; boundary=", ";"),
    "Authorization": ("Basic x", "Bearer"),
    "X-Requested-With": ("XMLHttpRequest",),
    "Upgrade": ("websocket",),
    "X-HTTP-Method-Override": ("DELETE",),
    "X-Request-ID": ("x", "\x00", "a" * 500),
    "Access-Control-Request-Method": ("PUT",),
}  # fmt: skip
METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get", "")


def any_path(pick: Random, world: World, routes: Sequence[str]) -> str:
    """Fill in the parameters of an address, rightly or not; now and then spoil the whole."""
    route = pick.choice(routes)
    parts: list[str] = []
    while "<" in route:
        before, _, rest = route.partition("<")
        name, _, route = rest.partition(">")
        parts += before, any_value(pick, world, name.rpartition(":")[2])
    path = f"/{''.join([*parts, route])}"
    if pick.random() < 0.2:
        path = "/fr" + path
    match pick.randrange(30):
        case 0:
            path = spoilt(pick, path)
        case 1:
            path = path.replace("/", "//")
        case 2:
            path = path.rstrip("/")
        case 3:
            path += any_text(pick)
        case 4:
            path = path.upper()
        case 5:
            path = pick.choice(
                [
                    "",
                    "/",
                    "//",
                    "///evil.example/x",
                    "/../..",
                    "/.git/config",
                    "/wp-login.php",
                    "*",
                    "/fr",
                    "/de/",
                ]
            )
    return path


def any_value(pick: Random, world: World, name: str) -> str:
    known = world.values.get(name) or ("1",)
    match pick.randrange(6):
        case 0:
            return pick.choice(NUMBERS)
        case 1:
            return spoilt(pick, pick.choice(known))
        case 2:
            return pick.choice([any_text(pick), "a" * 300, "-", "_", "x" * 64, "0" * 64])
        case _:
            return pick.choice(known)


def any_query(pick: Random, world: World, names: Sequence[str]) -> str:
    pairs: list[tuple[str, str]] = []
    for _ in range(pick.choice([0, 1, 1, 2, 2, 3, 5])):
        name = pick.choice(names) if pick.random() < 0.9 else any_text(pick)
        pairs.append((name, any_parameter(pick, world, name)))
    match pick.randrange(30):
        case 0:
            pairs += pairs * 200
        case 1:
            pairs += [(f"x{number}", "") for number in range(pick.choice([100, 999, 1_100]))]
        case 2:
            pairs += [("q", "word " * 1_000)]
        case 3:
            pairs += [("q", " ".join(f"w{number}" for number in range(600)))]
    query = urlencode(pairs, errors="surrogatepass")
    match pick.randrange(20):
        case 0:
            query = query.replace("%", "%25") if pick.random() < 0.5 else query + "&%zz=%&=&&%00=%00"
        case 1:
            query = spoilt(pick, query)
        case 2:
            query += "&q=%ff%fe&sort=%c3%28"
    return query[:LONGEST]


def any_parameter(pick: Random, world: World, name: str) -> str:
    known = [*QUERIES.get(name, ()), *world.values.get(name, ())]
    match pick.randrange(5):
        case 0:
            return any_text(pick)
        case 1 if known:
            return spoilt(pick, pick.choice(known))
        case 2:
            return pick.choice(NUMBERS)
        case _:
            return pick.choice(known) if known else any_text(pick)


def any_headers(pick: Random, most: int = 3) -> dict[str, str]:
    headers = {}
    for name in pick.sample(list(HEADERS), pick.randint(1, most)):
        value = pick.choice(HEADERS[name])
        if pick.random() < 0.2:
            value = spoilt(pick, value)
        # No server takes line ends in a header.
        headers[name] = value.replace("\r", "").replace("\n", "")
    return headers


def any_htmx(pick: Random) -> dict[str, str]:
    return {"HX-Request": "true"} if pick.random() < 0.3 else {}


PUBLIC = tuple(QUERIES)[:19]
