"""Documents: a strategy or publication with its version, its day, and what came after it."""

from typing import Annotated, Literal

from generator.model.entity import Part, Titled
from generator.model.fields import AnyRecord, Day, FileAddress, Refers, Slug, Text


class Review(Part):
    """What is to be looked at again, before a named day."""

    by: Day
    """The last day, inclusive."""
    what: Text
    """What is to be done: read it through, evaluate the model before the next election …"""
    owner: Annotated[Slug, Refers("body")]
    """The body that does it."""
    done: Day | None = None
    """The day it was done."""


class Document(Titled):
    """One `content/documents/<slug>.md`: a strategy, a policy or a publication that others refer to."""

    type: Literal["strategy", "policy", "model", "guide", "publication"]
    """What sort of document it is."""
    version: Text | None = None
    """Its version, as it is written on it."""
    dated: Day | None = None
    """The day it was adopted or published."""
    file: FileAddress | None = None
    """Where it can be read: a web address, or a file of ours as `/files/name.pdf`."""
    replaces: Annotated[Slug | None, Refers("document")] = None
    """The document that it took the place of."""
    adopted_by: Annotated[Slug | None, Refers("body")] = None
    """The body that adopted it."""
    decision: Annotated[AnyRecord | None, Refers("*")] = None
    """The item of the minutes where it was adopted: `meeting:2026-09-17-udvalget#politikken`."""
    reviews: tuple[Review, ...] = ()
    """When it is to be looked at again, and by whom."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it is about; empty when it is about all."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """What it is about."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about it."""
