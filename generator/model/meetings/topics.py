"""Topics: what volunteers and the rural council ask to learn about. How far a topic is, the meetings say."""

from typing import Annotated

from generator.model.entity import Link, Part
from generator.model.fields import Day, Flag, Line, Refers, Slug, Text


class Topic(Part):
    """One thing that somebody asked to learn about."""

    id: Slug
    """Unique in the file and never changed: meetings name the topic by it."""
    title: Line
    """The topic, in the words of those who ask."""
    text: Text | None = None
    """One or two sentences more."""
    asked_by: tuple[Text, ...] = ()
    """Who asked, by role or association."""
    bodies: Annotated[tuple[Slug, ...], Refers("body")] = ()
    """The bodies that asked."""
    on: Day
    """The day somebody first asked."""
    meeting: Annotated[Slug | None, Refers("meeting")] = None
    """The meeting at which it was asked for."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it belongs to."""
    materials: tuple[Link, ...] = ()
    """Recordings, slides and papers about it, whichever meeting they come from."""
    given_up: Text | None = None
    """Why it will not be held, when that is so."""
    example: Flag = False
    """True for something made up to show the feature."""


class Topics(Part):
    """`content/topics.yml`."""

    topics: tuple[Topic, ...]
    """What is asked for."""
