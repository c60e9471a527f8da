"""Open a finished site in a browser and see that it works, whatever is in it: for changes of the content alone.

Looks at the front page, the search, and the first and the deepest page of each folder. Each must open without a word
in the console and ask no other site; the search must find the first page by its heading. Every page must fit a narrow
phone, with ordinary and with doubled letters.

Usage: .venv/bin/python -m tools.smoke SITE
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import LETTERS, NARROW, chromium_path, open_page, read_pages, serving, too_wide, visit


def pages_of(site: Path) -> list[str]:
    """Choose the pages to open: addresses relative to the site."""
    chosen = ["", "search/", "404.html"]
    for folder in sorted(path for path in site.iterdir() if path.is_dir() and path.name != "search"):
        pages = [page for page in folder.rglob("index.html") if 'http-equiv="refresh"' not in page.read_text("utf-8")]
        pages.sort(key=lambda page: (len(page.parts), page))
        chosen += [f"{page.parent.relative_to(site).as_posix()}/" for page in dict.fromkeys((*pages[:1], *pages[-1:]))]
    return chosen


def faults_of(page: Page, root: str, paths: list[str]) -> Iterator[str]:
    """Open each page and yield what is wrong with it."""
    told: list[str] = []
    page.on("console", lambda message: told.append(f"the console says '{message.text}'"))
    page.on("pageerror", lambda error: told.append(f"a script fails: {error}"))
    page.on(
        "request", lambda it: None if it.url.startswith((root, "data:", "blob:")) else told.append(f"asks {it.url}")
    )
    for path in paths:
        open_page(page, root + path)
        if (headings := page.locator("h1:visible").count()) != 1:
            told.append(f"shows {headings} main headings")
        yield from (f"/{path}: {fault}" for fault in told)
        told.clear()


def width_faults(page: Page, root: str, site: Path) -> Iterator[str]:
    """Open every page on a narrow phone; yield those that scroll sideways."""
    for name, size in LETTERS.items():
        for path, parts in too_wide(page, root, list(read_pages(site)), letters=size).items():
            yield f"/{path}: is wider than a phone of {NARROW['width']} px with {name} letters: {' '.join(parts)}"


def search_faults(page: Page, root: str, path: str) -> Iterator[str]:
    """Search for the heading of a page; yield a fault when nothing is found."""
    page.goto(root + path)
    heading = page.locator("h1").inner_text()
    page.goto(root)
    page.locator("input[name=q]:visible").first.fill(heading)
    page.keyboard.press("Enter")
    page.locator("#ei-count:not(:empty)").wait_for(state="attached")
    if page.locator("#ei-results > li").count() == 0:
        yield f"/search/: finds nothing for '{heading}', the heading of /{path}"


def main(site: Path) -> int:
    """Print the faults; exit code 1 when there are any."""
    paths = pages_of(site)
    records = [path for path in paths if path.count("/") > 1]
    with sync_playwright() as playwright, serving(site) as root:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        with visit(browser, viewport=NARROW) as page:
            found = list(faults_of(page, root, paths))
            found += [fault for path in records[:1] for fault in search_faults(page, root, path)]
        with visit(browser, viewport=NARROW) as page:
            found += width_faults(page, root, site)
        browser.close()
    print("\n".join(found) if found else f"{len(paths)} pages were opened, and nothing is wrong with them.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
