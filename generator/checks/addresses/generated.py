"""Which addresses the build fills by itself: those that nothing else may have, and those that a link may lead to."""

import re
from typing import Final, get_args

from generator.model.kinds import CONCERNED, FOLLOWED
from generator.model.meetings.meeting import MeetingType
from generator.model.site import Site

FOLDERS: Final = frozenset({"feeds", "calendar", "data", "search", "pagefind", "assets"})
"""First parts of addresses under which the build puts files of its own."""
FILES: Final = frozenset({"feed.xml", "atom.xml", "sitemap.xml", "404.html", "robots.txt"})
_KEPT_FREE: Final = frozenset({"sitemap.xml.gz"})
_OF_RECORDS = re.compile(r"(feeds|calendar)/([a-z-]+)/([a-z0-9/-]+)\.(?:xml|ics)")
"""The feed or calendar of one record: `feeds/community/strandby.xml`."""
_WITH_ONE: Final = {"feeds": FOLLOWED, "calendar": (*CONCERNED, "body", "meeting")}
_DERIVED: Final = ("action", "decision")
"""Tables of the open data that are made of several records."""
_CALENDARS: Final = ("all", "deadlines", "theme-meetings", "wheel")


def is_reserved(address: str) -> bool:
    """Whether the build needs an address for its own files, now or one day."""
    return address in FILES or address in _KEPT_FREE or address.partition("/")[0] in FOLDERS


def is_made(site: Site, address: str) -> bool:
    """Whether the build makes a file at an address; of its scripts and styles, any is believed."""
    folder, _, name = address.partition("/")
    if folder in ("assets", "pagefind"):
        return name != ""
    if address in FILES or address in ("search/", "search/index.html"):
        return True
    found = _OF_RECORDS.fullmatch(address)
    if found:
        kind, slug = found[2], found[3]
        if folder == "calendar" and kind == "type":
            return slug in get_args(MeetingType)
        known = site[kind]
        return kind in _WITH_ONE[folder] and (slug in known or any(slug in one.aliases for one in known.values()))
    if folder == "feeds":
        return name.removesuffix(".xml") in site.kinds and name.endswith(".xml")
    if folder == "data":
        stem, _, ending = name.partition(".")
        is_award = stem == "awards-360giving" and ending in ("json", "csv") and bool(site["award"])
        return (
            is_award
            or name == "all.xlsx"
            or ((stem in site.kinds or stem in _DERIVED) and ending in ("json", "csv", "schema.json"))
        )
    return folder == "calendar" and name.removesuffix(".ics") in _CALENDARS and name.endswith(".ics")
