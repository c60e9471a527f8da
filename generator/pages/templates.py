"""Jinja, set up for the site's language."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from generator.wording import Wording

THEME = Path(__file__).parent.parent / "theme"
MACROS = "records/macros.html"
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


def make_environment(folders: Sequence[Path], words: Wording, known: Mapping[str, Any]) -> Environment:
    """Set up Jinja with what every template may use; everything is escaped unless it is known to be HTML."""
    environment = Environment(
        loader=_InWords(folders, words),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(known, t=words.t, count=words.count)
    environment.filters.update(
        day=words.day, short_day=words.short_day, weekday=words.weekday, month=words.month,
        short_month=words.short_month, day_of_year=words.day_of_year, clock=words.clock, money=words.money,
        number=words.number, phone=words.phone,
    )  # fmt: skip
    environment.globals["m"] = environment.get_template(MACROS).module
    return environment
