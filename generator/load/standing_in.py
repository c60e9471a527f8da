"""Settings made of what can be used of a faulty `site.yml`, so that the rest of the content is checked in the same run.

Nothing is ever published with them: the faults are errors.
"""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from generator.model.settings import Settings

NOBODY: Final = "nobody"
"""The contact who answers where `site.yml` does not say who; never blamed for not being there."""
_STAND_IN: Final[Mapping[str, Any]] = {
    "title": "–",
    "tagline": "–",
    "municipality": {"name": "–"},
    "language": "da",
    "address": "https://site.example/",
    "identity": {"authority": "site.example", "since": "2026"},
    "entrance": {"default": NOBODY},
}


def usable_settings(data: Mapping[str, Any], error: ValidationError) -> Settings:
    """Take what is right in the facts of `site.yml`, and stand-ins for what is wrong or missing."""
    usable: dict[str, Any] = dict(data)
    sections = usable.get("sections")
    for finding in error.errors(include_url=False, include_context=False):
        key, *inner = (str(part) for part in finding["loc"])
        if key == "sections" and inner and isinstance(sections, dict):
            sections = {name: section for name, section in sections.items() if name != inner[0]}
            usable["sections"] = sections
        else:
            usable.pop(key, None)
    return Settings.model_validate({**_STAND_IN, **usable}, by_alias=True, by_name=False)
