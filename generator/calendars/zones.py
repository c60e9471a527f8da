"""The rule of a time zone as a calendar carries it along (RFC 5545, 3.6.5), and moments that every program reads alike.

Knows icalendar. Does not know when clocks change: that is read off the zone by `views/clock_changes.py`.
"""

from datetime import UTC, datetime

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from generator.views.telling.clock_changes import ClockChange, ZoneRule

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def timezone(rule: ZoneRule) -> Timezone:
    """Write the zone with yearly rules: lists of single dates are read an hour wrong by some programs."""
    component = Timezone()
    component.add("tzid", rule.zone.key)
    for change in rule.changes:
        component.add_component(_observance(change, rule.first))
    if not rule.changes:
        component.add_component(_standing(datetime(rule.first, 1, 1, tzinfo=rule.zone)))
    return component


def moment_in(rule: ZoneRule, moment: datetime) -> datetime:
    """Keep the zone where its rule gives the right instant everywhere; else write the instant in UTC."""
    return moment if rule.tells(moment) else moment.astimezone(UTC)


def _observance(change: ClockChange, first_year: int) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.add("dtstart", change.in_year(first_year))
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    weekday = f"{change.week}{_WEEKDAYS[change.weekday]}"
    part.add("rrule", vRecur(freq="YEARLY", bymonth=change.month, byday=weekday))
    return part


def _standing(start: datetime) -> TimezoneStandard:
    """Write a time that never changes."""
    part = TimezoneStandard()
    part.add("dtstart", start.replace(tzinfo=None))
    part.add("tzoffsetfrom", start.utcoffset())
    part.add("tzoffsetto", start.utcoffset())
    part.add("tzname", start.tzname())
    return part
