import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.flowzap.syntax.escapes import escape, unescape
from gallery.flowzap.syntax.lexer import lines
from gallery.flowzap.syntax.tokens import Kind


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for _, tokens in lines(text) for token in tokens]


def test_edge_is_made_of_few_tokens() -> None:
    assert kinds('n3.handle(bottom) -> Support.n6.handle( top ) [label="Go \\"on\\""]') == [
        ("name", "n3.handle"),
        ("side", "(bottom)"),
        ("arrow", "->"),
        ("name", "Support.n6.handle"),
        ("side", "( top )"),
        ("bracket", "["),
        ("name", "label"),
        ("equals", "="),
        ("string", '"Go \\"on\\""'),
        ("unbracket", "]"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"a', Kind.UNCLOSED),
        ('"a\\"', Kind.UNCLOSED),
        ('"a\\', Kind.UNCLOSED),
        ("'a'", Kind.QUOTED),
        ("“l’été”", Kind.QUOTED),
        ("„a“", Kind.QUOTED),
        ("«a»", Kind.QUOTED),
        ("loop[a b]", Kind.LOOP),
        ("LOOP  [a]", Kind.LOOP),
        ("-->", Kind.ARROW),
        ("---", Kind.OTHER),
        ("# a { b", Kind.HASH),
        ("// a # b", Kind.COMMENT),
        ("```flowzap", Kind.FENCE),
        ("step-4.x", Kind.NAME),
        ("été", Kind.NAME),
        ("()", Kind.SIDE),
        ("(", Kind.OTHER),
    ],
)
def test_whole_text_is_one_token(text: str, kind: Kind) -> None:
    assert kinds(text) == [(kind.value, text)]


def test_lines_are_numbered_as_editors_do() -> None:
    assert [number for number, _ in lines("a\r\n\r\nb\rc\n \t\nd")] == [1, 3, 4, 6]


def test_what_means_nothing_is_passed_over() -> None:
    assert kinds("\ufeffa\x00\u200b🚀 \u00a0b") == [("name", "a"), ("name", "b")]


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    end = 0
    for _, tokens in lines(text):
        for token in tokens:
            assert end <= token.start < token.end
            assert text[token.start : token.end] == token.text
            end = token.end


@given(st.text(alphabet='"\\ab'))
def test_escapes_survive_a_round_trip(text: str) -> None:
    assert unescape(escape(text)) == text
    assert kinds(f'"{escape(text)}"')[0][0] == Kind.STRING


def test_backslash_before_anything_else_is_a_backslash() -> None:
    assert unescape(r"C:\new\\old \"x\"") == r'C:\new\old "x"'
