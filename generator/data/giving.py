"""Awards as grants of the 360Giving data standard: JSON and CSV (standard.threesixtygiving.org).

What is made up is left out, and so is what was withdrawn: the files are gathered by others, who see no badge. Where
nothing is left there are no files, for the standard wants at least one grant in each.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from generator.artifact import Artifact
from generator.data.spreadsheet import table
from generator.model.awards.award import Award
from generator.model.days.spans import OpenSpan
from generator.model.fields import slugify
from generator.model.money.fund import Fund
from generator.views.awards import awards
from generator.views.scene import Scene
from generator.views.telling.announcements import day_begins
from generator.words.wording import Wording

JSON, CSV = "data/awards-360giving.json", "data/awards-360giving.csv"
COUNTRIES: Final[Mapping[str, str]] = {"da": "DK", "nl": "NL"}
"""The country of the communities (ISO 3166-1), by the language of the site."""
REGISTERS: Final[Mapping[str, str]] = {"da": "DK-CVR", "nl": "NL-KVK"}
"""The register that an organisation's number is from (org-id.guide), by the language of the site."""
_TITLES: Final[Mapping[str, str]] = {
    "id": "Identifier",
    "title": "Title",
    "description": "Description",
    "currency": "Currency",
    "amountAwarded": "Amount Awarded",
    "amountAppliedFor": "Amount Applied For",
    "awardDate": "Award Date",
    "url": "URL",
    "dateModified": "Last modified",
}
_PARTS: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "recipientOrganization": ("Recipient Org", {"id": "Identifier", "name": "Name"}),
    "fundingOrganization": ("Funding Org", {"id": "Identifier", "name": "Name"}),
    "grantProgramme": ("Grant Programme", {"code": "Code", "title": "Title", "url": "URL"}),
    "plannedDates": (
        "Planned Dates",
        {"startDate": "Start Date", "endDate": "End Date", "duration": "Duration (months)"},
    ),
    "beneficiaryLocation": ("Beneficiary Location", {"name": "Name", "countryCode": "Country Code"}),
}
"""The titles that the standard's schema gives to its fields: those of the columns of the CSV."""


def render_giving(scene: Scene, words: Wording) -> Iterator[Artifact]:
    """Make both files; nothing where no real award is published."""
    grants = [_grant(scene, award) for award in awards.published(scene)]
    if grants:
        package = {**_package(scene, words), "grants": grants}
        yield Artifact(JSON, json.dumps(package, ensure_ascii=False, indent=1) + "\n")
        yield Artifact(CSV, _csv(grants))


def _package(scene: Scene, words: Wording) -> dict[str, Any]:
    settings = scene.site.settings
    publisher = {"name": settings.municipality.name} | _if("website", settings.municipality.url)
    facts: dict[str, Any] = {
        "title": f"{scene.site.section('award').title} – {settings.title}",
        "description": words.t("Real awards only: examples and withdrawn awards are left out."),
        "publisher": publisher,
        "downloadURL": scene.site.url(JSON),
        "accessURL": scene.site.url(scene.site.list_address("award")),
    }
    return facts | _if("license", settings.licence.url if settings.licence else None)


def _grant(scene: Scene, award: Award) -> dict[str, Any]:
    site = scene.site
    fund = site["fund"][award.fund]
    assert isinstance(fund, Fund)
    programme = {"code": fund.identity, "title": fund.title, "url": site.url(site.address(fund))}
    grant: dict[str, Any] = {
        "id": f"{_prefix(scene)}-{award.identity}",
        "title": award.title,
        "description": award.description,
        "currency": award.currency,
        "amountAwarded": award.amount,
        **_if("amountAppliedFor", award.applied_for),
        "awardDate": award.awarded.isoformat(),
        **_if("plannedDates", _planned(award.runs)),
        "url": site.url(site.address(award)),
        "recipientOrganization": [_organisation(scene, award.recipient.name, award.recipient.registration)],
        "fundingOrganization": [_organisation(scene, fund.provider)],
        "grantProgramme": [programme],
        **_if("beneficiaryLocation", [_location(scene, slug) for slug in award.places if slug in site["community"]]),
    }
    changed = day_begins(award.updated or award.published, scene.zone)
    return grant | {"dateModified": changed.isoformat()}


def _planned(runs: OpenSpan | None) -> list[dict[str, Any]]:
    """Give the planned days of a project, and its duration where it is whole months."""
    if runs is None or (runs.from_ is None and runs.to is None):
        return []
    days = {"startDate": runs.from_, "endDate": runs.to}
    told: dict[str, Any] = {name: day.isoformat() for name, day in days.items() if day is not None}
    if runs.from_ is not None and runs.to is not None:
        last = relativedelta(runs.to + timedelta(days=1), runs.from_)
        told |= _if("duration", None if last.days else 12 * last.years + last.months)
    return [told]


def _prefix(scene: Scene) -> str:
    """Begin an id with the standard's prefix and the unchanging authority of the site."""
    return f"360G-{slugify(scene.site.settings.identity.authority)}"


def _organisation(scene: Scene, name: str, registration: str | None = None) -> dict[str, str]:
    """Name an organisation by its number in the national register, else by an id of our own made of its name."""
    if registration:
        return {"id": f"{REGISTERS[scene.site.settings.language]}-{registration}", "name": name}
    own = slugify(name) or hashlib.sha256(name.encode()).hexdigest()[:12]  # a name in letters that no slug has
    return {"id": f"{_prefix(scene)}-org-{own}", "name": name}


def _location(scene: Scene, slug: str) -> dict[str, str]:
    title: str = scene.site["community"][slug].title  # type: ignore[attr-defined]
    return {"name": title, "countryCode": COUNTRIES[scene.site.settings.language]}


def _if(name: str, value: Any) -> dict[str, Any]:
    return {} if value is None or value == [] else {name: value}


def _csv(grants: list[dict[str, Any]]) -> str:
    """Write a table with a grant a row; the columns bear the titles of the standard, with a number for each of many."""
    most = {name: max(len(grant.get(name, ())) for grant in grants) for name in _PARTS}
    columns = [*_TITLES.values(), *(column for name, count in most.items() for column in _columns(name, count))]
    rows = [dict(_cells(grant)) for grant in grants]
    return table(columns, ([row.get(column) for column in columns] for row in rows))


def _cells(grant: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((title, grant.get(name)) for name, title in _TITLES.items())
    for name, (_, fields) in _PARTS.items():
        parts = grant.get(name, ())
        yield from zip(_columns(name, len(parts)), (part.get(field) for part in parts for field in fields), strict=True)


def _columns(name: str, count: int) -> list[str]:
    title, fields = _PARTS[name]
    return [f"{title}:{number}:{field}" for number in range(count) for field in fields.values()]
