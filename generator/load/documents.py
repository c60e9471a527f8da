"""Reads the documents: content that is one file and no record, such as the annual wheel."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from generator.explaining.explain import explain
from generator.model.entity import Part
from generator.problems import Problem
from generator.reading.source import Source, read_source


def load_document(
    root: Path, file: str, model: type[Part], zone: ZoneInfo | None
) -> tuple[Part | None, Source | None, list[Problem]]:
    """Read a document; a site need not have it."""
    if not os.path.lexists(root / file):
        return None, None, []
    source, problems = read_source(root, root / file)
    if source is None:
        return None, None, problems
    try:
        found = model.model_validate(source.data, context={"zone": zone}, by_alias=True, by_name=False)
    except ValidationError as error:
        return None, source, [*problems, *explain(error, model, source)]
    return (None if problems else found), source, problems
