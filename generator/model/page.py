"""Hand-written pages, rendered by the site engine itself."""

from typing import Annotated, Literal

from generator.model.entity import Titled
from generator.model.fields import Flag, Refers, Slug

Block = Literal["tasks", "deadlines", "meetings", "news", "communities", "feeds", "contacts", "search"]


class Page(Titled):
    """One `content/<slug>.md`: a page in the editors' own words, with all of the engine's Markdown."""

    shows: tuple[Block, ...] = ()
    """Lists that the build writes under the text, in this order."""
    in_menu: Flag = False
    """True for a page that stands in the site's menu."""
    themes: Annotated[tuple[Slug, ...], Refers("theme")] = ()
    """The themes it concerns."""
    communities: Annotated[tuple[Slug, ...], Refers("community")] = ()
    """The communities it concerns."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who answers about it."""
