"""Jinja, set up for the site's language."""

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from generator.memory import compiled
from generator.model.fields import file_address
from generator.words.wording import Wording

THEME = Path(__file__).parent.parent / "theme"
MACROS = "records/site/macros.html"
REMEMBERED = ("crumbs", "link", "facet", "leaf", "chip")
"""Macros whose result depends on nothing but a few values that can be compared."""
LONGEST_ADDRESS = 60
_SENTENCE = re.compile(r"""\{\{ t\((?:"([^"{}]+)"|'([^'{}]+)')\) \}\}""")


class _InWords(FileSystemLoader):
    """Reads templates with the plain sentences already translated, so that no page looks them up."""

    def __init__(self, folders: Sequence[Path], words: Wording) -> None:
        super().__init__(folders)
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Read a template; each `{{ t("…") }}` without gaps is replaced by its words."""
        text, file, is_fresh = super().get_source(environment, template)
        return _SENTENCE.sub(self._said, text), file, is_fresh

    def _said(self, found: re.Match[str]) -> str:
        return str(escape(self._words.t(found[1] or found[2]))).replace("{", "&#123;")


class _Environment(Environment):
    """Gives each template its globals as one dictionary: Jinja's chain of two is walked again for every page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Join what the environment knows and what a template is given."""
        return {**self.globals, **(d or {})}


def make_environment(folders: Sequence[Path], words: Wording, known: Mapping[str, Any]) -> Environment:
    """Set up Jinja with what every template may use; everything is escaped unless it is known to be HTML."""
    environment = _Environment(
        loader=_InWords(folders, words),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=compiled(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        known, t=words.t, count=words.count, shown_address=shown_address, file_address=file_address
    )
    environment.filters.update(
        day=words.day, days=words.days, since=words.since, short_day=words.short_day, weekday=words.weekday,
        weekday_alone=words.weekday_alone,
        month=words.month, short_month=words.short_month, day_of_year=words.day_of_year, clock=words.clock,
        money=words.money, number=words.number, phone=words.phone, amount=words.amount,
    )  # fmt: skip
    macros = environment.globals["m"] = SimpleNamespace()
    for name, macro in vars(environment.get_template(MACROS).module).items():
        setattr(macros, name, lru_cache(maxsize=20_000)(macro) if name in REMEMBERED else macro)
    return environment


@lru_cache(maxsize=2_000)
def shown_address(url: str) -> str:
    """Shorten a web address for the reader: without https:// and www., at most 60 characters."""
    plain = url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return plain if len(plain) <= LONGEST_ADDRESS else plain[: LONGEST_ADDRESS - 1] + "…"
