"""The types that fields are made of.

The source reader hands over every scalar as text (`source.py`), so this is the one place where text becomes a
number, a date or a yes. The patterns are narrow on purpose: `1_000`, `yes` and `19.30` are questions to the editor.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    SerializationInfo,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from generator.model import phones, site_addresses
from generator.model.addresses import fault_of, fault_of_mailbox
from generator.model.days import recurrence
from generator.model.days.written import read_clock, read_day, read_day_or_moment, read_since

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,99})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,99})(\.[0-9]{1,30})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_LANGUAGES = frozenset(Locale.parse("en").languages)
FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""How a yes and a no are written: as in YAML, in Python and in a spreadsheet."""
SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
PATH_PATTERN = rf"{SLUG_PATTERN}(/{SLUG_PATTERN})*"
LONGEST_SLUG, LONGEST_PATH = 80, 160

_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "aa", "ä": "a", "ö": "o", "ü": "u", "ß": "ss", "é": "e", "ë": "e"})


def is_path(text: str) -> bool:
    """Say whether a text is one or more slugs with `/` between them, and short enough for an address."""
    return len(text) <= LONGEST_PATH and re.fullmatch(PATH_PATTERN, text) is not None


@lru_cache(maxsize=20_000)  # the headings of thousands of records are often the same
def slugify(text: str) -> str:
    """Offer a slug for a text: `Kultur & Fritid 2026` becomes `kultur-fritid-2026`."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_ASCII)
    bare = "".join(part for part in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(part))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_SLUG].strip("-")


MOST_MONEY = 999_999_999
"""No fund, award or action of a place is of a thousand millions: such a sum has noughts too many."""
LONGEST_LINE = 200
"""Letters in a title or a name; the longest real ones have half as many."""
LONGEST_TEXT = 5_000
"""Letters in a field of plain text; what is longer is a text under the facts."""


def wrong(rule: str, **values: object) -> PydanticCustomError:
    """Build the error of one field type; `load.py` has the words for each rule."""
    return PydanticCustomError(rule, "not a value of this type", values or None)


def _matching(pattern: re.Pattern[str], rule: str, convert: Callable[[str], Any]) -> BeforeValidator:
    """Accept only text of `pattern`, converted; a value of the target type passes (programs build records too)."""

    def parse(value: object) -> object:
        if not isinstance(value, str):
            return value
        if not pattern.fullmatch(value):
            raise wrong(rule)
        try:
            return convert(value)
        except ValueError:
            raise wrong(rule) from None

    return BeforeValidator(parse)


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in FLAGS:
            raise wrong("flag")
        return FLAGS[value]
    return value


def _day(value: object, info: ValidationInfo) -> object:
    return _as_wrong("day", read_day, value, _zone(info)) if isinstance(value, str) else value


def _clock(value: object) -> object:
    return _as_wrong("clock", read_clock, value) if isinstance(value, str) else value


def _zone(info: ValidationInfo) -> tzinfo | None:
    """Give the time zone of the site, where whoever reads the record knows it."""
    return (info.context or {}).get("zone")


def _text(value: object) -> object:
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            raise wrong("empty")
        if len(stripped) > LONGEST_TEXT:
            raise wrong("long_text", length=len(stripped), most=LONGEST_TEXT)
        return stripped
    raise wrong("text")


def _line(value: object) -> object:
    text = _text(value)
    if isinstance(text, str):
        if "\n" in text:
            raise wrong("one_line")
        if len(text) > LONGEST_LINE:
            raise wrong("long_line", length=len(text), most=LONGEST_LINE)
    return text


def web_address(value: str) -> str:
    """Read an address that begins with https:// or http://."""
    if fault_of(value) is not None:
        raise wrong("web_address")
    return value


def file_or_web_address(value: str) -> str:
    """Accept a web address, or a file of this site from its root."""
    if not re.fullmatch(r"/[^/<>\"][^<>\"]*", value) and fault_of(value) is not None:
        raise wrong("file_or_web_address")
    return value


def _in_full(value: str, info: SerializationInfo) -> str:
    """Write the address of a file of ours in full when that of the site is given as `context={"site": …}`."""
    return file_address((info.context or {}).get("site", "/"), value)


def file_address(root: str, address: str) -> str:
    """Give an address as a link: that of a file of ours (`/files/x.pdf`) from `root`, any other as it is."""
    return root + quote(unquote(address[1:])) if address.startswith("/") else address


def day_or_moment(value: object, info: ValidationInfo) -> object:
    """Read a day, with the time where it is given."""
    if isinstance(value, str):
        return _as_wrong("day_or_moment", read_day_or_moment, value, _zone(info))
    if isinstance(value, date):  # a datetime is a date too
        return value
    raise wrong("day_or_moment")


def _as_wrong(rule: str, convert: Callable[..., Any], *values: object) -> Any:
    try:
        return convert(*values)
    except (ValueError, OverflowError):
        raise wrong(rule) from None


def _month_day(value: str) -> str:
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        raise wrong("month_day")
    _as_wrong("month_day", date.fromisoformat, f"2024-{value}")
    return value


def _since(value: str) -> str:
    return str(_as_wrong("since", read_since, value))


def as_published(value: datetime | date, info: SerializationInfo) -> str:
    """Write a moment with its offset from UTC when the zone is given as `context={"zone": …}` (RFC 3339)."""
    zone = (info.context or {}).get("zone")
    return (value.replace(tzinfo=zone) if zone and isinstance(value, datetime) else value).isoformat()


def _phone(value: str) -> str:
    digits = phones.plain(value)
    if digits is None:
        raise wrong("phone")
    return digits


def _own_address(rule: str, fault_of: Callable[[str], object]) -> AfterValidator:
    """Accept only what `fault_of` has no fault with."""

    def judge(value: str) -> str:
        if fault_of(value) is not None:
            raise wrong(rule)
        return value

    return AfterValidator(judge)


def email(value: str) -> str:
    """Read an e-mail address."""
    if fault_of_mailbox(value) is not None:
        raise wrong("email")
    local, _, domain = value.rpartition("@")
    return f"{local}@{domain.lower()}"


def _recurrence(value: str) -> str:
    if recurrence.fault_of(value) is not None:
        raise wrong("recurrence")
    return value


def _time_zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):  # also a name that leads out of the list, or to a folder of it
        raise wrong("time_zone") from None


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value) or value.partition("-")[0] not in _LANGUAGES:
        raise wrong("language")
    return value


Text = Annotated[str, BeforeValidator(_text)]
"""One line or paragraph of plain text; never Markdown."""
Line = Annotated[str, BeforeValidator(_line)]
"""A title or a name: one line of plain text, of no more than 200 letters."""
Slug = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=f"^{SLUG_PATTERN}$", max_length=LONGEST_SLUG)]
"""Lower-case letters a-z, digits and single hyphens: the name of a file and a part of its address."""
Path = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(pattern=f"^{PATH_PATTERN}$", max_length=LONGEST_PATH),
]
"""One or more slugs with `/` between them, such as `gjol/2023`."""
Count = Annotated[int, _matching(_WHOLE, "whole_number", int)]
"""A whole number without thousands separators; each field says within which bounds."""
Number = Annotated[float, _matching(_DECIMAL, "number", float)]
"""A number with a point, not a comma, before the decimals."""
Amount = Annotated[Count, Field(ge=0, le=MOST_MONEY)]
"""Whole kroner, euro or another currency."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day written as 2026-09-01."""
DayOrMoment = Annotated[
    datetime | date,
    BeforeValidator(day_or_moment),
    PlainSerializer(as_published, return_type=str, when_used="json"),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]},
        mode="serialization",
    ),
]
"""A day, with the time where it is known."""
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    PlainSerializer(lambda value: f"{value:%H:%M}", return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"}, mode="serialization"),
]
"""A time of day written as 19:00."""
WebAddress = Annotated[str, BeforeValidator(_text), AfterValidator(web_address)]
"""An address that begins with https:// or http://."""
SiteAddress = Annotated[str, BeforeValidator(_text), _own_address("site_address", site_addresses.fault_of_site)]
"""The address of the site itself: https, no query, a slash at the end."""
Authority = Annotated[str, BeforeValidator(_text), _own_address("authority", site_addresses.fault_of_authority)]
"""A domain name or a mailbox in lower case (RFC 4151)."""
EditUrl = Annotated[str, BeforeValidator(_text), _own_address("edit_url", site_addresses.fault_of_edit_url)]
"""A web address that holds {path} once."""

FileAddress = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(file_or_web_address),
    PlainSerializer(_in_full, return_type=str, when_used="json"),
]
"""An address that begins with https:// or http://, or a file of this site as `/files/skema.pdf`."""


@dataclass(frozen=True)
class Refers:
    """Marks a field as the slug of a record of `kind`; a check makes sure that the record exists."""

    kind: str


Phone = Annotated[str, BeforeValidator(_text), AfterValidator(_phone)]
"""A telephone number: digits and spaces, with + and the country code for a foreign one. Kept without spaces."""
Email = Annotated[str, BeforeValidator(_text), AfterValidator(email)]
"""An e-mail address (RFC 5322, RFC 6531); whether it can receive mail is not asked of the network."""
MonthDay = Annotated[str, BeforeValidator(_text), AfterValidator(_month_day)]
"""A day of every year, written as 01-15 (month-day)."""
Recurrence = Annotated[str, BeforeValidator(_text), AfterValidator(_recurrence)]
"""A rule for days after RFC 5545, 3.3.10, of which FREQ, BYMONTH, BYMONTHDAY, BYDAY and BYSETPOS are used."""
Language = Annotated[str, BeforeValidator(_text), AfterValidator(_language)]
"""The code of a language after BCP 47: en, uk, en-GB, zh-Hant."""
TimeZone = Annotated[str, BeforeValidator(_text), AfterValidator(_time_zone)]
"""The name of a time zone in the IANA list, such as Europe/Copenhagen."""
SinceDay = Annotated[str, BeforeValidator(_text), AfterValidator(_since)]
"""A day, month or year, written as 2026-09-01, 2026-09 or 2026 (the date of a tag: URI, RFC 4151)."""
AnyRecord = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(pattern=f"^[a-z-]+:{PATH_PATTERN}(#{SLUG_PATTERN})?$", max_length=200),
]
"""Any record, as `kind:slug`, with `#id` for a part of it."""
