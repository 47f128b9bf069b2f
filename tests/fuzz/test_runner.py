"""The long run counts what it tries, finds what goes wrong, makes it small and keeps it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gallery import flowzap
from tests.fuzz import __main__ as runner
from tests.fuzz import corpus, engine, shrinking, workers
from tests.fuzz.faults import Fault, Violation, Watch, hold
from tests.fuzz.tally import Tally
from tests.fuzz.workers import Batch

if TYPE_CHECKING:
    from pathlib import Path

    from gallery.flowzap import Analysis


def test_a_batch_is_counted_by_kind() -> None:
    tally = workers.run(Batch("engine", "seed", 0, 30))
    assert tally.tried.total() == 30
    assert tally.found == {}
    other = workers.run(Batch("engine", "seed", 30, 10))
    tally.add(other)
    lines = list(tally.table("texts"))
    assert lines[0].startswith("40 texts in ")
    assert len(tally.slowest) == 10
    assert [line.split() for line in lines if "exception" in line] == [["exception", "0"]]


def test_what_fails_is_found_made_small_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    analyze = flowzap.analyze

    def broken(source: str) -> Analysis:
        if "q" in source and "\n}" in source:
            raise KeyError(source)
        return analyze(source)

    monkeypatch.setattr(flowzap, "analyze", broken)
    monkeypatch.setattr(corpus.keep, "__defaults__", (tmp_path,))
    text = "A {\n  n1: circle\n  // quite\n}\nB {\n}\n"
    (fault,) = engine.try_text(text).faults
    assert (fault.kind, fault.step) == ("exception", "analyze")
    assert "KeyError" in fault.about
    runner.keep_small("engine", fault, text)
    ((name, kept),) = corpus.sources(tmp_path)
    assert name.startswith("engine-exception-analyze-")
    assert kept == "q\n}"


def test_a_request_is_made_small_field_by_field() -> None:
    text = json.dumps(
        {
            "path": "/templates/",
            "method": "POST",
            "headers": {"Accept": "x", "Host": "bad host"},
            "form": {"a": ["one", "two \x00 three"], "b": ["c"]},
        }
    )

    def fails(other: str) -> bool:
        said = json.loads(other)
        return "\x00" in "".join(said.get("form", {}).get("a", [])) and "bad" in said.get("headers", {}).get(
            "Host", ""
        )

    said = json.loads(shrinking.shrunk_request(text, fails))
    assert said == {"path": "/templates/", "headers": {"Host": "bad"}, "form": {"a": ["\x00"]}}


@pytest.mark.parametrize("text", ["", "A {\n}\n", "\ud800 \udce9\r\n", "é🚀"])
def test_any_text_can_be_kept(text: str, tmp_path: Path) -> None:
    corpus.keep("engine", Fault("exception", "draw", "x"), "0123", text, tmp_path)
    assert list(corpus.sources(tmp_path)) == [("engine-exception-draw-0123", text)]


def test_a_watch_tells_apart_what_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch()
    assert watch.step("right", lambda: 1) == 1
    assert watch.step("wrong", lambda: hold(False, "it does not hold")) is None
    watch.allowed = 0.0
    watch.step("slow", lambda: sum(range(10_000)))
    assert [(fault.kind, fault.step) for fault in watch.faults] == [("violation", "wrong"), ("hang", "slow")]
    assert set(watch.seconds) == {"right", "wrong", "slow"}
    with pytest.raises(Violation):
        hold([], "nothing")


def test_a_tally_keeps_one_input_of_each_cause() -> None:
    tally = Tally()
    for text in ("one", "other"):
        watch = Watch()
        watch.step("draw", lambda: hold(False, "a node leaves the page"))
        tally.note("noise", text, text, watch)
    assert tally.faults == {"violation": 2}
    assert [text for _, text in tally.found.values()] == ["one"]
