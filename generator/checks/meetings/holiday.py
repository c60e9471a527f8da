"""Nobody is asked to a meeting on a public holiday, or on a day when many are off, unless it is meant so.

The holidays are those of the country in `holidays:` of `site.yml`, else of the site's language.

Passes: `start: 2027-05-05 19:00`; `start: 2027-05-06 10:00` with `on_purpose: Gudstjeneste og sogneudflugt`; a meeting
        that is cancelled or has been held, is held in writing, or lasts more than four days.
Fails:  `start: 2027-05-06 19:00`, which is Ascension Day in Denmark; `start: 2026-12-24 19:00`, which is Christmas Eve.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from generator.checks.meetings.clock_change import begins_in_doubt
from generator.checks.meetings.meetings import is_attended, meetings_of
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.problems import Problem, say

RULE: Final = "holiday"
_LANGUAGES: Final = {"DK": "da", "NL": "nl"}


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each planned meeting on a public holiday."""
    country = site_of(loaded).settings.holiday_country
    for meeting in filter(is_attended, meetings_of(loaded)):
        is_ahead = meeting.status in ("planned", "provisional")
        if not is_ahead or meeting.on_purpose or begins_in_doubt(loaded, meeting):
            continue
        for day in _days(meeting):
            name = holidays_of(country, day.year).get(day)
            if name is None:
                continue
            what = say("the meeting is on a day when many are off: {day} is {holiday}", day=day, holiday=name)
            fix = say("choose another day, or say under 'on_purpose' why it is held on that one")
            yield Problem(loaded.locate(meeting, ("start",)), RULE, what, fix, "warning")
            break


def _days(meeting: Meeting) -> Iterator[date]:
    return (meeting.day + timedelta(days=count) for count in range((meeting.last_day - meeting.day).days + 1))


@cache
def holidays_of(country: str, year: int) -> Mapping[date, str]:
    """List the public holidays of a year, and the days that many take off, with their names in the country's language.

    The package is loaded only when a meeting is planned; without a language it would ask the machine for one.
    """
    from holidays import country_holidays  # noqa: PLC0415  - it takes a twentieth of a second

    language, kinds = _LANGUAGES[country], ("public", "optional")
    return dict(country_holidays(country, years=year, language=language, expand=False, categories=kinds))
