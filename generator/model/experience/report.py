"""Reports: what was recommended, what was done, what was learned, and what comes next."""

from datetime import date
from typing import Annotated, Literal

from generator.model.entity import Link, Part, Titled
from generator.model.fields import AnyRecord, Day, Line, Refers, Slug, Text


class Step(Part):
    """Something that a report says is to be done next."""

    id: Slug
    """Unique in the report and never changed."""
    what: Text
    """What is to be done."""
    owner: Annotated[Slug, Refers("body")]
    """The body that does it; never a person."""
    due: Day
    """The day it should be done."""
    state: Literal["open", "done", "dropped"] = "open"
    """How it went."""
    ended: Day | None = None
    """The day it was done or dropped."""
    reason: Text | None = None
    """Why it was dropped."""

    def is_open(self, today: date) -> bool:
        """Say whether it was still to be done at the end of a day."""
        return self.state == "open" or (self.ended is not None and self.ended > today)


class Recommendation(Part):
    """One thing that was recommended, and what became of it."""

    id: Slug
    """Unique in the report and never changed."""
    title: Line
    """The recommendation in one sentence."""
    text: Text | None = None
    """One or two sentences more."""
    done: tuple[Text, ...] = ()
    """What was set going."""
    learned: tuple[Text, ...] = ()
    """What was learned."""
    next: tuple[Step, ...] = ()
    """What is to be done next: each step with its owner and its day."""


class Report(Titled):
    """One `content/reports/<slug>.md`: a look back with recommendations and next steps."""

    by: Annotated[Slug | None, Refers("body")] = None
    """The body that made it."""
    dated: Day | None = None
    """The day it was finished."""
    decision: Annotated[AnyRecord | None, Refers("*")] = None
    """The item of the minutes where it was adopted: `meeting:2026-09-17-udvalget#rapporten`."""
    recommendations: tuple[Recommendation, ...]
    """What was recommended, in its order."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it is about; empty when it is about all."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """What it is about."""
    files: tuple[Link, ...] = ()
    """The report itself, and its papers."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about it."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All next steps, in the order of the recommendations."""
        return tuple(step for one in self.recommendations for step in one.next)
