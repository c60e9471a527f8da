"""What each feed holds, and of which day it is.

    feed = feeds_of(scene)[EVERYTHING]
    feed.day, feed.happenings

Nothing is remembered between two builds, and still no feed's day falls and nothing that left a feed comes back: both
follow from the happenings of all time, which only grow. Reminders come and go, so they are never counted.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.views.scene import Scene
from generator.views.telling.concerning import Key, concerned
from generator.views.telling.happening import Happening
from generator.views.telling.happenings import happenings

MOST = 1_000
"""No feed holds more lasting entries, even when more happened on one day: that is the day a site begins. As many
reminders may stand beside them."""
EVERYTHING = ("", "")
"""The key of the feed of everything."""
_NOT_NEWS = frozenset({"contact"})


@dataclass
class Feed:
    """One feed, while it is filled and after."""

    length: int
    day: date | None = None
    """The last day on which something was told, also what has left the feed since; None where nothing ever was."""
    happenings: list[Happening] = field(default_factory=list)
    _lasting: int = 0
    _reminders: int = 0
    _last: date | None = None

    def add(self, happening: Happening) -> None:
        """Take in the next older happening if there is room: a feed is cut at its length, but never within a day."""
        if self.day is None:
            self.day = happening.day
        if happening.is_reminder:
            self._reminders += 1
            has_room = self._lasting < self.length or happening.day == self._last
            if has_room and not happening.is_over and self._reminders <= MOST:
                self.happenings.append(happening)
        elif self._lasting < self.length or (happening.day == self._last and self._lasting < MOST):
            self._lasting, self._last = self._lasting + 1, happening.day
            if not happening.is_over:
                self.happenings.append(happening)


def feeds_of(scene: Scene) -> Mapping[Key, Feed]:
    """Choose what each feed holds, the newest first; the keys are `EVERYTHING`, `(kind, "")` and `(kind, slug)`."""
    return scene.once("feeds", "", lambda: _feeds_of(scene))


def _feeds_of(scene: Scene) -> Mapping[Key, Feed]:
    length, concerns = scene.site.settings.feed_length, concerned(scene)
    feeds: dict[Key, Feed] = defaultdict(lambda: Feed(length))
    for happening in sorted(happenings(scene), key=lambda item: item.order):
        kind, slug = happening.kind.name, happening.record.slug
        everything = () if kind in _NOT_NEWS else (EVERYTHING,)
        for key in (*everything, (kind, ""), *concerns.get((kind, slug), ())):
            feeds[key].add(happening)
    return feeds
