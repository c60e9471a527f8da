"""Commitments: promises in strategies that the calendar can be compared with."""

from typing import Annotated

from pydantic import Field, field_validator

from generator.model.days.spans import not_before
from generator.model.entity import Part, SourceNote
from generator.model.fields import Count, Day, Flag, Line, Refers, Slug
from generator.model.meetings.meeting import MeetingType

Few = Annotated[Count, Field(ge=1, le=366)]


class Commitment(Part):
    """Something that was promised for every year."""

    id: Slug
    """Unique in the file and never changed: meetings that keep the promise name it."""
    title: Line
    """The promise, in one sentence."""
    types: tuple[MeetingType, ...] = ()
    """The kinds of meeting that keep it; when none is named, only the meetings that name the promise do."""
    organiser: Annotated[Slug | None, Refers("body")] = None
    """Only meetings of this body count."""
    at_least: Few = 1
    """The least number a year."""
    at_most: Few | None = None
    """The most that were spoken of; more is no breach."""
    places: Few | None = None
    """The least number of different places a year."""
    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day of the promise; only whole years of it are reckoned, and past years only from this day on."""
    until: Day | None = None
    """Last day of the promise."""
    public: Flag = False
    """Whether citizens see how it goes; editors always do."""
    source: SourceNote | None = None
    """Where it was promised."""
    example: Flag = False
    """True for something made up to show the feature; only then do made-up meetings keep it."""

    _in_order = field_validator("until")(not_before("from_"))


class Commitments(Part):
    """`content/commitments.yml`."""

    commitments: tuple[Commitment, ...]
    """The promises."""
