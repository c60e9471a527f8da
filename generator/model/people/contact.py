"""People and desks that answer."""

from typing import Annotated

from pydantic import Field, field_validator

from generator.model.days.spans import Span, not_before
from generator.model.entity import Entity, Part
from generator.model.fields import Day, Email, Line, Phone, Refers, Slug, Text


class PhoneNumber(Part):
    """One number of a contact."""

    number: Phone
    """Digits and spaces; typed here and nowhere else."""
    label: Text | None = None
    """What kind of number it is, such as "direkte" or "mobil"."""


class Absence(Span):
    """A time in which somebody else answers."""

    stand_in: Annotated[Slug, Refers("contact")]
    """The contact who answers meanwhile."""


class Contact(Entity):
    """One `content/contacts/<slug>.yml`: a named official, or a desk, that answers."""

    name: Line
    """The name as it is shown."""
    role: Text
    """The title or task, such as "landdistriktskonsulent"."""
    organisation: Text | None = None
    """Where the person works, when it is not the municipality of the site."""
    phones: tuple[PhoneNumber, ...] = ()
    """The numbers on which the contact answers, the best first."""
    email: Email | None = None
    """The mailbox that is read."""
    address: Text | None = None
    """Where to write or come, on one line."""
    absences: tuple[Absence, ...] = ()
    """Leave and holidays; the stand-in is shown on those days."""
    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day in the role."""
    until: Day | None = None
    """Last day in the role, inclusive."""

    _in_order = field_validator("until")(not_before("from_"))

    @property
    def title(self) -> str:
        """The heading of the page: the name."""
        return self.name
