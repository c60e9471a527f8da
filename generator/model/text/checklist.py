"""Checklists: points that one goes through, such as nine principles, with their source."""

from typing import Annotated

from pydantic import Field

from generator.model.entity import Part, Titled
from generator.model.fields import Count, Line, Refers, Slug, Text


class Point(Part):
    """One point of a checklist."""

    id: Slug
    """Unique in the checklist and never changed."""
    title: Line
    """The point in one sentence."""
    text: Text | None = None
    """One or two sentences more."""


class Checklist(Titled):
    """One `content/checklists/<slug>.md`: points in a fixed number, in a fixed order."""

    points: tuple[Point, ...]
    """The points, in their order."""
    expects: Annotated[Count | None, Field(ge=1, le=1000)] = None
    """How many points the source has: a check compares."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """What it is about."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about it."""
