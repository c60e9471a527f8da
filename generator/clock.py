"""The one clock: asked once, at the door; everything inside is given the day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today_in(zone: str) -> date:
    """Give the day it is now in a time zone (IANA name)."""
    return datetime.now(ZoneInfo(zone)).date()
