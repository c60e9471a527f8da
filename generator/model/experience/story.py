"""Stories: an experience that another place can reuse."""

from typing import Annotated

from pydantic import Field

from generator.model.entity import Link, Titled
from generator.model.fields import Amount, AnyRecord, Count, Refers, SinceDay, Slug, Text
from generator.model.plans.action import Payment


class Story(Titled):
    """One `content/stories/<slug>.md`: what was done, what it cost, what went wrong, and who to ask."""

    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """Where it happened."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """What it is about."""
    happened: SinceDay | None = None
    """The day, month or year it was finished."""
    cost: Amount | None = None
    """What it cost in all, in whole kroner or euro."""
    paid_by: tuple[Payment, ...] = ()
    """Who paid which part."""
    hours: Annotated[Count | None, Field(ge=0, le=1_000_000)] = None
    """How many hours volunteers gave."""
    went_wrong: tuple[Text, ...] = ()
    """What went wrong or took longer, one thing an item."""
    again: tuple[Text, ...] = ()
    """What one would do again."""
    otherwise: tuple[Text, ...] = ()
    """What one would do in another way."""
    files: tuple[Link, ...] = ()
    """Files that others may use: drawings, letters, budgets."""
    ask: Text | None = None
    """Who to ask locally, by role or association; reached through the contact."""
    actions: Annotated[tuple[AnyRecord, ...], Refers("*")] = ()
    """The actions of plans that it tells of: `plan:gjol/2023#havnen`."""
    project: Annotated[Slug | None, Refers("project")] = None
    """The project that it tells of."""
    awards: Annotated[tuple[Slug, ...], Refers("award")] = ()
    """The awards that paid for it."""
    programme: Annotated[Slug | None, Refers("programme")] = None
    """The programme in which it was learned."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about it."""
