import io

import pytest

from gallery.flowzap.cli.terminal import BRIGHT, PLAIN, Colours, colours_of, columns, visible


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colours"),
    [
        (Terminal(), {"TERM": "xterm"}, BRIGHT),
        (io.StringIO(), {"TERM": "xterm"}, PLAIN),
        (Terminal(), {"TERM": "dumb"}, PLAIN),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, PLAIN),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, BRIGHT),
        (io.StringIO(), {"FORCE_COLOR": "1"}, BRIGHT),
        (io.StringIO(), {"FORCE_COLOR": ""}, PLAIN),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, PLAIN),
    ],
)
def test_colours_are_for_terminals_that_want_them(
    stream: io.StringIO, environment: dict[str, str], colours: Colours, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colours_of(stream) is colours


def test_what_would_move_the_cursor_is_replaced_one_for_one() -> None:
    text = "a\tb\x1b[1m\r\u202e\udc80 \u00a0é終\u200d"
    assert visible(text) == "a b\ufffd[1m\ufffd\ufffd\ufffd \u00a0é終\u200d"
    assert len(visible(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("ab", 2), ("終点", 4), ("e\u0301", 1), ("👩\u200d💻", 4)]
)
def test_columns_are_those_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width
