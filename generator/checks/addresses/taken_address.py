"""Each address of the site leads to one thing: no two pages, sections, aliases or attachments share one.

Passes: `content/om.md`, and a section with `path: puljer`.
Fails:  `content/puljer.md` beside that section; a `path: feeds`, which the build needs; an alias that is the name of
        another record; one alias in two records; two sections with one path.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.addresses.generated import is_reserved
from generator.checks.addresses.places import PAGE, Place, places, record_at
from generator.checks.reading import site_of
from generator.load import SETTINGS, Loaded
from generator.load.attachments.kinds_of_files import kind_fault
from generator.model.site import Site
from generator.problems import Message, Position, Problem, say

RULE: Final = "taken-address"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for the second of two things with one address, and for each that the build needs itself."""
    site = site_of(loaded)
    owners: dict[str, Place] = {}
    for place in places(loaded):
        if place.attachment and kind_fault(f"content/{place.attachment}"):
            continue  # it is refused already, whatever its address
        first = owners.setdefault(place.address, place)
        as_folder = owners.get(f"{place.address}/") if place.attachment else None  # a file where a folder must be
        record = record_at(site, f"{place.address}/" if place.attachment else place.address)
        if first is not place or record is not None or as_folder is not None:
            owner = loaded.file(record) if record is not None else _file(loaded, as_folder or first)
            what = say("the address '/{address}' already belongs to '{file}'", address=place.address, file=owner)
            yield Problem(_position(loaded, place), RULE, what, _mend(place))
        elif _is_generated(site, place):
            what = say("the address '/{address}' is needed for files that are made by the build", address=place.address)
            yield Problem(_position(loaded, place), RULE, what, _mend(place))


def _is_generated(site: Site, place: Place) -> bool:
    """Whether the build needs the address; for the records of a section, only the section is blamed."""
    if place.record is not None and site.kind_of(place.record).name != PAGE:
        return False
    return is_reserved(place.address)


def _mend(place: Place) -> Message:
    if place.attachment:
        return say("move the file to 'content/files/'")
    if place.keys[:1] == ("aliases",):
        return say("delete the alias; the address it stands for is in use")
    if place.record is None:
        return say("give the section another 'path'")
    return say("give the file another name")


def _position(loaded: Loaded, place: Place) -> Position:
    if place.attachment:
        return Position(f"content/{place.attachment}")
    if place.record is None:
        site = site_of(loaded)
        keys = place.keys if place.keys[1] in site.settings.sections else ()
        return loaded.locate(None, keys)
    return loaded.locate(place.record, place.keys)


def _file(loaded: Loaded, place: Place) -> str:
    if place.attachment:
        return f"content/{place.attachment}"
    return loaded.file(place.record) if place.record is not None else SETTINGS
