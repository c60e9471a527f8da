"""Forms: what one fills in, in which version, and how to get it in another way."""

from typing import Annotated, Literal
from urllib.parse import unquote

from pydantic import AfterValidator, Field

from generator.model.entity import Titled
from generator.model.fields import Count, Refers, Slug, Text, WebAddress

Format = Literal["html", "pdf", "docx", "odt", "xlsx", "text"]


def _below_content(path: str | None) -> str | None:
    return unquote(path).removeprefix("/").removeprefix("content/") if path else path


class Form(Titled):
    """One `content/forms/<slug>.md`: a form in the register."""

    version: Text
    """The version as it stands on the form: a date, a number, or "uden dato"."""
    format: Format
    """What kind of file it is; `html` is filled in on a page."""
    file: Annotated[Text | None, AfterValidator(_below_content)] = None
    """The file, from the folder `content/`: `files/skema.pdf`; `/files/skema.pdf` as in links is the same."""
    url: WebAddress | None = None
    """The address of the form itself, when it is not kept here."""
    page: WebAddress | None = None
    """The page where one finds it, when the form itself has no address that lasts."""
    size: Annotated[Count | None, Field(ge=0, le=9_999_999_999)] = None
    """Size in bytes of a file that is kept elsewhere; that of our own is measured."""
    otherwise: Text | None = None
    """How to hand in the same without the form, for those who cannot use it."""
    otherwise_url: WebAddress | None = None
    """An accessible version of the form."""
    funds: Annotated[tuple[Slug, ...], Refers("fund")] = ()
    """The funds it is for."""
    contact: Annotated[Slug | None, Refers("contact")] = None
    """Who helps with it."""
