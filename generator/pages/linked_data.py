"""What search engines and other programs read of a page: JSON-LD in the vocabulary of schema.org."""

import json
import re
from collections.abc import Iterable
from typing import Any

from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.people.body import Body
from generator.model.people.community import Community
from generator.model.people.contact import Contact
from generator.model.site import Site
from generator.model.text.news import News
from generator.pages.meetings.linked_event import event
from generator.views.scene import Scene
from generator.views.site.cards import card

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_RISKY = re.compile("[<>&\u2028\u2029]")
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def linked_data(scene: Scene, kind: Kind, record: Entity, description: str) -> str:
    """Describe a record as JSON-LD that can stand in a script element."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind.schema_org,
        "name": record.title,  # type: ignore[attr-defined]
        "description": description,
        "url": scene.site.url(scene.site.address_of(kind.name, record.slug)),
        **_if("inLanguage", record.language),
        **_more(scene, kind, record),
    }
    return _in_script(facts)


def breadcrumbs(site: Site, steps: Iterable[tuple[str, str]]) -> str:
    """Describe the way from the front page to a page as JSON-LD: title and address of each step, the page last."""
    listed = [
        {"@type": "ListItem", "position": place, "name": title, "item": site.url(address)}
        for place, (title, address) in enumerate(steps, 1)
    ]
    return _in_script({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": listed})


def _in_script(facts: dict[str, Any]) -> str:
    text = _encode(facts)
    return text.translate(_SAFE) if _RISKY.search(text) else text


def _more(scene: Scene, kind: Kind, record: Entity) -> dict[str, Any]:
    if isinstance(record, Meeting):
        return event(scene, record)
    if isinstance(record, Fund):
        closes = card(scene, kind.name, record).detail.closes
        facts: dict[str, Any] = {"funder": {"@type": "Organization", "name": record.provider}}
        return facts | ({"expires": closes.isoformat()} if closes else {})
    if isinstance(record, Award):
        amount = {"@type": "MonetaryAmount", "currency": record.currency, "value": record.amount}
        fund = scene.site["fund"].get(record.fund)
        funder = {"@type": "Organization", "name": fund.provider} if isinstance(fund, Fund) else None
        return {"amount": amount} | _if("funder", funder)
    if isinstance(record, Contact):
        phones = [phone.number for phone in record.phones]
        return {"contactType": record.role} | ({"telephone": phones[0]} if phones else {}) | _if("email", record.email)
    if isinstance(record, Community) and record.coordinates:
        point = record.coordinates
        return {"geo": {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}}
    if isinstance(record, News):
        told = {"headline": record.title, "datePublished": record.happened or record.published.isoformat()}
        return told | (_if("expires", record.until.isoformat()) if record.until else {})
    if isinstance(record, Body):
        return _if("sameAs", [link.url for link in record.links if not link.url.startswith("/")])
    return {}


def _if(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}
