"""What is given out runs nothing, asks no other site and tells of no place; all else passes, whatever it is."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from generator.load import load
from generator.problems import as_text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def told(town: Path, name: str, raw: bytes | str) -> str:
    """Put a file among the attachments, and give what is said of it."""
    path = town / "content/files" / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return as_text(load(town).problems, str)


def photo(kind: str, *, place: bool) -> bytes:
    """Make a small picture that tells who made it, and perhaps where."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 4.0, 6.0), 3: "E", 4: (9.0, 39.0, 7.0)})
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "green").save(buffer, kind, exif=exif)
    return buffer.getvalue()


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>", '<g onload="alert(1)"/>', '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href=" java&#10;script:alert(1)"><text>x</text></a>', "<foreignObject><p>x</p></foreignObject>",
        '<image href="https://elsewhere.example/x.png"/>', '<image xlink:href="//elsewhere.example/x.png"/>',
        '<use href="https://elsewhere.example/x.svg#a"/>', '<use href="data:image/svg+xml,x"/>',
        "<style>@import url(https://elsewhere.example/x.css);</style>",
        '<rect style="fill:url(https://elsewhere.example/x)"/>', '<rect fill="url(//elsewhere.example/x#a)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>', '<animate attributeName="onclick" values="x"/>',
        '<a><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>', "<iframe src='x'/>",
        '<image href="/files/andet.png"/>',
    ],
)  # fmt: skip
def test_a_picture_that_runs_or_fetches_something_is_refused_on_its_line(town: Path, inner: str) -> None:
    said = told(town, "kort.svg", SVG.format(f"\n{inner}\n"))

    assert said.startswith("content/files/kort.svg:2:1: error [unsafe-attachment] the picture holds '")


@pytest.mark.parametrize(
    "text",
    [
        '<?xml-stylesheet href="https://elsewhere.example/x.css"?>' + SVG.format(""),
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;"),
        SVG.format("<g>"),
    ],
)
def test_a_picture_that_cannot_be_read_or_is_put_together_elsewhere_is_refused(town: Path, text: str) -> None:
    assert told(town, "kort.svg", text).startswith("content/files/kort.svg:1:1: error [unsafe-attachment]")


@pytest.mark.parametrize(
    "inner",
    [
        "<title>Kort</title><rect style='fill:#fff' width='4'/>", "<style>rect { fill: url(#a) }</style>",
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>',
        '<a href="https://www.dr.dk/"><text>DR</text></a>', '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<animate attributeName="opacity" from="0" to="1"/>', '<a href="mailto:bo@lilleby.example"><text>Bo</text></a>',
    ],
)  # fmt: skip
def test_a_picture_that_only_draws_passes(town: Path, inner: str) -> None:
    assert told(town, "kort.svg", SVG.format(inner)) == "no problems"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_photo_that_tells_where_it_was_taken_is_refused(town: Path, kind: str) -> None:
    assert "the picture tells where it was taken" in told(town, f"bro.{kind}", photo(kind, place=True))
    assert told(town, f"bro.{kind}", photo(kind, place=False)) == "no problems"


def test_a_place_is_found_in_kinds_that_the_library_does_not_open_and_in_xmp(town: Path) -> None:
    jpeg = photo("jpeg", place=True)
    block = jpeg[jpeg.index(b"Exif\x00\x00") :]

    assert "where it was taken" in told(town, "bro.heic", b"\x00\x00\x00\x18ftypheic" + block)
    (town / "content/files/bro.heic").unlink()
    assert "where it was taken" in told(town, "bro.png", b"\x89PNG<x:xmpmeta exif:GPSLatitude='57,4N'/>")


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("brev.docx", archive("word/document.xml", "word/vbaProject.bin"), "the document holds macros"),
        ("ark.ods", archive("content.xml", "Basic/Standard/Module1.xml"), "the document holds macros"),
        ("ark.xls", b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le"), "the document holds macros"),
        ("pakke.zip", archive("laes.txt", "bin/setup.EXE"), "the archive holds a program, 'setup.EXE'"),
        ("pakke.zip", archive("../../ude.txt"), "the archive would write outside its own folder"),
        ("skema.pdf", b"MZ\x90\x00", "the file is a program"),
        ("skema.pdf", b"\x7fELF\x02", "the file is a program"),
        ("skema.txt", b"#!/bin/sh\nrm x\n", "the file is a program"),
        ("skema.pdf", b"<!DOCTYPE html><script>alert(1)</script>", "the file is a web page"),
        ("skema.png", b" <html>", "the file is a web page"),
        ("skema.pdf", b"", "the file is empty"),
        ("pynt.css", b"\n@import url('https://elsewhere.example/x.css');", "the style sheet asks another site"),
        ("pynt.css", b"p { background: url(//elsewhere.example/x.png) }", "the style sheet asks another site"),
    ],
)
def test_what_runs_is_refused_whatever_its_name_says(town: Path, name: str, raw: bytes, what: str) -> None:
    assert what in told(town, name, raw)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("brev.docx", archive("word/document.xml", "word/styles.xml")),
        ("ark.ods", archive("content.xml", "Basic/Standard/script-lb.xml")),
        ("pakke.zip", archive("kort/veje.shp", "laes.txt")),
        ("ark.xls", b"\xd0\xcf\x11\xe0 tal"),
        ("skema.pdf", b"%PDF-1.7 x"),
        ("skema.docx", b"ikke et arkiv"),
        ("bro.jpg", b"\xff\xd8 afbrudt"),
        ("pynt.css", b"p { background: url(pynt.png) }"),
        ("tal.csv", b"a;b\n1;2\n"),
    ],
)
def test_all_else_passes(town: Path, name: str, raw: bytes) -> None:
    assert told(town, name, raw) == "no problems"
