"""Texts that are almost a source: pieces of the language in any order, and anything else."""

from hypothesis import strategies as st

_PIECES = st.sampled_from(
    [
        *("Shop { # Shop\n", "Depot {", "}", "{", "\n", "\r\n", " ", "\t", "# note", "// note", "```"),
        *("n1: circle", "n2: diamond", "n3: Taskbox", "n1", "n31", "Shop.n1", ' label:"a"', ' owner="b"'),
        *("n1.handle(right)", "n2.handle(", ".handle", "(left)", " -> ", " --> ", "[label=", '"c"', "]", '"'),
        *("loop [x] n1 n2", "loop [", "loop", ":", "=", ",", "'d'", "“e”", "\\", "\x00", "🚀", "\ud800"),
    ]
)

NOISE = st.text() | st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join)
