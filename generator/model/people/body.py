"""Bodies: councils, committees, local councils and the administration."""

from typing import Annotated, Literal

from generator.model.entity import Link, Titled
from generator.model.fields import Refers, Slug, Text


class Body(Titled):
    """One `content/bodies/<slug>.md`: who decides, advises or helps, and whom they send people on to."""

    type: Literal["council", "committee", "local-council", "administration", "association", "other"]
    """What kind of body it is; the list of bodies follows this order."""
    role: Text | None = None
    """What the body is, in one sentence."""
    task: Text | None = None
    """What it does."""
    responsibility: Text | None = None
    """What it decides or answers for."""
    sends_to: Annotated[tuple[Slug, ...], Refers("body")] = ()
    """The bodies it passes its recommendations and cases on to."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it speaks for."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers about the body."""
    links: tuple[Link, ...] = ()
    """The body's own pages."""
