"""Places and other communities."""

from typing import Annotated, Literal

from generator.model.entity import Coordinates, Link, Titled
from generator.model.fields import Refers, Slug, Text


class Community(Titled):
    """One `content/communities/<slug>.md`: a village or town, or a community that is no place."""

    type: Literal["place", "other"] = "place"
    """`place` for a village, town or district; `other` for a housing area, a school, an association …"""
    also_called: tuple[Text, ...] = ()
    """Other spellings and names that people search for."""
    local_council: Annotated[Slug | None, Refers("body")] = None
    """The body that speaks for the community."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers here, when it is not the site's default."""
    coordinates: Coordinates | None = None
    """A point for the map; left out where no open source gives one."""
    links: tuple[Link, ...] = ()
    """The community's own pages."""
