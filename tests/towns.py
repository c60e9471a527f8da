"""Small fictional municipalities for the tests: every record is valid, and each test changes what it is about.

`small_site()` has a few records of every kind; `small_site(meeting=[a_meeting(...)])` replaces those of one kind, and
`small_site(settings={"language": "nl"})` changes keys of `site.yml`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from generator.model.entity import Entity
from generator.model.kinds import KINDS, Kind
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.people.body import Body
from generator.model.people.community import Community
from generator.model.people.contact import Contact
from generator.model.plans.plan import Plan
from generator.model.plans.theme import Theme
from generator.model.settings import Settings
from generator.model.site import Site
from generator.model.text.news import News
from generator.model.text.page import Page
from generator.views.scene import Scene, scene_of

Told = TypeVar("Told")
STAND_IN = "Her står noget andet"
TODAY = date(2026, 11, 21)
"""The day on which the small site is built."""
SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "title": "Lilleby",
        "tagline": "Alt om at udvikle Lilleby.",
        "municipality": {"name": "Lilleby Kommune", "email": "kommune@lilleby.example"},
        "language": "da",
        "time_zone": "Europe/Copenhagen",
        "address": "https://lilleby.example/",
        "identity": {"authority": "lilleby.example", "since": "2026-01-15"},
        "entrance": {"default": "anna-holm"},
        "sections": {
            "community": {"path": "steder", "title": "Steder"},
            "fund": {"path": "puljer", "title": "Puljer", "intro": "Penge, man kan søge."},
            "meeting": {"path": "moeder", "title": "Møder"},
            "news": {"path": "nyheder", "title": "Nyheder"},
            "plan": {"path": "planer", "title": "Planer"},
        },
        "licence": {"title": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    }
)


def a_settings(**fields: Any) -> Settings:
    """Make a valid `site.yml` with some keys changed."""
    return Settings.model_validate({**SETTINGS, **fields})


def a_contact(slug: str = "anna-holm", **fields: Any) -> Contact:
    """Make a contact with a mailbox and a number."""
    defaults = {
        "name": "Anna Holm",
        "role": "landdistriktskonsulent",
        "email": "anna@lilleby.example",
        "phones": ({"number": "11223344"},),
        "published": date(2026, 1, 15),
    }
    return Contact.model_validate({"slug": slug, **defaults, **fields})


def a_community(slug: str = "strandby", **fields: Any) -> Community:
    """Make a village."""
    return Community.model_validate({"slug": slug, "title": "Strandby", "published": date(2026, 1, 20), **fields})


def a_body(slug: str = "landdistriktsraad", **fields: Any) -> Body:
    """Make a committee that the second contact answers for."""
    defaults = {
        "title": "Landdistriktsrådet",
        "type": "committee",
        "contact": "bo-lund",
        "published": date(2026, 1, 21),
    }
    return Body.model_validate({"slug": slug, **defaults, **fields})


def a_theme(slug: str = "natur", **fields: Any) -> Theme:
    """Make a theme."""
    return Theme.model_validate({"slug": slug, "title": "Natur", "published": date(2026, 1, 22), **fields})


def a_plan(slug: str = "strandby/2026", **fields: Any) -> Plan:
    """Make an edition of the plan of the community that the slug begins with."""
    defaults = {"title": "Strandby 2026", "community": slug.partition("/")[0], "published": date(2026, 2, 1)}
    return Plan.model_validate({"slug": slug, **defaults, **fields})


def a_fund(slug: str = "landsbypuljen", **fields: Any) -> Fund:
    """Make a fund that can be applied to all year."""
    defaults = {
        "title": "Landsbypuljen",
        "provider": "Lilleby Kommune",
        "rounds": {"type": "rolling"},
        "published": date(2026, 2, 2),
    }
    return Fund.model_validate({"slug": slug, **defaults, **fields})


def a_meeting(slug: str = "2027-01-19-temamode-om-natur", **fields: Any) -> Meeting:
    """Make a theme meeting in winter, with a time, a place and an end."""
    defaults = {
        "title": "Temamøde om natur",
        "type": "theme",
        "start": datetime(2027, 1, 19, 19, 0),  # noqa: DTZ001 - records hold the time of the site's zone
        "end": datetime(2027, 1, 19, 21, 30),  # noqa: DTZ001
        "place": {"name": "Strandby Forsamlingshus", "address": "Havnevej 1, 9999 Strandby"},
        "published": date(2026, 11, 2),
    }
    return Meeting.model_validate({"slug": slug, **defaults, **fields})


def told_as(record: Told, text: str) -> Told:
    """Put any text where a record says `STAND_IN`: also what no check lets through, which outputs bear all the same."""
    found: Any = record
    if found == STAND_IN:
        found = text
    elif isinstance(found, BaseModel):
        found = found.model_copy(update={name: told_as(value, text) for name, value in found})
    elif isinstance(found, tuple):
        found = tuple(told_as(value, text) for value in found)
    return cast(Told, found)


def a_news(slug: str = "ny-pulje", **fields: Any) -> News:
    """Make a news item."""
    defaults = {"title": "Ny pulje", "body": "Nu kan I søge.", "published": date(2026, 3, 1)}
    return News.model_validate({"slug": slug, **defaults, **fields})


def a_page(slug: str = "index", **fields: Any) -> Page:
    """Make a hand-written page."""
    return Page.model_validate({"slug": slug, "title": "Forside", "published": date(2026, 1, 16), **fields})


def small_site(
    settings: Mapping[str, Any] | None = None, kinds: Iterable[Kind] = KINDS, **records: Iterable[Entity]
) -> Site:
    """Make a site of the default records; `records` replaces those of the kinds it names, by kind."""
    defaults: dict[str, Iterable[Entity]] = {
        "community": [a_community(), a_community("bakkeby", title="Bakkeby", contact="bo-lund")],
        "plan": [a_plan()],
        "fund": [a_fund()],
        "meeting": [
            a_meeting(),
            a_meeting(
                "2026-08-25-landdistriktsraad",
                title="Møde i Landdistriktsrådet",
                type="committee",
                start=date(2026, 8, 25),
                end=None,
                organiser="landdistriktsraad",
            ),
        ],
        "news": [a_news()],
        "body": [a_body()],
        "theme": [a_theme()],
        "contact": [a_contact(), a_contact("bo-lund", name="Bo Lund", email="bo@lilleby.example")],
        "page": [a_page(), a_page("om", title="Om Lilleby")],
    }
    by_kind = {
        kind.name: MappingProxyType(
            {record.slug: record for record in sorted(_of(kind, defaults, records), key=lambda record: record.slug)}
        )
        for kind in kinds
    }
    return Site(a_settings(**(settings or {})), _table(kinds), MappingProxyType(by_kind))


def _of(kind: Kind, defaults: Mapping[str, Iterable[Entity]], given: Mapping[str, Iterable[Entity]]) -> list[Entity]:
    return list(given.get(kind.name, defaults.get(kind.name, ())))


def _table(kinds: Iterable[Kind]) -> Mapping[str, Kind]:
    return MappingProxyType({kind.name: kind for kind in kinds})


def small_scene(
    site: Site | None = None,
    *,
    today: date = TODAY,
    settings: Mapping[str, Any] | None = None,
    **records: Iterable[Entity],
) -> Scene:
    """Look at a small site on a day."""
    return scene_of(site or small_site(settings, KINDS, **records), today)
