"""A record's text: what an editor means comes through, and nothing else does."""

import pytest

from generator.text.markup import beginning, plain_text, to_html

ADDRESSES = {
    "fund:havnepuljen": "puljer/havnepuljen/",
    "fund:": "puljer/",
    "plan:gjol/2023": "planer/gjol/2023/",
    "plan:gjol/2023#bro": "planer/gjol/2023/#section-action-bro",
}


def html(markdown: str) -> str:
    return to_html(markdown, root="../../", addresses=ADDRESSES)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Søg **nu**.", "<p>Søg <strong>nu</strong>.</p>\n"),
        ("[pulje](fund:havnepuljen)", '<p><a href="../../puljer/havnepuljen/" rel="noopener">pulje</a></p>\n'),
        ("[mål](fund:havnepuljen#maal)", '<p><a href="../../puljer/havnepuljen/#maal" rel="noopener">mål</a></p>\n'),
        (
            "[bro](plan:gjol/2023#bro)",
            '<p><a href="../../planer/gjol/2023/#section-action-bro" rel="noopener">bro</a></p>\n',
        ),
        ("[skema](/files/skema.pdf)", '<p><a href="../../files/skema.pdf" rel="noopener">skema</a></p>\n'),
        ("[puljer](fund:)", '<p><a href="../../puljer/" rel="noopener">puljer</a></p>\n'),
        ("[ude](https://a.dk/x)", '<p><a href="https://a.dk/x" rel="noopener">ude</a></p>\n'),
        ("![hus](/files/hus.jpg)", '<p><img src="../../files/hus.jpg" alt="hus"></p>\n'),
        ("## Æbler & pærer", '<h2 id="aebler-paerer">Æbler &amp; pærer</h2>\n'),
        ("## En\n\n## En", '<h2 id="en">En</h2>\n<h2 id="en-2">En</h2>\n'),
        ("# Stor\n\n##### Lille", '<h2 id="stor">Stor</h2>\n<h4 id="lille">Lille</h4>\n'),
        ("## Section top", '<h2 id="section-top-1">Section top</h2>\n'),
        ("", ""),
        (" \n\n", ""),
    ],
)
def test_markdown_becomes_html(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_the_columns_of_a_table_are_aligned_by_a_class() -> None:
    made = html("| a | b |\n|---|--:|\n| 1 | 2 |")

    assert '<th>a</th><th class="ei-column-right">b</th>' in made
    assert '<td>1</td><td class="ei-column-right">2</td>' in made


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    '<img src=x onerror="alert(1)">',
    "<img src='https://evil.example/pixel.gif'>",
    "![x](https://evil.example/pixel.gif)",
    "![x](//evil.example/pixel.gif)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<iframe src=https://evil.example/></iframe>",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "<form action=https://evil.example/><input name=a></form>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<object data=https://evil.example/></object>",
    "</article></main></body></html>",
    "</div></div></div><div id='section-top'>",
    '<a href="https://a.dk" onclick="alert(1)" target="_blank" style="x">x</a>',
    "<!-- comment -->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "[[indgang:content]]",
]
FORBIDDEN = (
    "<script", "onerror", "onload", "onclick", "<iframe", "<style", "style=", "<form", "<input", "<svg", "<math",
    "<base", "<meta", "<object", "</div>", "</article>", "</body>", "<!--", 'href="javascript', 'href="data',
    'href="vbscript', 'src="https', 'src="//', "id='section-top'", 'id="section-top"', "target=",
)  # fmt: skip


@pytest.mark.parametrize("markdown", HOSTILE)
def test_hostile_markdown_has_no_effect(markdown: str) -> None:
    made = html(f"Før.\n\n{markdown}\n\nEfter.").casefold()

    assert [word for word in FORBIDDEN if word in made.replace("&lt;", "")] == []
    assert "før." in made
    assert "efter." in made


def test_the_beginning_of_a_text_ends_at_a_word() -> None:
    text = beginning("## Mål\n\nVi vil *bygge* en [bro](fund:havnepuljen) over åen, så alle kan komme over.", 40)

    assert text == "Mål Vi vil bygge en bro over åen, så …"


def test_plain_text_has_no_marks_and_no_entities() -> None:
    assert plain_text("<p>Æbler &amp; <b>pærer</b></p>\n<p>i kurv</p>") == "Æbler & pærer i kurv"
