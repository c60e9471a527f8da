"""Posters: one sheet of A4 that leads to the meeting's page."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.checks.addresses.places import poster_address
from generator.model.site import bare
from generator.pages.meetings.posters import posters
from generator.pages.press import Press
from generator.pages.printer import Printer
from tests.browser import DESKTOP, PHONE, faults, serving, visit
from tests.conftest import REPOSITORY
from tests.towns import a_meeting, small_scene

pytest_plugins = ["tests.browser"]

READER = REPOSITORY / "tests/js/node_modules/jsqr/dist/jsQR.js"
LONG = "Kom og vær med til at bestemme, hvad der skal ske på havnen, i hallen og ved skolen. " * 30
READ = """async () => {
  const code = document.querySelector(".code");
  const picture = new Image();
  picture.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(code));
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: 300, height: 300});
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0, 300, 300);
  return jsQR(pen.getImageData(0, 0, 300, 300).data, 300, 300)?.data;
}"""


def made(folder: Path, *meetings: object) -> Path:
    """Write the posters of some meetings as a small site."""
    scene = small_scene(meeting=meetings)  # type: ignore[arg-type]
    press, printer = Press(scene, scene.words), Printer(bare(scene.site), scene.words)
    kind = scene.site.kinds["meeting"]
    for leaf in posters(press, kind, [meeting.slug for meeting in meetings]):  # type: ignore[attr-defined]
        path = folder / leaf.path
        path.parent.mkdir(parents=True)
        path.write_text(printer.text(leaf), encoding="utf-8")
    shutil.copytree(REPOSITORY / "generator/theme/assets/paper", folder / "assets/paper")
    return folder


@pytest.fixture
def hung(tmp_path: Path) -> Iterator[str]:
    """Serve a plain poster and one with more words than a sheet holds."""
    long = a_meeting(
        "2027-02-02-langt",
        title=LONG[:200].strip(),
        summary=LONG,
        speakers=[LONG[:200].strip()] * 10,
        start=date(2027, 2, 2),
        end=None,
    )
    with serving(made(tmp_path, a_meeting(), long)) as address:
        yield address + "moeder/"


def test_a_camera_reads_the_address_of_the_meeting(chromium: Browser, hung: str) -> None:
    with visit(chromium) as page:
        page.goto(f"{hung}2027-01-19-temamode-om-natur/plakat/")
        page.evaluate(READER.read_text("utf-8"))

        found = page.evaluate(READ)

    assert found == "https://lilleby.example/moeder/2027-01-19-temamode-om-natur/"


@pytest.mark.parametrize("slug", ["2027-01-19-temamode-om-natur", "2027-02-02-langt"])
def test_a_poster_is_one_sheet_and_the_code_stays_on_it(chromium: Browser, hung: str, slug: str) -> None:
    with visit(chromium, viewport={"width": 794, "height": 1123}) as page:
        page.goto(f"{hung}{slug}/plakat/")
        sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        page.emulate_media(media="print")

        code = page.locator(".code").bounding_box()

    assert sheets == 1
    assert code is not None
    assert code["y"] + code["height"] <= 1123


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_poster(chromium: Browser, hung: str, size: dict[str, int], scheme: str) -> None:
    with visit(chromium, viewport=size, color_scheme=scheme) as page:
        page.goto(f"{hung}2027-01-19-temamode-om-natur/plakat/")

        found = faults(page)

    assert found == []


def test_the_button_prints_and_is_there_only_with_a_script(chromium: Browser, hung: str) -> None:
    address = f"{hung}2027-01-19-temamode-om-natur/plakat/"
    with visit(chromium) as page:
        page.add_init_script("window.print = () => { document.title = 'printed' }")
        page.goto(address)
        page.get_by_role("button", name="Print plakaten").click()
        printed = page.title()
    with visit(chromium, java_script_enabled=False) as page:
        page.goto(address)
        shown = page.get_by_role("button").count()

    assert (printed, shown) == ("printed", 0)


@pytest.mark.parametrize(
    ("closes", "told"),
    [
        (None, []),
        (date(2027, 1, 12), ["Tilmeld dig senest 12. januar 2027"]),
        (datetime(2027, 1, 12, 12, 0), ["Tilmeld dig senest 12. januar 2027 kl. 12.00"]),  # noqa: DTZ001
    ],
)
def test_a_poster_says_until_when_one_can_sign_up(tmp_path: Path, closes: date | None, told: list[str]) -> None:
    meeting = a_meeting(sign_up={"email": "moede@lilleby.example", "closes": closes})

    html = (made(tmp_path, meeting) / "moeder/2027-01-19-temamode-om-natur/plakat/index.html").read_text("utf-8")

    assert re.findall(r"<p>(Tilmeld dig senest [^<]*)</p>", html) == told


def test_the_address_of_the_poster_of_a_past_meeting_leads_to_the_meeting(tmp_path: Path) -> None:
    past = a_meeting("2026-11-19-forbi", start=date(2026, 11, 19), end=None, published=date(2026, 11, 2))

    html = (made(tmp_path, past) / "moeder/2026-11-19-forbi/plakat/index.html").read_text("utf-8")

    assert 'content="0; url=../../../moeder/2026-11-19-forbi/"' in html


@pytest.mark.parametrize(
    ("day", "published"),
    [(date(2026, 1, 14), date(2026, 1, 2)), (date(2026, 11, 19), date(2026, 11, 20))],
    ids=["before the site", "before it was told of"],
)
def test_a_meeting_that_was_never_to_come_has_no_poster(tmp_path: Path, day: date, published: date) -> None:
    past = a_meeting(f"{day}-forbi", start=day, end=None, published=published)

    folder = made(tmp_path, past)

    assert not (folder / "moeder").exists()


def test_a_poster_in_dutch_has_a_dutch_address() -> None:
    scene = small_scene(settings={"language": "nl"})

    found = poster_address(scene.site, "2027-01-19-x")

    assert found == "moeder/2027-01-19-x/poster/"
