"""How guests of a meeting say that they are coming, and whether there is still room."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.entity import Part
from generator.model.fields import FLAGS, Count, DayOrMoment, Email, Flag, WebAddress, email, web_address, wrong

MOST_PLACES = 100_000


def _waiting_list(value: object) -> object:
    """Read a yes or no, a web address or a mailbox."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or not value.strip():
        raise wrong("waiting_list")
    text = value.strip()
    if text in FLAGS:
        return FLAGS[text]
    try:
        return email(text) if "@" in text and "/" not in text else web_address(text)
    except PydanticCustomError:
        raise wrong("waiting_list") from None


WaitingList = Annotated[
    bool | str,
    BeforeValidator(_waiting_list),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string"}]}),
]
"""`true` when the list is kept where one signs up; else its web address or its mailbox."""


class SignUp(Part):
    """How to say that one is coming; nothing about those who come is kept here."""

    url: WebAddress | None = None
    """The page where one signs up."""
    email: Email | None = None
    """The mailbox that takes the names."""
    closes: DayOrMoment | None = None
    """Last day, or moment, to sign up."""
    places: Annotated[Count, Field(ge=1, le=MOST_PLACES)] | None = None
    """How many there is room for."""
    full: Flag = False
    """True when all places are taken: nobody is then asked to sign up."""
    waiting_list: WaitingList = False
    """Whether one can be put on a list when all places are taken: `true`, or the address of the list."""
