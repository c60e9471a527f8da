"""What editors write reads the same in a record and on a page, though two engines make them."""

import re
from pathlib import Path

import pytest
from markdown import markdown

from generator.engine.plugin import EXTENSIONS
from generator.text.markup import to_html
from generator.text.page_markdown import for_pages
from tests.conftest import Build

OF_THE_SITE = ("toc", "tables", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.details")
"""What the site engine and `mkdocs.yml` add."""
MINUTES = """
## Punkter

Rådet drøftede disse emner:
- Badebroen
  - tilbud fra to firmaer
  - tilladelse
- Stien

1. Godkendelse af dagsorden
   a) tilføjelser
   b) eventuelt
2. Økonomi

   Bilag er sendt ud.

3. Næste møde

Derefter:

3. Tredje punkt
4. Fjerde punkt

* Stjerne
  1. under to mellemrum
  2. igen

1) parentes
2) parentes igen

- [ ] ikke gjort
- [x] gjort
"""
TEXTS = {
    "a list after a line": "Rådet drøftede:\n- Bro\n- Sti",
    "two spaces": "- Bro\n  - tilbud\n  - tilladelse\n- Sti",
    "four spaces": "- Bro\n    - tilbud\n- Sti",
    "three spaces under a number": "1. Bro\n   - tilbud\n   - b\n2. Sti",
    "three levels": "- a\n  - b\n    - c\n      - d\n- e",
    "back two levels": "- a\n  - b\n    - c\n- d\n  - e",
    "numbers going on": "3. tre\n4. fire",
    "numbers from 0": "0. nul\n1. en",
    "a large number": "16. punkt\n17. punkt",
    "all ones": "1. a\n1. b\n1. c",
    "brackets": "1) en\n2) to",
    "numbers after a line": "Punkter:\n1. en\n2. to",
    "numbers that are no list": "Mødet i\n1986. var godt",
    "a paragraph in an item": "1. en\n2. to\n\n   Bilag er sendt ud.\n\n3. tre",
    "a paragraph in a dash": "- en\n\n  mere\n\n- to",
    "letters": "1. Godkendelse\n   a) tilføjelser\n   b) eventuelt\n2. Økonomi",
    "numbers under a star": "* Stjerne\n  1. under\n  2. igen",
    "a dash under a number by two": "1. a\n  - b\n2. c",
    "dashes, then stars": "- a\n- b\n\n* c\n* d",
    "dashes, then numbers": "- a\n- b\n\n1. c\n2. d",
    "a dash, then a number": "- a\n1. b",
    "numbers with points, then with brackets": "1. a\n2. b\n\n1) c\n2) d",
    "tasks": "- [ ] ikke gjort\n- [x] gjort",
    "air between items": "- a\n\n- b\n\n- c",
    "air before what is under": "- a\n\n  - b\n\n- c",
    "indented by one": " - a\n - b",
    "plus": "+ a\n+ b",
    "a line that goes on": "- a\nfortsat\n- b",
    "a line that goes on, indented": "- a\n  fortsat\n- b",
    "a text after a list": "- a\n- b\n\nTekst",
    "no air after a list": "1. a\n2. b\nTekst",
    "a list after a heading": "## A\n- a\n- b",
    "a list in a quotation": "> - a\n> - b",
    "a heading without air": "Tekst\n## Overskrift\nMere",
    "a heading that is none": "##Overskrift\n\n#emneord",
    "a heading underlined": "Overskrift\n---\nTekst",
    "a heading closed": "## A ##",
    "a rule": "Tekst\n\n---\n\nMere",
    "a break of two spaces": "linje  \nnæste",
    "a break of a backslash": "linje\\\nnæste\\\ntredje",
    "a break in an item": "- linje\\\n  næste\n- b",
    "a line": "linje\nnæste",
    "an address in angles": "Se <https://a.dk/x>",
    "an address alone": "Se https://a.dk/x",
    "marks in words": "snake_case_word u*be*lagt u**be**lagt",
    "marks": "__fed__ _kursiv_ **fed** *kursiv* ~~væk~~",
    "a table": "| a | b |\n|---|--:|\n| 1 | 2 |",
    "a table without air": "Tekst\n| a | b |\n|---|---|\n| 1 | 2 |",
    "code": "Tekst\n\n    kode\n    mere",
    "code in fences without air": "Tekst\n```\nkode\n- a\n```\nMere",
    "code in fences of waves": "~~~\nkode\n~~~",
    "code in an item": "- punkt\n\n  ```\n  kode\n  ```\n- b",
    "code in a line": "`a` og ``b ` c``",
    "a quotation without air": "Tekst\n> citat\nmere",
    "a break in HTML": "a<br>b",
    "escapes": "\\*ikke\\*  1\\. x \\- y",
    "signs": "A & B < C &amp; b&oslash;rn",
    "a link with a title": '[a](https://a.dk "t")',
    "a link elsewhere": "[a][b] [b]\n\n[b]: https://a.dk",
    "a link with brackets": "[a](https://a.dk/(x))",
    "a link with spaces": "[a](</files/a b.pdf>)",
    "a day": "16. september 2026 mødtes vi",
    "a dash without a space": "-a\n-b",
    "a dot": "• a\n• b",
    "links in items": "Se:\n- [a](https://a.dk)\n  - [b](https://b.dk)",
    "a mark over two lines in an item": "- **a\n  b**\n- c",
    "minutes": MINUTES,
}


def in_record(text: str) -> str:
    return plain(to_html(text, root="/", addresses={}))


def on_page(text: str) -> str:
    configured = {name: options for name, options in EXTENSIONS.items() if options}
    extensions = [*OF_THE_SITE, *EXTENSIONS]
    return plain(markdown(for_pages(text), extensions=extensions, extension_configs=configured))


def plain(html: str) -> str:
    """Leave out what no reader sees."""
    html = re.sub(r'\s(?:style="text-align: |class="ei-column-)(left|right|center);?"', r' align="\1"', html)
    html = re.sub(r'\s(?:id|class|rel|tabindex)="[^"]*"', "", html)
    html = re.sub(r"<span></span>|</?div>|<!--.*?-->", "", html)
    html = html.replace("<br />", "<br>").replace("<hr />", "<hr>").replace("&oslash;", "ø").replace("%20", " ")
    html = re.sub(
        r"\s*(</?(?:ul|ol|li|p|pre|table|thead|tbody|tr|t[hd]|h[1-6]|blockquote|br|hr)\b[^>]*>)\s*", r"\1", html
    )
    return re.sub(r"\s+", " ", html).replace(" </code></pre>", "</code></pre>").strip()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_reads_the_same_in_a_record_and_on_a_page(text: str) -> None:
    assert on_page(text) == in_record(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_rewriting_a_text_twice_changes_nothing_more(text: str) -> None:
    once = for_pages(text)

    assert plain(markdown(for_pages(once), extensions=[*OF_THE_SITE, *EXTENSIONS])) == plain(
        markdown(once, extensions=[*OF_THE_SITE, *EXTENSIONS])
    )


def test_what_only_pages_have_passes_untouched() -> None:
    text = '!!! note "Husk"\n    Tekst[^1]\n\n??? tip\n    Mere\n\nOrd\n: forklaring\n\n## A {#b}\n\n[^1]: note\n'

    assert for_pages(text) == text


def test_a_list_in_a_box_is_a_list() -> None:
    html = on_page("!!! note\n    Husk:\n    - a\n      - b\n\nEfter")

    assert "<p>Husk:</p><ul><li>a<ul><li>b</li></ul></li></ul><p>Efter</p>" in html


def test_minutes_read_the_same_in_the_finished_site(town: Path, build_site: Build) -> None:
    facts = "---\ntitle: Referat\npublished: 2026-11-15\n---\n"
    for folder in ("news/", ""):
        (town / f"content/{folder}referatside.md").write_text(facts + MINUTES, encoding="utf-8")

    site = build_site(town)

    record = (site / "nyheder/referatside/index.html").read_text(encoding="utf-8")
    page = (site / "referatside/index.html").read_text(encoding="utf-8")
    assert _body(plain(page)) == _body(plain(record))
    assert "<li>tilladelse</li></ul>" in _body(plain(page))


def _body(html: str) -> str:
    start = html.index("<h2>Punkter")
    return html[start : html.index("[x] gjort", start)]
