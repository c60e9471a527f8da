"""Measures speed and memory: `make bench`, or with choices `make bench ARGS=--quick`.

Prints a table with every figure and whether its target is met. A target that is missed is no failure: the exit code is
1 only when a build fails.
"""

import argparse
import os
import platform
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from measure import Cost, RunError, middle, run
from preview import PreviewError, Waits, measure_preview
from repository import Repository, write_repository
from rivals import Contender, hugo_sites, mkdocs, ours, pages_in

TURNS = {600: 5, 3_000: 3, 12_000: 3}
"""Number of records -> how often each generator builds them."""
LARGEST = 12_000
MOST_OF_HUGO = 0.6
MOST_OF_MKDOCS = 0.12
MOST_MEMORY = 600
"""Megabytes."""
LONGEST_WAIT = {600: 1.0, 12_000: 4.0}
"""Seconds from saving to seeing, by number of records."""


@dataclass(frozen=True)
class Result:
    """All figures of one repository."""

    size: int
    builds: dict[str, Cost]
    """In the order ours, MkDocs, Hugo, Hugo without feeds."""
    indexing: Cost | None
    searched: Cost | None
    """A whole build of ours with the search index."""
    waits: Waits | None


def main() -> int:
    """Run the bench; 0 unless a build fails."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the preview is ended and the folders deleted
    options = _options()
    sizes = options.sizes or ([600] if options.quick else list(TURNS))
    folder = Path(tempfile.mkdtemp(prefix="indgang-bench-"))
    try:
        text = "\n".join(_report(folder, sizes, options))
    except (RunError, PreviewError) as fault:
        print(fault, file=sys.stderr)
        return 1
    finally:
        if options.keep:
            print(f"Kept: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    if options.results:
        options.results.write_text(f"{text}\n", encoding="utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed and memory against MkDocs and Hugo.")
    parser.add_argument("--quick", action="store_true", help="600 records only")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of records, in place of 600, 3000 and 12000")
    parser.add_argument("--turns", type=int, help="how often each generator builds")
    parser.add_argument("--only", choices=("builds", "search", "preview"), help="leave out the other measurements")
    parser.add_argument("--results", type=Path, help="also write the report to this file")
    parser.add_argument("--keep", action="store_true", help="leave the repositories and sites where they are")
    return parser.parse_args()


def _report(folder: Path, sizes: Sequence[int], options: argparse.Namespace) -> Iterator[str]:
    """Measure size after size, giving and printing each line as soon as it is known."""
    for line in _head():
        print(line)
        yield line
    for size in sizes:
        place = folder / str(size)
        for line in _lines(_measure(place, size, options)):
            print(line, flush=True)
            yield line
        if not options.keep:
            shutil.rmtree(place)


def _head() -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield "# Speed and memory"
    yield ""
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d} with `make bench` (see `README.md` beside this file)."
    yield f"Machine: {os.cpu_count()} cores, {memory:.0f} GB. Python {platform.python_version()}."


def _measure(place: Path, size: int, options: argparse.Namespace) -> Result:
    repository = write_repository(place / "indgang", size)
    builds = _builds(place, repository, options.turns or TURNS.get(size, 3)) if options.only in (None, "builds") else {}
    searched = indexing = None
    if options.only in (None, "search"):
        searched, indexing = _search(place, repository)
    waits = measure_preview(repository) if options.only in (None, "preview") else None
    return Result(size, builds, indexing, searched, waits)


def _builds(place: Path, repository: Repository, turns: int) -> dict[str, Cost]:
    """Let the generators build in turns, so that a busy moment of the machine hits them all."""
    contenders = (
        ours(repository),
        mkdocs(repository, place / "mkdocs"),
        *hugo_sites(repository, place / "hugo"),
    )
    costs: dict[str, list[Cost]] = {item.name: [] for item in contenders}
    for _ in range(turns):
        for contender, found in zip(contenders, costs.values(), strict=True):
            found.append(_build(contender, place / "fresh", at_least=len(repository.texts)))
    return {name: middle(found) for name, found in costs.items()}


def _build(contender: Contender, fresh: Path, *, at_least: int) -> Cost:
    """Build into a fresh folder and delete it, untimed, after a look at whether all pages are there."""
    cost = run(contender.command(fresh), folder=contender.folder, more_environment=contender.environment)
    found = pages_in(fresh)
    for made in (fresh, fresh.with_name(f"{fresh.name}-cache")):
        shutil.rmtree(made, ignore_errors=True)
    if found < at_least:
        raise RunError(f"{contender.name} made {found} pages of {at_least}")
    return cost


def _search(place: Path, repository: Repository) -> tuple[Cost, Cost]:
    """Time a build with search, and then the indexing of what it made as a process of its own."""
    site = place / "searched"
    whole = run(ours(repository, searched=True).command(site), folder=place)
    code = "import sys; from pathlib import Path; from generator.search.indexer import build_index; "
    code += "build_index(Path(sys.argv[1]), 'da', output=Path(sys.argv[2]))"
    indexing = run([sys.executable, "-c", code, str(site), str(place / "index")], folder=place)
    shutil.rmtree(site)
    return whole, indexing


def _lines(result: Result) -> Iterator[str]:
    yield from ("", f"## {result.size:,} records", "")
    if result.builds:
        yield from _table(result)
    if result.indexing and result.searched:
        yield f"- Search indexing alone: {result.indexing.wall:.1f} s (processor {result.indexing.cpu:.1f} s)."
        yield f"- A whole build with search: {result.searched.wall:.1f} s, {result.searched.peak:.0f} MB."
    if result.waits:
        target = LONGEST_WAIT.get(result.size)
        met = f" Target: at most {target:g} s, {_met(max(result.waits.records) <= target)}." if target else ""
        yield f"- Preview, a record saved until its page is served: {Waits.in_words(result.waits.records)}.{met}"
        yield f"- Preview, a hand-written page: {Waits.in_words(result.waits.pages)}."


def _table(result: Result) -> Iterator[str]:
    own, engine, go, _ = result.builds.values()
    yield "| cold build without search | wall (s) | processor (s) | peak memory (MB) | our wall time of it |"
    yield "|---|---:|---:|---:|---:|"
    for name, cost in result.builds.items():
        share = "" if cost is own else f"{own.wall / cost.wall:.3f}"
        yield f"| {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak:.0f} | {share} |"
    yield ""
    if result.size == LARGEST:
        yield _target("wall time of Hugo's", own.wall / go.wall, MOST_OF_HUGO)
        yield _target("wall time of MkDocs's", own.wall / engine.wall, MOST_OF_MKDOCS)
        yield _target("peak memory (MB)", own.peak, MOST_MEMORY)


def _target(what: str, found: float, most: float) -> str:
    shown = f"{found:.0f}" if most > 10 else f"{found:.3f}"
    return f"- Target, {what}: at most {most:g}; found {shown}: {_met(found <= most)}."


def _met(is_met: bool) -> str:  # noqa: FBT001 -- one argument, and it is the question
    return "met" if is_met else "**missed**"


if __name__ == "__main__":
    sys.exit(main())
