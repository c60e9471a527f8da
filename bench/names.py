"""Which records a synthetic repository of a given size holds: kinds, slugs and titles, before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from generator.model.fields import slugify

_HEADS = (
    "Ager", "Birke", "Dal", "Eng", "Fælled", "Grøn", "Hede", "Ege", "Kilde", "Lille", "Mose", "Nør",
    "Over", "Rav", "Sand", "Skov", "Stor", "Syd", "Sø", "Tjørne", "Vang", "Vest", "Øster", "Ås",
)  # fmt: skip
_TAILS = (
    "by", "rup", "lev", "sted", "holm", "strup", "lund", "torp",
    "balle", "minde", "bæk", "bjerg", "dal", "sø", "mark", "kær",
)  # fmt: skip
_PLACES = [head + tail for tail, head in product(_TAILS, _HEADS)]
_TOPICS = ("fundraising", "frivillige", "naturen", "bosætning", "kultur", "idræt", "stier", "kommunikation", "klima")
_EVENTS = ("høstfest", "kulturdag", "byggeri", "bogbytte", "loppemarked", "vandretur", "indvielse", "borgermøde")
_FIRST_MEETING = date(2018, 1, 8)
_MEETING_DAYS = 3400
"""Meetings are spread over this many days, so the last ones are ahead of the day of the build, 2026-11-21."""


@dataclass(frozen=True)
class Name:
    """One record to be written."""

    kind: str
    slug: str
    title: str

    @property
    def link(self) -> str:
        """The record as a Markdown link, in the way our records name each other."""
        return f"[{self.title}]({self.kind}:{self.slug})"


def name_records(count: int) -> list[Name]:
    """Name `count` records: a third news, a quarter meetings, a fifth funds, a seventh plans, and what they hang on."""
    places = [_place(number) for number in range(count // 40)]
    made = [Name("community", slugify(place), place) for place in places]
    made += [_theme(number) for number in range(count // 200)]
    made += [Name("contact", f"medarbejder-{number}", f"Medarbejder {number}") for number in range(count // 200)]
    made += [_body(number, places) for number in range(count // 20)]
    made += _plans(count * 15 // 100, places)
    made += [Name("fund", f"pulje-{number}", f"Pulje {number} til {_event(number)}") for number in range(count // 5)]
    made += _meetings(count // 4, places)
    made += [
        Name("project", f"projekt-{number}", f"Projekt {number}: {_event(number)}") for number in range(count // 40)
    ]
    made += [
        Name("story", f"erfaring-{number}", f"Erfaring {number} med {_event(number)}") for number in range(count // 60)
    ]
    made += [_news(number, places) for number in range(count - len(made))]
    return made


def _place(number: int) -> str:
    row, place = divmod(number, len(_PLACES))
    return f"{_PLACES[place]} {row + 1}" if row else _PLACES[place]


def _event(number: int) -> str:
    return _EVENTS[number % len(_EVENTS)]


def _theme(number: int) -> Name:
    title = f"{_TOPICS[number % len(_TOPICS)].capitalize()} {number + 1}"
    return Name("theme", slugify(title), title)


def _body(number: int, places: list[str]) -> Name:
    row, place = divmod(number, len(places))
    title = f"{'Landsbyrådet' if row == 0 else 'Udvalget'} i {places[place]}" + (f" {row}" if row > 1 else "")
    return Name("body", slugify(title), title)


def _plans(count: int, places: list[str]) -> Iterator[Name]:
    for number in range(count):
        row, place = divmod(number, len(places))
        year = 2026 - 4 * row
        yield Name("plan", f"{slugify(places[place])}/{year}", f"Lokal udviklingsplan for {places[place]} {year}")


def _meetings(count: int, places: list[str]) -> Iterator[Name]:
    for number in range(count):
        day = _FIRST_MEETING + timedelta(days=number * _MEETING_DAYS // count)
        topic, place = _TOPICS[number % len(_TOPICS)], places[number % len(places)]
        yield Name("meeting", f"{day}-{slugify(topic)}-{number}", f"Møde om {topic} i {place}")


def _news(number: int, places: list[str]) -> Name:
    event, place = _event(number), places[number % len(places)]
    return Name("news", f"{slugify(event)}-{slugify(place)}-{number}", f"{event.capitalize()} i {place} nr. {number}")
