"""A point lies in the country of the site, not in the sea where both numbers are 0 or where they changed places.

Passes: `coordinates: {lat: 57.1, lon: 9.5}` on a Danish site.
Fails:  `{lat: 9.5, lon: 57.1}`, where the two have changed places; `{lat: 0, lon: 0}`; `{lat: 52.4, lon: 4.9}`, which
        is in the Netherlands. Warned of: `{lat: 57, lon: 9}`, which is a corner of a map.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.checks.reading import parts, site_of
from generator.load import Loaded
from generator.model.entity import Coordinates
from generator.problems import Message, Problem, Severity, say

RULE: Final = "coordinates"


class _Country(NamedTuple):
    """The rectangle that a country lies in, in degrees, with its waters and near neighbours."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lon <= self.east


_COUNTRIES: Final = {
    "Europe/Copenhagen": _Country(54.4, 58.0, 7.8, 15.4),
    "Europe/Amsterdam": _Country(50.6, 53.8, 3.0, 7.4),
}
"""By time zone: Gedser to Skagen and Blåvand to Bornholm; Vaals to Rottum and Sluis to Bad Nieuweschans."""
_NAMES: Final = {"Europe/Copenhagen": say("Denmark"), "Europe/Amsterdam": say("the Netherlands")}
_LEAVE_OUT: Final = say("look the point up on a map, or leave 'coordinates' out")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each point that lies elsewhere."""
    site = site_of(loaded)
    zone = site.settings.time_zone
    for record, keys, point in parts(loaded):
        if isinstance(point, Coordinates):
            for what, fix, severity in _faults(point, zone):
                yield Problem(loaded.locate(record, (*keys, "lat")), RULE, what, fix, severity)


def _faults(point: Coordinates, zone: str) -> Iterator[tuple[Message, Message, Severity]]:
    lat, lon, land = point.lat, point.lon, _COUNTRIES.get(zone)
    if (lat, lon) == (0, 0):
        yield say("0, 0 is a point in the sea off Africa"), _LEAVE_OUT, "error"
    elif land is None:
        return
    elif land.holds(lat, lon):
        if lat.is_integer() and lon.is_integer():
            yield (
                say("{lat}, {lon} has no decimals: the point may be 50 km away", lat=_plain(lat), lon=_plain(lon)),
                _LEAVE_OUT,
                "warning",
            )
    elif land.holds(lon, lat):
        what = say("the two numbers have changed places: {lat}, {lon}", lat=_plain(lat), lon=_plain(lon))
        yield what, say("write 'lat: {lat}' and 'lon: {lon}'", lat=_plain(lon), lon=_plain(lat)), "error"
    else:
        what = say("{lat}, {lon} does not lie in {country}", lat=_plain(lat), lon=_plain(lon), country=_NAMES[zone])
        yield what, _LEAVE_OUT, "error"


def _plain(degrees: float) -> str:
    return f"{degrees:g}" if degrees.is_integer() else repr(degrees)
