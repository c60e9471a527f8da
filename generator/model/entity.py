"""What every record has in common."""

from datetime import date
from functools import cache
from typing import Annotated, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from generator.model.fields import Day, FileAddress, Flag, Language, Line, Number, Path, Text, WebAddress, wrong


class Part(BaseModel):
    """A piece of a record: unknown keys are errors, and nothing changes after reading."""

    model_config = ConfigDict(
        defer_build=True,
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _as_given(cls, data: object) -> object:
        """Take an optional field that is empty for one that is not there: forms write all of their fields."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        optional = optional_keys(cls)
        return {key: value for key, value in data.items() if value is not None or key not in optional}


@cache
def optional_keys(model: type[BaseModel]) -> frozenset[str]:
    """List the keys, as a file and as a program write them, that a record need not have."""
    fields = [(name, field) for name, field in model.model_fields.items() if not field.is_required()]
    return frozenset(key for name, field in fields for key in (name, field.alias) if key)


class SourceNote(Part):
    """Where a fact was read, and when."""

    url: WebAddress
    """The page the facts come from."""
    checked: Day
    """The day somebody last compared the record with that page."""
    note: Text | None = None
    """What the source does not say, or where sources disagree; shown to the reader."""


def one_or_more(value: object) -> object:
    """Take a single value for a list of one, as editors write it."""
    return [value] if isinstance(value, dict | str) else value


class Entity(Part):
    """A record: one file, one page, one line in its list."""

    slug: Path = Field(exclude=True)
    """From the file name: never written in the file itself."""
    body: str = Field(default="", exclude=True)
    """The Markdown under the front matter."""

    summary: Text | None = None
    """One or two sentences for lists, search engines and feeds; else the beginning of the text is used."""
    published: Day
    """The day the record was first published. A day to come: until then it is nowhere on the site."""
    updated: Day | None = None
    """The day the content last changed in a way a reader should know of."""
    example: Flag = False
    """True for a record that is made up to show a feature; it gets a badge wherever it is seen."""
    language: Language | None = None
    """The language of the record, such as `en`, when it is another than that of the site."""
    aliases: Annotated[tuple[Path, ...], BeforeValidator(one_or_more)] = ()
    """Earlier slugs of the record, oldest first; each becomes a redirect."""
    source: Annotated[tuple[SourceNote, ...], BeforeValidator(one_or_more)] = ()
    """The public page, or pages, that the facts come from."""
    note: Text | None = None
    """A remark to the editors; it is not published."""

    from_file: ClassVar[frozenset[str]] = frozenset({"slug", "body"})
    """Fields that are given by the file and may not be written in it."""

    @field_validator("updated")
    @classmethod
    def _not_before_it_is_published(cls, updated: Day | None, info: ValidationInfo) -> Day | None:
        published = info.data.get("published")  # absent when `published` itself was wrong
        if updated is not None and published is not None and updated < published:
            raise wrong("updated_too_early", published=published)
        return updated

    @property
    def identity(self) -> str:
        """The first slug the record ever had: what feed ids and calendar UIDs are made of, so a rename keeps them."""
        return self.aliases[0] if self.aliases else self.slug

    def as_published(self, today: date) -> Self:  # noqa: ARG002  only some records hold what may not be read
        """Give the record without what may not be read, not yet or no longer: the site is made of nothing else."""
        return self


class Titled(Entity):
    """A record whose heading is written as `title`."""

    title: Line
    """The heading of the page and the text of every link to it."""


class Link(Part):
    """A link out of the site, or to a file of its own."""

    title: Line
    """What the reader finds there; never "here"."""
    url: FileAddress
    """The address; that of a file in `content/files/` is `/files/` and its name."""


class WebLink(Link):
    """A link out of the site."""

    url: WebAddress
    """The address."""


class Coordinates(Part):
    """A point on the earth, WGS 84 (EPSG:4326), in degrees."""

    lat: Annotated[Number, Field(ge=-90, le=90)]
    """Latitude, north is positive."""
    lon: Annotated[Number, Field(ge=-180, le=180)]
    """Longitude, east is positive."""
