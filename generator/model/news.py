"""News."""

from typing import Annotated

from generator.model.entity import Titled
from generator.model.fields import Refers, Slug


class News(Titled):
    """One `content/news/<slug>.md`: something that happened, or is about to."""

    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it concerns."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it concerns."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who answers about it."""
