"""The command `indgang`: the only place that prints and chooses the exit code."""

import argparse
import gc
import io
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from generator import build
from generator.clock import today_in
from generator.model.site import bare
from generator.pages.press import Press
from generator.pages.printer import Printer
from generator.pages.year.status import status_leaf
from generator.problems import Problem, as_github, as_json, as_text
from generator.publishing.paper import NoPrinter, write_pdf
from generator.publishing.publish import Published
from generator.views.scene import scene_of
from generator.views.site.overdue import late
from generator.words.wording import Wording

FORMATS: dict[str, Callable[[Sequence[Problem], Callable[[str], str]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def door() -> NoReturn:
    """Run the command and leave at once: taking a large site apart in memory would cost a second for nothing."""
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 is success, 1 is a fault in the content, 2 is a fault in the command."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Danish letters still gets its messages
    try:
        done = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has stopped, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return done


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="indgang", description="Én indgang: content in, website out.")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of the repository (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check the content and change nothing")
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="how faults are shown")
    check.set_defaults(run=_check)
    made = commands.add_parser("build", help="check the content and build the website")
    made.add_argument("--today", type=date.fromisoformat, help="build as on this day (2026-11-21); default: now")
    made.add_argument("--site-dir", type=Path, help="where the website is written (default: site)")
    made.add_argument("--no-search", action="store_true", help="leave out the search index")
    made.add_argument("--fresh", action="store_true", help="make everything anew, whatever earlier builds remember")
    made.set_defaults(run=_build)
    waiting = commands.add_parser(
        "overdue", help="list what waits for the editors: old facts, funds to look at again …"
    )
    waiting.add_argument("--today", type=date.fromisoformat, help="see it as on this day (2026-11-21); default: now")
    waiting.add_argument("--format", choices=sorted(FORMATS), default="text", help="how the list is shown")
    waiting.add_argument("--strict", action="store_true", help="leave with 1 when anything waits")
    waiting.set_defaults(run=_overdue)
    year = commands.add_parser("status", help="write the status of a year as a document: HTML, or PDF by its name")
    year.add_argument("year", type=int, help="the year")
    year.add_argument("--as-of", type=date.fromisoformat, help="as it was known on this day (2026-06-30); default: now")
    year.add_argument(
        "--out", type=Path, help="the file (default: status-YEAR.html); a name on .pdf makes a tagged PDF"
    )
    year.set_defaults(run=_status)
    serve = commands.add_parser("serve", help="show the website on this machine while you write")
    serve.add_argument("--address", default="127.0.0.1:8000", help="where it is shown (default: 127.0.0.1:8000)")
    serve.set_defaults(run=_serve)
    return parser


def _check(options: argparse.Namespace) -> int:
    prepared = build.prepare(options.root.resolve())
    print(FORMATS[options.format](prepared.problems, prepared.words.translate))
    return 0 if prepared.is_sound else 1


def _overdue(options: argparse.Namespace) -> int:
    """Show what waits as warnings, each at the value that is to be mended; without a site, what is wrong with it."""
    prepared = build.prepare(options.root.resolve())
    site = prepared.loaded.site
    if site is None:
        print(FORMATS[options.format](prepared.problems, prepared.words.translate))
        return 1
    today = options.today or today_in(site.settings.time_zone)
    waiting = [
        Problem(prepared.loaded.locate(item.record, item.keys), item.rule, item.what, item.fix, "warning")
        for item in late(scene_of(site, today))
    ]
    print(FORMATS[options.format](waiting, prepared.words.translate))
    return 1 if options.strict and waiting else 0


def _status(options: argparse.Namespace) -> int:
    prepared = build.prepare(options.root.resolve())
    site, words = prepared.loaded.site, prepared.words
    if site is None or not prepared.is_sound:
        print(as_text(prepared.problems, words.translate))
        return 1
    today = options.as_of or today_in(site.settings.time_zone)
    leaf = status_leaf(Press(prepared.scene(today), words), options.year)
    if leaf is None:
        print(words.t("Nothing is told of {year}.", year=options.year))
        return 1
    document = Printer(bare(site), words).text(leaf)
    file: Path = options.out or Path(leaf.path)
    try:
        if file.suffix == ".pdf":
            write_pdf(document, file)
        else:
            file.write_text(document, encoding="utf-8")
    except NoPrinter:
        print(words.t("A PDF needs WeasyPrint. Install it with: {command}", command="pip install weasyprint"))
        print(words.t("It also needs Pango from the system: its manual says how. Or write {file} and print it.",
                      file=file.with_suffix(".html")))  # fmt: skip
        return 2
    print(words.t("The status is written: {file}", file=file))
    return 0


def _build(options: argparse.Namespace) -> int:
    begun = time.perf_counter()
    gc.disable()  # a build makes much and drops little: searching it for rings costs a tenth of the time
    _quiet()
    from generator.engine import plugin  # noqa: PLC0415  it takes half a second to import, and `check` does without

    root = options.root.resolve()
    done = plugin.run_build(
        root,
        site_dir=options.site_dir,
        searched=not options.no_search,
        today=options.today,
        is_fresh=options.fresh,
    )
    if done is None:
        return 1
    words, published, target = done
    print(_summary(words, published, time.perf_counter() - begun))
    print(words.t("Open {file} in a browser, or run `make serve`.", file=os.path.relpath(target / "index.html")))
    return 0


def _summary(words: Wording, published: Published, seconds: float) -> str:
    return words.t(
        "The website is ready: {written} files new or changed, {kept} as before, {removed} removed ({seconds} s).",
        written=words.number(published.written),
        kept=words.number(published.kept),
        removed=words.number(published.removed),
        seconds=words.number(round(seconds, 1)),
    )


def _serve(options: argparse.Namespace) -> int:
    _quiet()
    from generator.engine import plugin  # noqa: PLC0415  as above

    return plugin.run_serve(options.root.resolve(), options.address)


def _quiet() -> None:
    """Let the engine speak only of what an editor can mend."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)


if __name__ == "__main__":
    door()
