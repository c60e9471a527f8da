"""The one file that makes the generator a municipality's own site."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from generator.model.days.spans import not_before
from generator.model.entity import Part, WebLink
from generator.model.fields import (
    Authority,
    Count,
    Day,
    EditUrl,
    Email,
    Flag,
    Line,
    Phone,
    Refers,
    SinceDay,
    SiteAddress,
    Slug,
    Text,
    TimeZone,
    WebAddress,
)


class Municipality(Part):
    """The authority behind the site."""

    name: Line
    """The name, such as "Jammerbugt Kommune"."""
    code: Text | None = None
    """The authority's code in the national register."""
    address: Text | None = None
    """The town hall, on one line."""
    phone: Phone | None = None
    """The switchboard."""
    email: Email | None = None
    """The main mailbox."""
    url: WebAddress | None = None
    """The municipality's own site."""


class Identity(Part):
    """What the ids of feeds and calendars are made of (RFC 4151): never changed, even if the site moves."""

    authority: Authority
    """A domain name or mailbox that the owner held on the day below."""
    since: SinceDay
    """The day, month or year from which ids are made."""


class Section(Part):
    """How one kind of record is named on this site."""

    path: Slug
    """The first part of the address of its pages; never changed after publication."""
    title: Line
    """The heading of its list and its name in the menu."""
    intro: Text | None = None
    """One or two sentences above the list."""
    in_menu: Flag = True
    """Whether it stands in the menu, as long as there is something on its list."""


class Entrance(Part):
    """Who answers: the one named contact of each page."""

    default: Annotated[Slug, Refers("contact")]
    """Who answers when nothing else is said."""
    promise: Text | None = None
    """What a citizen can count on, shown beside the contact."""


class Task(Part):
    """A thing people come to the site to do: a large button on the front page."""

    title: Line
    """What they want to do, in their words."""
    text: Text
    """What they find there."""
    to: Text
    """A section (a kind, such as `fund`) or a page (`page:om`)."""


class Notice(Part):
    """A line at the top of every page: that the town hall is closed, say."""

    text: Text
    """What it says, in one sentence."""
    from_: Annotated[Day | None, Field(alias="from")] = None
    """First day it is shown; at once if left out."""
    until: Day | None = None
    """Last day it is shown."""

    _in_order = field_validator("until")(not_before("from_"))

    def is_over(self, today: date) -> bool:
        """Say whether its last day is gone."""
        return self.until is not None and self.until < today

    def is_shown(self, today: date) -> bool:
        """Say whether it is shown on a day."""
        return not self.is_over(today) and (self.from_ is None or self.from_ <= today)


def _as_notice(value: object) -> object:
    """Take a text alone for a notice without days."""
    return {"text": value} if isinstance(value, str) else value


def _with_a_name(value: object) -> object:
    """Leave out the sections of which nothing is said."""
    return {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value


class Expected(Part):
    """How many records of a kind there are to be: a check compares, so that none is forgotten or told twice."""

    kind: Slug
    """The kind: `theme`, `community`, `body` …"""
    type: Slug | None = None
    """Only those of this type: `local-council`."""
    count: Annotated[Count, Field(ge=0, le=100_000)]
    """How many there are."""
    why: Text | None = None
    """Who says so."""


class Settings(Part):
    """`content/site.yml`."""

    title: Line
    """The name of the site."""
    tagline: Text
    """What the site is, in one sentence."""
    municipality: Municipality
    """The authority behind it."""
    language: Literal["da", "nl"]
    """The language of the content and of the interface."""
    time_zone: TimeZone = "Europe/Copenhagen"
    """The zone of all times in the content (IANA name)."""
    holidays: Literal["DK", "NL"] | None = None
    """The country whose public holidays are no days for meetings; left out, the language tells."""
    address: SiteAddress
    """Where the site is published; ends with a slash."""
    identity: Identity
    """The unchanging part of feed ids and calendar UIDs."""
    entrance: Entrance
    """Who answers."""
    sections: Annotated[dict[str, Section], BeforeValidator(_with_a_name)] = Field(default_factory=dict)
    """Names and addresses of the kinds, by kind."""
    tasks: tuple[Task, ...] = ()
    """The buttons on the front page."""
    show_examples: Flag = True
    """False drops every record with `example: true` from the whole site."""
    notice: Annotated[Notice | None, BeforeValidator(_as_notice)] = None
    """A line at the top of every page: the text alone, or the text with its first and last day."""
    edit_url: EditUrl | None = None
    """Where a file is edited, with {path} for the file: makes the link "suggest a change"."""
    licence: WebLink | None = None
    """The terms on which the content and the open data may be reused."""
    accessibility_statement: WebAddress | None = None
    """The address of the statutory accessibility statement."""
    expects: tuple[Expected, ...] = ()
    """How many records of a kind there are to be, where a source says so: nine focus areas, eighteen forums."""
    forum: WebLink | None = None
    """Where volunteers talk with each other, on another site."""
    feed_length: Annotated[Count, Field(ge=1, le=1000)] = 50
    """How many entries a feed holds; reminders of deadlines come on top."""
    links: tuple[WebLink, ...] = ()
    """Links at the foot of every page."""
    facts_max_age: Annotated[Count, Field(ge=1, le=3650)] = 180
    """Days after which a checked source is called old."""

    @property
    def country(self) -> Literal["DK", "NL"]:
        """The country the site is of (ISO 3166-1): its time zone tells, else its language."""
        by_zone: Mapping[str, Literal["DK", "NL"]] = {"Europe/Copenhagen": "DK", "Europe/Amsterdam": "NL"}
        return by_zone.get(self.time_zone, "NL" if self.language == "nl" else "DK")

    @property
    def holiday_country(self) -> Literal["DK", "NL"]:
        """The country whose public holidays count here (ISO 3166-1)."""
        return self.holidays or ("NL" if self.language == "nl" else "DK")
