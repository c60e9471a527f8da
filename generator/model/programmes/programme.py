"""Programmes: an offer for some who learn together, from sign-up to the closing meeting."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.days.spans import OpenSpan
from generator.model.entity import Part
from generator.model.fields import Count, Day, Line, Refers, Slug, Text
from generator.model.meetings.sign_up import SignUp
from generator.model.money.applied import Applied


class Moment(Part):
    """One thing on the way through a programme."""

    id: Slug
    """Unique in the programme and never changed."""
    title: Line
    """What happens."""
    type: Literal["start", "exchange", "closing", "other"] = "other"
    """`start` for the first meeting, `exchange` for those on the way, `closing` for the last."""
    on: Day
    """The day; with `meeting`, the day of the meeting."""
    meeting: Annotated[Slug | None, Refers("meeting")] = None
    """The meeting, when it is on the site."""


class Participant(Part):
    """Somebody who takes part: a place, a body or a municipality, never a person."""

    name: Line | None = None
    """The municipality or association, when it is no record of the site."""
    community: Annotated[Slug | None, Refers("community")] = None
    """The community."""
    body: Annotated[Slug | None, Refers("body")] = None
    """The body."""


class Programme(Applied):
    """One `content/programmes/<slug>.md`: what is offered, what is asked, how one signs up, and what was learned."""

    provider: Text | None = None
    """Who offers it, when it is not the municipality of the site."""
    for_whom: Text
    """Who can take part, in one or two sentences."""
    offers: tuple[Text, ...]
    """What we offer, one thing an item."""
    asks: tuple[Text, ...] = ()
    """What we ask of those who take part, one thing an item."""
    sign_up: SignUp | None = None
    """Where one signs up; when, `rounds` says."""
    how: Text | None = None
    """How one signs up, in one or two sentences."""
    period: OpenSpan | None = None
    """From when to when it runs."""
    timeline: tuple[Moment, ...] = ()
    """What happens on the way, in its order."""
    capacity: Annotated[Count | None, Field(ge=1, le=100_000)] = None
    """How many can take part."""
    participants: tuple[Participant, ...] = ()
    """Who takes part."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it is for, when it is only some."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """What it is about."""
    learned: tuple[Text, ...] = ()
    """What was learned, one thing an item; stories tell the rest."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who advises those who take part, and answers about it."""

    @property
    def who_may(self) -> str:
        """Who may sign up, in one sentence."""
        return self.for_whom
