"""The annual wheel (Danish: årshjul): what happens when, every year."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.entity import Part, SourceNote, one_or_more
from generator.model.fields import Day, Flag, Line, MonthDay, Recurrence, Refers, Slug, Text

Season = Literal["spring", "summer", "autumn", "winter"]


class Turn(Part):
    """Something that comes back every year, in a season, between two days or on the days of a rule; or one day only."""

    id: Slug
    """Unique in the wheel and never changed."""
    title: Line
    """What happens."""
    text: Text | None = None
    """One or two sentences more."""
    season: Season | None = None
    """The season: spring is March to May, winter is December to February."""
    from_: Annotated[MonthDay | None, Field(alias="from")] = None
    """First day of the time in which it happens, as month-day."""
    to: MonthDay | None = None
    """Last day of it, inclusive; a day before the first one lies in the next year."""
    rule: Recurrence | None = None
    """A rule for its days after RFC 5545, such as FREQ=YEARLY;BYMONTH=3;BYDAY=1TU: each day stands by itself."""
    on: Day | None = None
    """The one day on which it happens, in one year only."""
    invites: Annotated[tuple[Slug, ...], BeforeValidator(one_or_more), Refers("body")] = ()
    """The bodies that invite, or see to it."""
    invited: Annotated[tuple[Slug, ...], Refers("body")] = ()
    """The bodies that are invited, or take part."""
    others: tuple[Text, ...] = ()
    """Who else takes part, by role."""
    example: Flag = False
    """True for something made up to show the feature."""


class Wheel(Part):
    """`content/wheel.yml`."""

    title: Line
    """The heading of the page."""
    intro: Text | None = None
    """One or two sentences above the wheel."""
    turns: tuple[Turn, ...]
    """What happens in a year."""
    updated: Day | None = None
    """The day the wheel last changed: calendar programs then read it anew."""
    source: tuple[SourceNote, ...] = ()
    """The public pages that the facts come from."""
