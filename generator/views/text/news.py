"""News by time: what it tells of, whether it still holds, and whether it is new enough for the front page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.model.text.news import News

OLD_AFTER: Final = timedelta(days=365)
"""How long after what it tells of a news item may stand on the front page."""


@dataclass(frozen=True)
class Standing:
    """How a news item stands on the day of the build."""

    day: date
    """The day it is sorted by."""
    is_over: bool
    """Whether it no longer holds: then no list shows it."""
    is_old: bool
    """Whether it tells of something too long ago for the front page."""
    over_from: date | None
    """The first day on which it no longer holds; a browser must look again."""


def standing(news: News, today: date) -> Standing:
    """See a news item on a day."""
    is_over = news.until is not None and news.until < today
    over_from = news.until + timedelta(days=1) if news.until else None
    return Standing(news.day, is_over, news.day + OLD_AFTER < today, over_from)


def newest_first(news: Iterable[News], today: date) -> list[News]:
    """List what still holds, by the day it tells of."""
    shown = (one for one in news if not standing(one, today).is_over)
    return sorted(shown, key=lambda one: (-one.day.toordinal(), -one.published.toordinal(), one.slug))
