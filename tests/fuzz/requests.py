"""Requests as browsers, programs, scanners and vandals send them, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode

from tests.fuzz import uploads
from tests.fuzz.pieces import NUMBERS, any_text, spoilt
from tests.fuzz.request import Request, World
from tests.fuzz.request_parts import (
    LONGEST,
    METHODS,
    PUBLIC,
    QUERIES,
    any_headers,
    any_htmx,
    any_parameter,
    any_path,
    any_query,
    any_value,
)
from tests.fuzz.sources import any_kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

LIST = "/admin/catalog/diagramtemplate/"

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


def address(pick: Random, world: World) -> Request:
    """Ask for any address that visitors may know, with parameters that it may not."""
    routes = [route for route in world.routes if not route.startswith("admin/")]
    return Request(
        any_path(pick, world, routes), any_query(pick, world, PUBLIC) if pick.random() < 0.5 else ""
    )


def listing(pick: Random, world: World) -> Request:
    """Ask for a list, with a search, facets and pages."""
    path = pick.choice(
        [
            "/templates/",
            "/fr/templates/",
            "/templates/",
            "/",
            "/fr/",
            f"/categories/{any_value(pick, world, 'slug')}/",
        ]
    )
    names = ("q", "q", "sort", "category", "tag", "lanes", "size", "loop", "decision", "page")
    return Request(path, any_query(pick, world, names), headers=any_htmx(pick))


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
    return Request(path, urlencode({"q": text}, errors="surrogatepass")[:LONGEST], headers=any_htmx(pick))


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
        any_path(pick, world, routes),
        any_query(pick, world, names),
        pick.choice(["GET"] * 5 + ["HEAD", "OPTIONS", "POST"]),
    )


def embedding(pick: Random, world: World) -> Request:
    """Ask how an address is embedded."""
    path = any_path(pick, world, [route for route in world.routes if not route.startswith("admin/")])
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
        + any_query(pick, world, ("format", "maxwidth", "maxheight", "url")),
    )


def with_headers(pick: Random, world: World) -> Request:
    """Ask for anything with headers that hardly anybody sends."""
    path = any_path(pick, world, world.routes)
    by = pick.choice(("visitor", "visitor", *STAFF))
    return Request(
        path, any_query(pick, world, PUBLIC) if pick.random() < 0.3 else "", by=by, headers=any_headers(pick)
    )


def with_methods(pick: Random, world: World) -> Request:
    """Ask for anything in another way, perhaps with a body."""
    path = any_path(pick, world, world.routes)
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
    headers = {"Sec-Fetch-Site": "same-origin"} | (any_headers(pick) if pick.random() < 0.3 else {})
    return Request(
        f"/templates/{any_value(pick, world, 'slug')}/uses/",
        method="POST",
        headers=headers,
        form={"kind": [kind]},
    )


def desk_page(pick: Random, world: World) -> Request:
    """Ask for any page of the admin, as whoever may enter it."""
    routes = [route for route in world.routes if route.startswith("admin/")]
    query = any_query(pick, world, tuple(QUERIES)) if pick.random() < 0.6 else ""
    return Request(any_path(pick, world, routes), query, by=pick.choice(STAFF), headers=any_htmx(pick))


def desk_answer(pick: Random, world: World) -> Request:
    """Ask the editor's questions about a source."""
    source = any_kind(pick).make(pick)
    key = any_value(pick, world, "pk")
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
    return Request(LIST + path, method="POST", by=pick.choice(STAFF), form=form, headers=any_htmx(pick))


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
    path = pick.choice(["related/found/", f"{any_value(pick, world, 'pk')}/related/suggestions/"])
    return Request(
        LIST + path,
        any_query(pick, world, ("related_text", "related_text", "related", "of")),
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
    keys = [any_value(pick, world, "pk") for _ in range(pick.randint(0, 4))]
    form = {
        "action": [pick.choice([*world.values["action"], any_text(pick)])],
        "_selected_action": keys,
        "select_across": [pick.choice(["0", "1", "x"])],
        "index": [pick.choice(["0", "9", "x"])],
    }
    for name in ("confirmed", "category", "tag", "tags", "why", "post", "digest"):
        if pick.random() < 0.5:
            form[name] = [any_parameter(pick, world, name)]
    return Request(
        LIST,
        any_query(pick, world, tuple(QUERIES)) if pick.random() < 0.2 else "",
        "POST",
        pick.choice(STAFF),
        form=form,
    )


def uploading(pick: Random, world: World) -> Request:
    """Upload files: a source, a zip of the catalogue, or something that calls itself so."""
    name, content = uploads.any_file(pick)
    form = {"category": [any_value(pick, world, "pk")]} if pick.random() < 0.5 else {}
    return Request(
        LIST + "import/", method="POST", by=pick.choice(STAFF), form=form, files={"file": (name, content)}
    )


def confirming(pick: Random, world: World) -> Request:
    """Look at what was uploaded, and import it."""
    path = f"import/{any_value(pick, world, 'upload')}/{pick.choice(['', '', 'source/', 'picture/'])}"
    if pick.random() < 0.4:
        return Request(LIST + path, any_query(pick, world, ("overwrite", "why", "path", "digest")), by="paul")
    names = ("title_en", "category", "slug", "overwrite", "why", "digest")
    form = {name: [any_parameter(pick, world, name)] for name in names if pick.random() < 0.8}
    files = {"french": uploads.any_file(pick)} if pick.random() < 0.3 else {}
    return Request(LIST + path, method="POST", by="paul", form=form, files=files)


def signing_in(pick: Random, world: World) -> Request:
    """Try to sign in."""
    form = {
        "username": [pick.choice(["edith", any_text(pick)])],
        "password": [any_text(pick)],
        "next": [any_parameter(pick, world, "next")],
    }
    return Request(
        pick.choice(["/admin/login/", "/fr/admin/login/"]),
        any_query(pick, world, ("next",)),
        "POST",
        form=form,
        headers=any_headers(pick),
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
