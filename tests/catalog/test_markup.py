"""Long descriptions: Markdown in, clean HTML out."""

import pytest

from gallery.catalog.markup import markdown_to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("# Top\n\n## Below", "<h3>Top</h3>\n<h4>Below</h4>"),
        ("## Top\n\n### Below\n\n## Next", "<h3>Top</h3>\n<h4>Below</h4>\n<h3>Next</h3>"),
        ("###### Alone", "<h3>Alone</h3>"),
        ("# 1\n\n###### 6", "<h3>1</h3>\n<h6>6</h6>"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("`n1` **is** *so*", "<p><code>n1</code> <strong>is</strong> <em>so</em></p>"),
        ("[x](https://a.example)", '<p><a href="https://a.example" rel="noopener">x</a></p>'),
        ("[x](/templates/)", '<p><a href="/templates/" rel="noopener">x</a></p>'),
        ("", ""),
    ],
)
def test_turns_markdown_into_html(text: str, html: str) -> None:
    assert markdown_to_html(text) == html


def test_has_tables() -> None:
    assert "<td>1</td>" in markdown_to_html("| a |\n| - |\n| 1 |")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,1)",
        '<a href="https://a.example" onclick="alert(1)" style="color: red">x</a>',
        "<img src=x onerror=alert(1)>",
        "![x](https://a.example/pixel.png)",
        '<h2 id="content">x</h2>',
        "<iframe src='https://a.example'></iframe>",
        "<style>body { display: none }</style>",
    ],
)
def test_drops_what_a_description_may_not_hold(text: str) -> None:
    html = markdown_to_html(text)

    for fragment in (
        "<script",
        "javascript:",
        "data:",
        "onclick",
        "onerror",
        "style",
        "<img",
        "<iframe",
        "id=",
    ):
        assert fragment not in html


def test_keeps_a_block_of_code_as_it_is() -> None:
    html = markdown_to_html("```flowzap\nA { # One\n  n1: circle\n}\n```")

    assert html == "<pre><code>A { # One\n  n1: circle\n}\n</code></pre>"
