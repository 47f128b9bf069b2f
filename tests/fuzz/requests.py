"""Requests as browsers, programs, scanners and vandals send them, by kind.

A request is plain data, so that it can be kept in a file. What is known of the gallery that is asked (slugs,
digests, keys, pages as they are) is a `World`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode

from tests.fuzz import uploads
from tests.fuzz.pieces import NUMBERS, any_text, spoilt
from tests.fuzz.sources import any_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

LIST = "/admin/catalog/diagramtemplate/"
LONGEST = 8_000
"""Bytes of a query: servers take no more."""


@dataclass(frozen=True)
class Request:
    """What is sent, and who sends it; lone surrogates in it become bytes that are not UTF-8."""

    path: str
    query: str = ""
    """As it is sent, without the question mark."""
    method: str = "GET"
    by: str = "visitor"
    """`visitor` or the name of an account."""
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name and content of each file by its field, the content in base 64."""
    body: str | None = None
    """What is sent in place of a form."""
    kind: str = "application/x-www-form-urlencoded"
    """The type of `body`."""

    @property
    def text(self) -> str:
        """The request as it is kept; what is as usual is left out."""
        usual = asdict(Request(""))
        said = {name: value for name, value in asdict(self).items() if name == "path" or value != usual[name]}
        return json.dumps(said, indent=2) + "\n"

    @property
    def digest(self) -> str:
        """What it is called."""
        return sha256(self.text.encode()).hexdigest()[:12]

    @classmethod
    def of(cls, text: str) -> Request:
        """Return the request of a file; what it says `about` itself is for people."""
        said = json.loads(text)
        said.pop("about", None)
        return cls(
            **said | {"files": {name: (file[0], file[1]) for name, file in said.get("files", {}).items()}}
        )


class World(NamedTuple):
    """What is known of the gallery that is asked."""

    routes: Sequence[str]
    """Every address of the site as the urlconf writes it, such as `templates/<slug:slug>/`."""
    values: Mapping[str, Sequence[str]]
    """What there is for each parameter of an address."""
    forms: Mapping[str, Mapping[str, Sequence[str]]]
    """Pages with a form, by their paths, and what sending each as it stands would send."""


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
STAFF = ("edith", "paul", "root")
"""An editor, a publisher, an administrator."""


class Kind(NamedTuple):
    """A way to make requests, and how many of all are made so."""

    name: str
    make: Callable[[Random, World], Request]
    share: float


def any_kind_of_request(pick: Random) -> Kind:
    """Choose how the next request is made."""
    return pick.choices(KINDS, [kind.share for kind in KINDS])[0]


# Parts of a request


def _path(pick: Random, world: World, routes: Sequence[str]) -> str:
    """Fill in the parameters of an address, rightly or not; now and then spoil the whole."""
    route = pick.choice(routes)
    parts: list[str] = []
    while "<" in route:
        before, _, rest = route.partition("<")
        name, _, route = rest.partition(">")
        parts += before, _value(pick, world, name.rpartition(":")[2])
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


def _value(pick: Random, world: World, name: str) -> str:
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


def _query(pick: Random, world: World, names: Sequence[str]) -> str:
    pairs: list[tuple[str, str]] = []
    for _ in range(pick.choice([0, 1, 1, 2, 2, 3, 5])):
        name = pick.choice(names) if pick.random() < 0.9 else any_text(pick)
        pairs.append((name, _parameter(pick, world, name)))
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


def _parameter(pick: Random, world: World, name: str) -> str:
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


def _headers(pick: Random, most: int = 3) -> dict[str, str]:
    headers = {}
    for name in pick.sample(list(HEADERS), pick.randint(1, most)):
        value = pick.choice(HEADERS[name])
        if pick.random() < 0.2:
            value = spoilt(pick, value)
        # No server takes line ends in a header.
        headers[name] = value.replace("\r", "").replace("\n", "")
    return headers


def _htmx(pick: Random) -> dict[str, str]:
    return {"HX-Request": "true"} if pick.random() < 0.3 else {}


PUBLIC = tuple(QUERIES)[:19]


# Kinds


def address(pick: Random, world: World) -> Request:
    """Ask for any address that visitors may know, with parameters that it may not."""
    routes = [route for route in world.routes if not route.startswith("admin/")]
    return Request(_path(pick, world, routes), _query(pick, world, PUBLIC) if pick.random() < 0.5 else "")


def listing(pick: Random, world: World) -> Request:
    """Ask for a list, with a search, facets and pages."""
    path = pick.choice(
        [
            "/templates/",
            "/fr/templates/",
            "/templates/",
            "/",
            "/fr/",
            f"/categories/{_value(pick, world, 'slug')}/",
        ]
    )
    names = ("q", "q", "sort", "category", "tag", "lanes", "size", "loop", "decision", "page")
    return Request(path, _query(pick, world, names), headers=_htmx(pick))


def searching(pick: Random, world: World) -> Request:
    """Search for words that may or may not be there, in any spelling."""
    words = [
        pick.choice(QUERIES["q"]),
        any_text(pick),
        *pick.choices(world.values["word"], k=pick.randint(0, 4)),
    ]
    pick.shuffle(words)
    text = "".join(spoilt(pick, word) + pick.choice([" ", " ", "", "-", "’", '"']) for word in words)
    path = pick.choice(["/templates/", "/fr/templates/", "/api/v1/templates/"])
    return Request(path, urlencode({"q": text}, errors="surrogatepass")[:LONGEST], headers=_htmx(pick))


def api(pick: Random, world: World) -> Request:
    """Ask the API."""
    routes = [route for route in world.routes if route.startswith("api/")]
    names = (
        "q",
        "sort",
        "category",
        "tag",
        "lanes",
        "size",
        "loop",
        "decision",
        "page",
        "per_page",
        "language",
    )
    return Request(
        _path(pick, world, routes),
        _query(pick, world, names),
        pick.choice(["GET"] * 5 + ["HEAD", "OPTIONS", "POST"]),
    )


def embedding(pick: Random, world: World) -> Request:
    """Ask how an address is embedded."""
    path = _path(pick, world, [route for route in world.routes if not route.startswith("admin/")])
    host = pick.choice(
        [
            "http://testserver",
            "https://testserver",
            "http://evil.example",
            "http://[",
            "//testserver",
            "testserver",
            "",
        ]
    )
    url = (
        host
        + (quote(path, errors="surrogatepass") if pick.random() < 0.5 else path)
        + pick.choice(["", "?labels=fr", "?labels=\x00", "#x"])
    )
    return Request(
        "/oembed",
        urlencode({"url": url}, errors="surrogatepass")
        + "&"
        + _query(pick, world, ("format", "maxwidth", "maxheight", "url")),
    )


def with_headers(pick: Random, world: World) -> Request:
    """Ask for anything with headers that hardly anybody sends."""
    path = _path(pick, world, world.routes)
    by = pick.choice(("visitor", "visitor", *STAFF))
    return Request(
        path, _query(pick, world, PUBLIC) if pick.random() < 0.3 else "", by=by, headers=_headers(pick)
    )


def with_methods(pick: Random, world: World) -> Request:
    """Ask for anything in another way, perhaps with a body."""
    path = _path(pick, world, world.routes)
    kind = pick.choice(
        [
            "text/plain",
            "application/json",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded; charset=x",
        ]
    )
    body = pick.choice(
        [
            None,
            "",
            any_text(pick),
            "--x\r\n\r\n",
            '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\x00\r\n--x--',
            "%00=%ff&" * 50,
        ]
    )
    return Request(
        path, method=pick.choice(METHODS), by=pick.choice(("visitor", "paul", "root")), body=body, kind=kind
    )


def counting(pick: Random, world: World) -> Request:
    """Say that a template was used, as a page does."""
    kind = pick.choice(["copied", "copy", "svg", "png", "source", any_text(pick)])
    headers = {"Sec-Fetch-Site": "same-origin"} | (_headers(pick) if pick.random() < 0.3 else {})
    return Request(
        f"/templates/{_value(pick, world, 'slug')}/uses/",
        method="POST",
        headers=headers,
        form={"kind": [kind]},
    )


def desk_page(pick: Random, world: World) -> Request:
    """Ask for any page of the admin, as whoever may enter it."""
    routes = [route for route in world.routes if route.startswith("admin/")]
    query = _query(pick, world, tuple(QUERIES)) if pick.random() < 0.6 else ""
    return Request(_path(pick, world, routes), query, by=pick.choice(STAFF), headers=_htmx(pick))


def desk_answer(pick: Random, world: World) -> Request:
    """Ask the editor's questions about a source."""
    source = any_kind(pick).make(pick)
    key = _value(pick, world, "pk")
    path = pick.choice(
        [
            "examine/",
            "examine/",
            "format/",
            "fix/",
            f"{key}/compare/",
            f"labels/{pick.choice(['fr', 'en', 'de'])}/",
        ]
    )
    form = {"source_en": [source]}
    if path.startswith("labels"):
        form |= _rows(pick)
    return Request(LIST + path, method="POST", by=pick.choice(STAFF), form=form, headers=_htmx(pick))


def _rows(pick: Random) -> dict[str, list[str]]:
    """Return rows of a label table, as many of each column or not."""
    columns = ("place", "english", "former", "before", "text")
    count = pick.randint(0, 6)
    rows = {
        f"label-fr-{name}": [_place(pick) for _ in range(count - (pick.random() < 0.1))] for name in columns
    }
    rows |= {
        f"removed-fr-{name}": [any_text(pick)]
        for name in ("place", "english", "text", "discard")
        if pick.random() < 0.5
    }
    return rows | {"labels-fr": [""]}


def _place(pick: Random) -> str:
    return pick.choice(["n1", "n2.owner", "lane Shop", "n1 -> n2", "n1 -> n2 #2", "loop 1", any_text(pick)])


def suggesting(pick: Random, world: World) -> Request:
    """Search for templates to recommend, and ask for suggestions."""
    path = pick.choice(["related/found/", f"{_value(pick, world, 'pk')}/related/suggestions/"])
    return Request(
        LIST + path,
        _query(pick, world, ("related_text", "related_text", "related", "of")),
        by=pick.choice(STAFF),
    )


def submitted(pick: Random, world: World) -> Request:
    """Send a form of the admin with a few fields otherwise than they stand."""
    path = pick.choice(list(world.forms))
    form = {name: list(values) for name, values in world.forms[path].items()}
    for _ in range(pick.choice([1, 1, 2, 3, 6])):
        name = pick.choice([*form, any_text(pick)])
        match pick.randrange(5):
            case 0:
                form.pop(name, None)
            case 1:
                form[name] = [pick.choice(NUMBERS)]
            case 2:
                form[name] = [*form.get(name, []), any_text(pick), *form.get(name, [])]
            case 3 if form.get(name):
                form[name] = [spoilt(pick, form[name][0])]
            case _:
                form[name] = [
                    any_kind(pick).make(pick)
                    if name.startswith("source")
                    else any_text(pick) * pick.choice([1, 1, 1, 50])
                ]
    form |= pick.choice(
        [{}, {}, {"_continue": ["1"]}, {"_saveasnew": ["1"]}, {"_popup": ["1"]}, {"_publish": ["1"]}]
    )
    return Request(path, method="POST", by=pick.choice(("edith", "paul", "paul", "root")), form=form)


def acting(pick: Random, world: World) -> Request:
    """Do something with many templates of the list."""
    keys = [_value(pick, world, "pk") for _ in range(pick.randint(0, 4))]
    form = {
        "action": [pick.choice([*world.values["action"], any_text(pick)])],
        "_selected_action": keys,
        "select_across": [pick.choice(["0", "1", "x"])],
        "index": [pick.choice(["0", "9", "x"])],
    }
    for name in ("confirmed", "category", "tag", "tags", "why", "post", "digest"):
        if pick.random() < 0.5:
            form[name] = [_parameter(pick, world, name)]
    return Request(
        LIST,
        _query(pick, world, tuple(QUERIES)) if pick.random() < 0.2 else "",
        "POST",
        pick.choice(STAFF),
        form=form,
    )


def uploading(pick: Random, world: World) -> Request:
    """Upload files: a source, a zip of the catalogue, or something that calls itself so."""
    name, content = uploads.any_file(pick)
    form = {"category": [_value(pick, world, "pk")]} if pick.random() < 0.5 else {}
    return Request(
        LIST + "import/", method="POST", by=pick.choice(STAFF), form=form, files={"file": (name, content)}
    )


def confirming(pick: Random, world: World) -> Request:
    """Look at what was uploaded, and import it."""
    path = f"import/{_value(pick, world, 'upload')}/{pick.choice(['', '', 'source/', 'picture/'])}"
    if pick.random() < 0.4:
        return Request(LIST + path, _query(pick, world, ("overwrite", "why", "path", "digest")), by="paul")
    names = ("title_en", "category", "slug", "overwrite", "why", "digest")
    form = {name: [_parameter(pick, world, name)] for name in names if pick.random() < 0.8}
    files = {"french": uploads.any_file(pick)} if pick.random() < 0.3 else {}
    return Request(LIST + path, method="POST", by="paul", form=form, files=files)


def signing_in(pick: Random, world: World) -> Request:
    """Try to sign in."""
    form = {
        "username": [pick.choice(["edith", any_text(pick)])],
        "password": [any_text(pick)],
        "next": [_parameter(pick, world, "next")],
    }
    return Request(
        pick.choice(["/admin/login/", "/fr/admin/login/"]),
        _query(pick, world, ("next",)),
        "POST",
        form=form,
        headers=_headers(pick),
    )


KINDS = (
    Kind("address", address, 0.17),
    Kind("list", listing, 0.12),
    Kind("search", searching, 0.08),
    Kind("api", api, 0.08),
    Kind("oembed", embedding, 0.05),
    Kind("headers", with_headers, 0.08),
    Kind("methods", with_methods, 0.05),
    Kind("use", counting, 0.02),
    Kind("desk page", desk_page, 0.09),
    Kind("desk answer", desk_answer, 0.08),
    Kind("suggestions", suggesting, 0.03),
    Kind("form", submitted, 0.05),
    Kind("action", acting, 0.03),
    Kind("upload", uploading, 0.04),
    Kind("import", confirming, 0.02),
    Kind("sign in", signing_in, 0.01),
)
