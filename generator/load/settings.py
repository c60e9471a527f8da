"""Reads `content/site.yml`, without which there is no site."""

import os
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from generator.explaining.explain import explain
from generator.load.names import missing
from generator.load.standing_in import usable_settings
from generator.model.settings import Settings
from generator.problems import Problem, say
from generator.reading.source import Source, read_source

SETTINGS: Final = "content/site.yml"


def load_settings(root: Path) -> tuple[Settings | None, Source | None, list[Problem]]:
    """Read the settings; where only some values are wrong, others stand in for them."""
    if not os.path.lexists(root / SETTINGS):
        fix = say("make the file; every site needs its name, language and address")
        return None, None, [missing(SETTINGS, fix)]
    source, problems = read_source(root, root / SETTINGS)
    if source is None:
        return None, None, problems
    try:
        return Settings.model_validate(source.data, by_alias=True, by_name=False), source, problems
    except ValidationError as error:
        return usable_settings(source.data, error), source, [*problems, *explain(error, Settings, source)]
