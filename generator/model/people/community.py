"""Places and other communities."""

from typing import Annotated, Literal

from generator.model.entity import Coordinates, Link, Titled
from generator.model.fields import Refers, Slug, Text


class Community(Titled):
    """One `content/communities/<slug>.md`: a village or town, or a community that is no place."""

    type: Literal["place", "school", "housing", "association", "other"] = "place"
    """`place` for a village, town or district; the others are communities that are no place of their own."""
    also_called: tuple[Text, ...] = ()
    """Other spellings and names that people search for."""
    local_council: Annotated[Slug | None, Refers("body")] = None
    """The body that speaks for the community."""
    local_contact: Text | None = None
    """Who to turn to locally, by role: "formanden for borgerforeningen"; never a private person."""
    dialogue: Annotated[Slug | None, Refers("body")] = None
    """The committee that the community has its yearly talk with."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who in the municipality answers here, when it is not the site's default."""
    coordinates: Coordinates | None = None
    """A point for the map; left out where no open source gives one."""
    links: tuple[Link, ...] = ()
    """The community's own pages."""

    @property
    def is_place(self) -> bool:
        """Whether it is a village, town or district."""
        return self.type == "place"
