"""Hand-written pages, rendered by the site engine itself."""

from typing import Annotated, Literal

from generator.model.entity import Part, Titled
from generator.model.fields import AnyRecord, Day, Flag, Line, Refers, Slug, Text

Block = Literal[
    "tasks", "deadlines", "meetings", "news", "communities", "feeds", "contacts", "search", "project-description",
    "story", "map",
]  # fmt: skip


class Step(Part):
    """One step of a guide."""

    id: Slug
    """Names the step in links; keep it when the title changes."""
    title: Line
    """What one does."""
    text: Text
    """How, in a few sentences."""
    points: tuple[Text, ...] = ()
    """What to think of, one thing a line."""
    time: Text | None = None
    """When, or how long it takes."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who helps with the step, when it is not the contact of the page."""
    forms: Annotated[tuple[Slug, ...], Refers("form")] = ()
    """The forms one needs."""
    funds: Annotated[tuple[Slug, ...], Refers("fund")] = ()
    """The funds it is about."""
    see: Annotated[tuple[AnyRecord, ...], Refers("*")] = ()
    """Where to read on, as `kind:slug`: `page:projektbeskrivelse`."""


class Page(Titled):
    """One `content/<slug>.md`: a page in the editors' own words, with all of the engine's Markdown."""

    steps: tuple[Step, ...] = ()
    """The steps of a guide, in order; they stand under the text."""
    forms: Annotated[tuple[Slug, ...], Refers("form")] = ()
    """The forms that belong to the page; they stand under all else."""
    shows: tuple[Block, ...] = ()
    """Lists that the build writes under the text, in this order."""
    in_menu: Flag = False
    """True for a page that stands in the site's menu."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it concerns."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it concerns."""
    look_again: Day | None = None
    """The day on which somebody should read the page again; a page without a source is else asked for by its age."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who answers about it."""
