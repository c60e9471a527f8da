"""Nothing that runs or is fetched from elsewhere gets into a hand-written page; what only shows is left alone."""

from datetime import date
from pathlib import Path

import pytest

from generator.build import prepare
from generator.engine.plugin import run_build
from generator.text.safety import Judge

JUDGE = Judge("https://portal.example/", frozenset({"fund", "page"}))
RUNS = """
<script>alert(1)</script>
<SCRIPT SRC=//elsewhere.example/x.js></SCRIPT>
<script/x>alert(1)</script>
<img src=x onerror=alert(1)>
<svg/onload=alert(1)>
<svg onload = "alert(1)">
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><animate attributeName=href values=javascript:alert(1) /></svg>
<svg><set attributeName=onmouseover to=alert(1) /></svg>
<svg><use href="//elsewhere.example/x.svg#a"/></svg>
<svg><image href="https://elsewhere.example/x.png"/></svg>
<svg><foreignObject><p>x</p></foreignObject></svg>
<math><maction actiontype="statusline#" xlink:href="javascript:alert(1)">x</maction></math>
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="java&#115;cript:alert(1)">x</a>
<a href="java&Tab;script:alert(1)">x</a>
<a href="&#1;javascript:alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href="file:///etc/passwd">x</a>
<a href="blob:https://x">x</a>
<a href="https://x.example" ping="https://elsewhere.example">x</a>
<a href="#" onclick="alert(1)">x</a>
<details ontoggle=alert(1) open>x</details>
<p onmouseover='alert(1)'>x</p>
<b style="background:url(//elsewhere.example/x)">x</b>
<style>@import "//elsewhere.example/x.css";</style>
<link rel="stylesheet" href="//elsewhere.example/x.css">
<link rel=prefetch href="//elsewhere.example/x">
<meta http-equiv="refresh" content="0; url=https://elsewhere.example">
<base href="https://elsewhere.example/">
<iframe src="https://elsewhere.example"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<frame src=x>
<frameset onload=alert(1)>
<object data="x.swf"></object>
<embed src="x.swf">
<applet code="x"></applet>
<form action="https://elsewhere.example"><input name=a></form>
<input type=text>
<input type=image src=//elsewhere.example/x>
<button formaction="javascript:alert(1)">x</button>
<select><option>x</option></select>
<textarea>x</textarea>
<isindex action=javascript:alert(1)>
<keygen autofocus onfocus=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<portal src=//elsewhere.example></portal>
<dialog open>x</dialog>
<x-own>x</x-own>
<img src="https://elsewhere.example/x.png" alt="x">
<img src="//elsewhere.example/x.png" alt="x">
<img src="\\\\elsewhere.example\\x.png" alt="x">
<img src="http:x.png" alt="x">
<img src="ftp://elsewhere.example/x.png" alt="x">
<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="x">
<img srcset="/a.png 1x, https://elsewhere.example/b.png 2x" alt="x">
<picture><source srcset="//elsewhere.example/x.webp"><img src="/a.png" alt="x"></picture>
<video src="https://elsewhere.example/x.mp4"></video>
<video poster="https://elsewhere.example/x.png"></video>
<audio src=//elsewhere.example/x.mp3></audio>
<track src=//elsewhere.example/x.vtt>
<table background="https://elsewhere.example/x.png"><tr><td>x</td></tr></table>
<td background=//elsewhere.example/x>
<body onload=alert(1)>
<html manifest=x>
<title><img src=x onerror=alert(1)></title>
<xmp><img src=x onerror=alert(1)></xmp>
<plaintext>
""".strip().split("\n")
IN_BRACES = """
<p style="color: red">x</p>
Et ord{ onclick=alert(1) }
Et ord{: onmouseover="alert(1)" }
*Et*{ .stor onclick='alert(1)' }
[x](om.md){ href="javascript:alert(1)" }
![x](/files/a.png){ src=https://elsewhere.example/x.png }
## Overskrift { onclick=alert(1) }
Et ord{ style="color:red" }
""".strip().split("\n")
SHOWS = """
<b>vigtigt</b>, <em title="a > b">x</em> og <br> og <br/>
<details open><summary>Mere</summary>Tekst</details>
<figure><img src="/files/a.jpg" alt="x" width="300"><figcaption>x</figcaption></figure>
<img src="files/a.jpg" alt="x" srcset="/a.png 1x, /b.png 2x">
<img src="https://portal.example/files/a.jpg" alt="x">
<img src="data:image/png;base64,AAAA" alt="x">
<a href="https://www.kommunen.example/">x</a> <a href="mailto:a@b.example">x</a> <a href="tel:+4572577777">x</a>
<a href="fund:havnefonden">x</a> <a href="#her" target="_blank" rel="noopener">x</a>
<div class="grid cards" markdown>x</div>
<table><tr><th scope="col" align="right" colspan="2">x</th></tr></table>
<abbr title="Lokal udviklingsplan">LUP</abbr> <kbd>Ctrl</kbd> <sup>2</sup> <mark>x</mark>
<video src="/files/a.mp4" controls></video> <audio src="/files/a.mp3"></audio>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
Vi er 3 < 5, og a <- b, og 5 > 3. {ikke det}
Et ord{ .stor #her target=_blank }
[x](https://x.example){ .md-button .md-button--primary }
<!-- en bemærkning -->
<blockquote cite="https://x.example/">x</blockquote>
<p lang="en" dir="ltr" id="x">x</p>
""".strip().split("\n")


@pytest.mark.parametrize("vector", [*RUNS, *IN_BRACES])
def test_what_runs_or_is_fetched_is_found_where_it_is_written(vector: str) -> None:
    before = "Ordene står før.\n\n"

    found = list(JUDGE.of_source(before + vector))

    assert found
    assert all(fault.offset >= len(before) for fault in found)


@pytest.mark.parametrize("vector", RUNS)
def test_what_runs_is_found_in_what_the_engine_made(vector: str) -> None:
    assert JUDGE.of_html(f"<p>Ord</p>{vector}")


@pytest.mark.parametrize("text", SHOWS)
def test_what_only_shows_is_left_alone(text: str) -> None:
    assert list(JUDGE.of_source(text)) == []
    assert JUDGE.of_html(text) == ()


def test_an_address_in_angles_is_no_tag() -> None:
    text = "<https://www.kommunen.example/>, <post@kommunen.example>, [x](<files/to ord.pdf>), [y]: <files/to ord.pdf>"

    assert list(JUDGE.of_source(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<script>x</script>\n```",
        "~~~\n<script>x</script>\n~~~",
        "Skriv `<script>` og ``<a href=javascript:x>``.",
        "Kode:\n\n    <script>x</script>\n",
        '!!! note "Kode"\n\n    ```html\n    <script>x</script>\n    ```\n',
    ],
)
def test_code_may_hold_anything(town: Path, text: str) -> None:
    (town / "content/kode.md").write_text(f"---\ntitle: Kode\npublished: 2026-11-01\n---\n\n{text}\n", "utf-8")

    assert [problem for problem in prepare(town).problems if problem.rule == "unsafe-html"] == []
    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21)) is not None


@pytest.mark.parametrize(
    "text",
    [
        '!!! note "Film"\n    <script>x</script>',
        "??? tip\n\n    <script>x</script>",
        '=== "Først"\n\n    <script>x</script>',
        "- punkt\n\n    <script>x</script>",
        "Ord[^1].\n\n[^1]: Note.\n\n    <script>x</script>",
        '<div markdown="1">\n<script>x</script>\n</div>',
        "> <script>x</script>",
        "| a |\n|---|\n| <script>x</script> |",
    ],
)
def test_no_place_hides_it(town: Path, text: str) -> None:
    page = f"---\ntitle: Side\npublished: 2026-11-01\n---\n\n{text}\n"
    (town / "content/side.md").write_text(page, "utf-8")
    line = page[: page.index("<script>")].count("\n") + 1

    found = [problem for problem in prepare(town).problems if problem.rule == "unsafe-html"]

    assert [(problem.at.file, problem.at.line) for problem in found] == [("content/side.md", line)]


def test_what_the_check_overlooks_stops_the_build(
    town: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Judge, "of_source", lambda *_: iter(()))
    (town / "content/side.md").write_text(
        "---\ntitle: Side\npublished: 2026-11-01\n---\n\n<script>x</script>\n", "utf-8"
    )

    assert run_build(town, site_dir=town / "site", searched=False, today=date(2026, 11, 21)) is None
    assert "content/side.md:1:1" in caplog.text
    assert not (town / "site").exists()
