"""A meeting as an Event of schema.org: when, where or on the net, how certain, by whom, and whether there is room."""

import re
from typing import Any, cast

from generator.model.days.month import Month, When
from generator.model.meetings.meeting import Meeting, Place
from generator.model.people.body import Body
from generator.views.meetings.meetings import Occasion, in_zone
from generator.views.meetings.signing_up import signing_up
from generator.views.scene import Scene
from generator.views.site.cards import card

_SCHEMA = "https://schema.org/"
_POSTAL = re.compile(r"(?P<street>.*?),?\s*\b(?P<code>[0-9]{4}(?: ?[A-Z]{2})?)\s+(?P<town>[^0-9,]+)")
"""An address on one line in Danish or Dutch order: street, postal code, town."""


def event(scene: Scene, meeting: Meeting) -> dict[str, Any]:
    """Describe a meeting; what is not known is left out, so a month alone has no date that would be false."""
    found: Occasion = card(scene, "meeting", meeting).detail
    return {
        **_times(scene, found),
        "eventStatus": _SCHEMA + _status(found),
        **_where(meeting),
        "organizer": _organiser(scene, meeting),
        **_room(scene, found),
    }


def _times(scene: Scene, found: Occasion) -> dict[str, str]:
    if isinstance(found.start, Month):
        return {}
    facts = {"startDate": found.start.isoformat()}
    if found.end is not None:
        facts["endDate"] = found.end.isoformat()
    before = _before(found)
    if before is not None:
        facts["previousStartDate"] = in_zone(scene, before).isoformat()
    return facts


def _before(found: Occasion) -> When | None:
    """Give the time it was last moved from; a month is no date."""
    moves = [change.before for change in found.meeting.revisions if change.type == "moved" and change.is_of_time]
    return moves[-1] if moves and not isinstance(moves[-1], Month) else None


def _status(found: Occasion) -> str:
    """Say how it stands; a meeting that was moved and then cancelled is cancelled."""
    moved = found.moved
    if found.is_cancelled:
        return "EventCancelled"
    if moved and moved.is_of_time:
        return "EventPostponed" if isinstance(found.start, Month) else "EventRescheduled"
    if moved and found.meeting.online and not found.meeting.place:
        return "EventMovedOnline"
    return "EventScheduled"


def _where(meeting: Meeting) -> dict[str, Any]:
    online = {"@type": "VirtualLocation", "url": meeting.online} if meeting.online else None
    house = _house(meeting.place) if meeting.place else None
    places = [one for one in (house, online) if one]
    if not places:
        return {}
    mode = "Mixed" if house and online else "Online" if online else "Offline"
    return {
        "eventAttendanceMode": f"{_SCHEMA}{mode}EventAttendanceMode",
        "location": places if len(places) > 1 else places[0],
    }


def _house(place: Place) -> dict[str, Any]:
    facts: dict[str, Any] = {"@type": "Place", "name": place.name}
    if place.address:
        facts["address"] = {"@type": "PostalAddress", **_address(place.address)}
    if place.coordinates:
        point = place.coordinates
        facts["geo"] = {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}
    return facts


def _address(line: str) -> dict[str, str]:
    found = _POSTAL.fullmatch(line.strip())
    if found is None:
        return {"streetAddress": line}
    parts = {"streetAddress": found["street"], "postalCode": found["code"], "addressLocality": found["town"].strip()}
    return {name: part for name, part in parts.items() if part}


def _organiser(scene: Scene, meeting: Meeting) -> dict[str, str]:
    """Name the body that invites, else the municipality."""
    site = scene.site
    body = cast(Body | None, site["body"].get(meeting.organiser or ""))
    if body is None:
        return {"@type": "Organization", "name": site.settings.municipality.name, "url": site.url("")}
    return {"@type": "Organization", "name": body.title, "url": site.url(site.address_of("body", body.slug))}


def _room(scene: Scene, found: Occasion) -> dict[str, Any]:
    """Say how many there is room for, and whether there is room; only for what one can still come to."""
    meeting, sign_up = found.meeting, found.meeting.sign_up
    if sign_up is None or not found.invites:
        return {}
    facts: dict[str, Any] = {"maximumAttendeeCapacity": sign_up.places} if sign_up.places else {}
    way = signing_up(scene, meeting)
    if sign_up.full or (way is not None and way.is_open):
        page = scene.site.url(scene.site.address_of("meeting", meeting.slug))
        offer = {"@type": "Offer", "url": (way.url if way else None) or page}
        facts["offers"] = offer | {"availability": _SCHEMA + ("SoldOut" if sign_up.full else "InStock")}
    return facts
