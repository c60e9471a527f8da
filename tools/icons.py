"""Draw the pictures that browsers and other sites show for the site, from `generator/theme/assets/icon.svg`.

They are drawn once and committed; a municipality puts its own files of the same names under its `custom_dir`.

Usage: .venv/bin/python tools/icons.py
"""

import struct
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import chromium_path  # noqa: E402  the repository's own packages come after the path

THEME = ROOT / "generator/theme"
SAND, FJORD, SEA = "#f6efe2", "#0a3f4a", "#3d95a3"
ICON = (THEME / "assets/icon.svg").read_text("utf-8")
SIZES = (16, 32, 48)
"""Of the icon that browsers ask for by themselves."""
TOUCH = f'<body style="margin:0;background:{SAND}"><div style="padding:26px;width:128px;height:128px">{ICON}</div>'
SHARED = f"""<body style="margin:0;background:{SAND};overflow:hidden">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
<path fill="{SEA}" d="M0 470c200-70 400-70 600 0s400 70 600 0v160H0z"/>
<path fill="{FJORD}" d="M0 530c200-70 400-70 600 0s400 70 600 0v100H0z"/>
<svg x="440" y="90" width="320" height="320" viewBox="0 0 40 40">{ICON}</svg></svg>"""


def drawn(page: Page, html: str, width: int, height: int, *, is_clear: bool = False) -> bytes:
    """Draw some HTML as a PNG; `is_clear` leaves the ground out."""
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(html)
    return page.screenshot(omit_background=is_clear)


def as_icon(pictures: dict[int, bytes]) -> bytes:
    """Put square PNGs into one ICO file."""
    place, heads = 6 + 16 * len(pictures), b""
    for size, picture in pictures.items():
        heads += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + heads + b"".join(pictures.values())


def main() -> None:
    """Write the three files."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page()
        plain = f'<body style="margin:0">{ICON.replace("<svg ", "<svg style=display:block ")}'
        icons = {size: drawn(page, plain, size, size, is_clear=True) for size in SIZES}
        (THEME / "favicon.ico").write_bytes(as_icon(icons))
        (THEME / "apple-touch-icon.png").write_bytes(drawn(page, TOUCH, 180, 180))
        (THEME / "assets/share.png").write_bytes(drawn(page, SHARED, 1200, 630))
        browser.close()


if __name__ == "__main__":
    main()
