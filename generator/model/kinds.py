"""The one table of kinds: where each lives, what it is called, and how it is published."""

from dataclasses import dataclass
from typing import Literal

from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.experience.report import Report
from generator.model.experience.story import Story
from generator.model.guides.form import Form
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.people.body import Body
from generator.model.people.community import Community
from generator.model.people.contact import Contact
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.plans.theme import Theme
from generator.model.programmes.programme import Programme
from generator.model.text.checklist import Checklist
from generator.model.text.document import Document
from generator.model.text.news import News
from generator.model.text.page import Page


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
    nothing: str = "There is nothing here yet. Ask the contact on this page."
    """What the list says while it is empty, and what comes next: an English message id of the catalogs."""


FOLLOWED = ("community", "body", "theme", "project", "programme")
"""The kinds whose records have feeds of their own."""
CONCERNED = ("community", "project", "programme")
"""Those of them whose calendars hold the meetings that concern them; that of a body holds what it invites to."""
KINDS: tuple[Kind, ...] = (
    Kind(
        "community", Community, "content/communities", ".md", "people/community.html", "community", "communities",
        "Place",
        nothing="No community has a page here yet. Ask the contact on this page about yours.",
    ),
    Kind(
        "plan", Plan, "plans", ".md", "plans/plan.html", "plan", "plans", "CreativeWork", layout="folders",
        nothing="No plan has been published yet. When the first one is ready, you can read it here.",
    ),
    Kind(
        "project", Project, "content/projects", ".md", "plans/project.html", "project", "projects", "Project",
        nothing="No project has a page here yet. Ask the contact on this page if you want to start one.",
    ),
    Kind(
        "fund", Fund, "funds", ".md", "money/fund.html", "fund", "funds", "MonetaryGrant",
        nothing="No fund is on the list yet. Ask the contact on this page where you can apply for money.",
    ),
    Kind(
        "meeting", Meeting, "meetings", ".md", "meetings/meeting.html", "meeting", "meetings", "Event",
        layout="years",
        nothing="No meeting has been announced yet. When the first one is set, its time and place stand here.",
    ),
    Kind(
        "award", Award, "content/awards", ".md", "awards/award.html", "award", "awards", "MonetaryGrant",
        layout="years",
        nothing="No award has been published yet. When money is given, you can see here who got it and for what.",
    ),
    Kind(
        "programme", Programme, "content/programmes", ".md", "programmes/programme.html", "programme", "programmes",
        "Course",
        nothing="No programme is offered yet. Ask the contact on this page what you would like to learn.",
    ),
    Kind(
        "story", Story, "content/stories", ".md", "experience/story.html", "story", "stories", "Article", sourced=False,
        nothing="Nobody has told of an experience yet. Yours can be the first: ask the contact on this page.",
    ),
    Kind(
        "report", Report, "content/reports", ".md", "experience/report.html", "report", "reports", "Report",
        nothing="No report has been published yet. When there is one, its recommendations stand here.",
    ),
    Kind(
        "document", Document, "content/documents", ".md", "text/document.html", "document", "documents",
        "DigitalDocument",
        nothing="No strategy or publication is here yet. Ask the contact on this page.",
    ),
    Kind(
        "checklist", Checklist, "content/checklists", ".md", "text/checklist.html", "checklist", "checklists",
        "ItemList",
        nothing="No checklist is here yet. Ask the contact on this page.",
    ),
    Kind(
        "form", Form, "content/forms", ".md", "guides/form.html", "form", "forms", "DigitalDocument",
        nothing="There is no form here yet. Ask the contact on this page how to apply.",
    ),
    Kind(
        "news", News, "content/news", ".md", "text/news.html", "news item", "news", "NewsArticle", sourced=False,
        nothing="There is no news yet. When there is, you can read it here.",
    ),
    Kind(
        "body", Body, "content/bodies", ".md", "people/body.html", "body", "bodies", "GovernmentOrganization",
        nothing="No council or committee is described here yet. Ask the contact on this page who decides.",
    ),
    Kind(
        "theme", Theme, "content/themes", ".md", "plans/theme.html", "theme", "themes", "DefinedTerm", sourced=False,
        nothing="No theme is described here yet. Ask the contact on this page what others are working on.",
    ),
    Kind("contact", Contact, "content/contacts", ".yml", "people/contact.html", "contact", "contacts", "ContactPoint"),
    Kind("page", Page, "content", ".md", "text/page.html", "page", "pages", "WebPage", sourced=False),
)  # fmt: skip
