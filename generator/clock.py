"""The one clock: asked once, at the door; everything inside is given the day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LATEST = "Pacific/Kiritimati"
"""Where each day begins first (UTC+14)."""


def latest_today() -> date:
    """Give the last day that has begun somewhere: what lies after it is a day to come everywhere."""
    return today_in(LATEST)


def today_in(zone: str) -> date:
    """Give the day it is now in a time zone (IANA name)."""
    return datetime.now(ZoneInfo(zone)).date()
