"""News."""

from datetime import date
from typing import Annotated

from pydantic import field_validator

from generator.model.days.spans import not_before
from generator.model.entity import Titled
from generator.model.fields import Day, Refers, SinceDay, Slug


class News(Titled):
    """One `content/news/<slug>.md`: something that happened, or is about to."""

    happened: SinceDay | None = None
    """The day, month or year it tells of, when that is not the day it was published."""
    until: Day | None = None
    """Last day on which it holds. After it the page stays and says so, and no list and no search shows it."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it concerns."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it concerns."""
    projects: Annotated[tuple[Slug, ...], Refers("project")] = ()
    """The projects it tells of."""
    programmes: Annotated[tuple[Slug, ...], Refers("programme")] = ()
    """The programmes it tells of."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who answers about it."""

    _in_order = field_validator("until")(not_before("published"))

    @property
    def day(self) -> date:
        """The day it is sorted by: the first one of what it tells of, else the day it was published."""
        if self.happened is None:
            return self.published
        return date.fromisoformat(self.happened + "-01-01"[len(self.happened) - 4 :])
