"""Themes: the focus areas that cut across communities."""

from typing import Annotated

from generator.model.entity import Titled
from generator.model.fields import Refers, Slug


class Theme(Titled):
    """One `content/themes/<slug>.md`: a focus area (Danish: indsatsområde)."""

    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about the theme."""
