"""The one table of kinds: where each lives, what it is called, and how it is published."""

from dataclasses import dataclass
from typing import Literal

from generator.model.award import Award
from generator.model.body import Body
from generator.model.community import Community
from generator.model.contact import Contact
from generator.model.entity import Entity
from generator.model.form import Form
from generator.model.fund import Fund
from generator.model.meeting import Meeting
from generator.model.news import News
from generator.model.page import Page
from generator.model.plan import Plan
from generator.model.theme import Theme


@dataclass(frozen=True)
class Kind:
    """One kind of record."""

    name: str
    """In references, feeds and open data; also the default first part of the address."""
    model: type[Entity]
    """What a record holds."""
    folder: str
    """Where the files are, from the root of the repository."""
    suffix: Literal[".md", ".yml"]
    """`.md` where people read prose, `.yml` where a record is only facts."""
    template: str
    """The template of its page, under `theme/records/`."""
    one: str
    """What one is called: an English message id of the catalogs."""
    many: str
    """What several are called: an English message id of the catalogs."""
    schema_org: str
    """The schema.org type of a page."""
    layout: Literal["flat", "folders", "years"] = "flat"
    """`folders`: a folder is part of the slug (`gjol/2023`); `years`: a folder a year, not part of it."""
    sourced: bool = True
    """Whether a record that is no example must say where its facts come from."""


KINDS: tuple[Kind, ...] = (
    Kind("community", Community, "content/communities", ".md", "community.html", "community", "communities", "Place"),
    Kind("plan", Plan, "plans", ".md", "plan.html", "plan", "plans", "CreativeWork", layout="folders"),
    Kind("fund", Fund, "funds", ".md", "fund.html", "fund", "funds", "MonetaryGrant"),
    Kind("meeting", Meeting, "meetings", ".md", "meeting.html", "meeting", "meetings", "Event", layout="years"),
    Kind("award", Award, "content/awards", ".md", "award.html", "award", "awards", "MonetaryGrant", layout="years"),
    Kind("form", Form, "content/forms", ".md", "form.html", "form", "forms", "DigitalDocument"),
    Kind("news", News, "content/news", ".md", "news.html", "news item", "news", "NewsArticle", sourced=False),
    Kind("body", Body, "content/bodies", ".md", "body.html", "body", "bodies", "GovernmentOrganization"),
    Kind("theme", Theme, "content/themes", ".md", "theme.html", "theme", "themes", "DefinedTerm", sourced=False),
    Kind("contact", Contact, "content/contacts", ".yml", "contact.html", "contact", "contacts", "ContactPoint"),
    Kind("page", Page, "content", ".md", "page.html", "page", "pages", "WebPage", sourced=False),
)
