"""How fast the fund finder is with 12,000 funds in a browser: median and longest of 30 changes and 12 keys, in ms.

Usage: .venv/bin/python -m bench.finder [--size 12000] [--site FOLDER]

A change is timed inside the page, from the event until the next frame has been laid out (two animation frames), so
that filtering, counting, and the new cards are all in it. A key is timed without the pause that waits for the next.
"""

import argparse
import json
import shutil
import statistics
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import sync_playwright

from generator.engine.plugin import run_build
from tests.browser import chromium_path, serving

TODAY = date(2026, 11, 22)
TOWN = Path(__file__).parent.parent / "tests" / "golden" / "town"
TARGET = 100
_SEED = 20261122
_APPLICANTS = ["association", "group", "institution", "company", "person", "municipality", "young-people"]
_PURPOSES = ["facilities", "events", "culture", "sport", "nature", "social", "village", "young-people", "jobs"]
_TIMED = """async ([what, name, value]) => {
  const form = document.getElementById("ei-fund-form");
  const field = [...form.elements].filter((one) => one.name === name)[what === "check" ? value : 0];
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const begin = performance.now();
  if (what === "check") field.checked = !field.checked;
  else if (what === "choose") field.selectedIndex = value % field.length;
  else field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  document.body.getBoundingClientRect();
  const worked = performance.now() - begin;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [worked, performance.now() - begin, document.getElementById("ei-fund-count").textContent];
}"""


def write_funds(root: Path, size: int) -> None:
    """Write a small municipality with many funds to a folder that is not there yet."""
    shutil.copytree(TOWN, root)
    random = Random(_SEED)
    places = sorted(path.stem for path in (root / "content" / "communities").glob("*.md"))
    for number in range(size):
        text = json.dumps(_fund(random, number, places), default=str)  # JSON is YAML
        (root / "funds" / f"pulje-{number:05}.md").write_text(f"---\n{text}\n---\nEn pulje.\n", "utf-8")


def _fund(random: Random, number: int, places: list[str]) -> dict[str, Any]:
    day = TODAY + timedelta(days=random.randint(-40, 200))
    ways: list[dict[str, Any]] = [
        {"type": "rolling"},
        {"type": "yearly", "days": [f"{day:%m-%d}"]},
        {"type": "dated", "calls": [{"opens": day - timedelta(days=40), "closes": day}]},
        {"type": "rule", "rule": "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TU"},
    ]
    terms = {"share": random.choice([25, 33, 50, 75, 100]), "minimum": 1000 * random.randint(0, 20)}
    if number % 5:
        terms |= {"maximum": 1000 * random.randint(20, 2000), "own_share": random.choice([0, 10, 25])}
    return {
        "title": f"Pulje {number}",
        "summary": "Penge til projekter i lokalsamfundene, både store og små, når mange får glæde af dem.",
        "published": TODAY,
        "provider": f"Fond {number % 300}",
        "applicants": sorted(random.sample(_APPLICANTS, random.randint(0, 3))),
        "purposes": sorted(random.sample(_PURPOSES, random.randint(0, 3))),
        "communities": random.sample(places, 1) if number % 3 == 0 else [],
        "rounds": ways[number % 4],
        "terms": [terms],
        "source": {"url": f"https://kilde.example/{number}", "checked": TODAY},
    }


def changes() -> list[tuple[str, str, Any]]:
    """Give 30 changes: kind of field, its name in the Danish page, and what to set."""
    kinds: list[tuple[str, str]] = [("check", "hvem"), ("choose", "formaal"), ("choose", "inden"), ("check", "alle")]
    kinds += [("choose", "sted"), ("choose", "giver"), ("choose", "orden")]
    found: list[tuple[str, str, Any]] = []
    for turn in range(30):
        what, name = kinds[turn % len(kinds)]
        found.append(
            (what, name, 0 if name == "alle" else turn // 7 if what == "check" else turn // 7 % 2 * (1 + turn))
        )
    return found


def measure(site: Path) -> dict[str, list[float]]:
    """Change the filters in a browser; give the milliseconds of every change and every key."""
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}puljer/", timeout=120_000)
        page.wait_for_selector("#ei-funds:not([hidden])", timeout=120_000)
        ready = page.evaluate("performance.now()")
        found: dict[str, list[float]] = {"ready": [ready], "change": [], "change shown": [], "key": [], "key shown": []}
        for change in changes():
            _time(page, list(change), "change", found)
        page.goto(f"{address}puljer/?alle=1", timeout=120_000)
        page.wait_for_selector("#ei-funds:not([hidden])", timeout=120_000)
        for text in ("1", "12", "125", "1250", "12500", "125000", "12500", "1250", "75000", "7500", "750", "75"):
            _time(page, ["write", "beloeb", text], "key", found)
        browser.close()
    return found


def _time(page: Any, change: list[Any], name: str, found: dict[str, list[float]]) -> None:
    worked, shown, told = page.evaluate(_TIMED, change)
    found[name].append(worked)
    found[f"{name} shown"].append(shown)
    print(f"{name:7} {change[1]:8} {change[2]!s:8} {worked:7.1f} {shown:7.1f}  {told}")


def main() -> None:
    """Build, measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=12_000)
    options.add_argument("--site", type=Path, help="measure a site that is there already")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or Path(folder) / "site"
        if given.site is None:
            write_funds(Path(folder) / "town", given.size)
            assert run_build(Path(folder) / "town", site_dir=site, searched=False, today=TODAY) is not None
        print(json.dumps({"bytes": (site / "puljer" / "index.html").stat().st_size}))
        for name, times in measure(site).items():
            print(f"{name}: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms (target {TARGET})")


if __name__ == "__main__":
    main()
