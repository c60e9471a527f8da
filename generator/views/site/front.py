"""What is most useful on the day of the build: the lists of the front page, and of pages that show lists."""

from dataclasses import dataclass

from generator.model.plans.plan import Plan
from generator.views.meetings import meetings
from generator.views.plans.editions import hearings
from generator.views.scene import Scene
from generator.views.site.cards import Card, cards
from generator.views.site.groups import SortKey, by_title, groups, newest_first

LINES = 8
"""The most funds that the front page names in short."""


@dataclass(frozen=True)
class Front:
    """What the front page, and other pages that show lists, can show."""

    deadlines: tuple[Card, ...]
    rolling: tuple[Card, ...]
    doubted: tuple[Card, ...]
    """Funds whose next day nobody has confirmed."""
    meetings: tuple[Card, ...]
    news: tuple[Card, ...]
    communities: tuple[Card, ...]
    contacts: tuple[Card, ...]
    hearings: tuple[Plan, ...]
    """Plans that one can say what one thinks of, what closes first at the front."""


def front(scene: Scene, alphabet: SortKey, *, length: int = 4) -> Front:
    """Choose what is most useful on the day of the build."""
    funds = {group.id: group.cards for group in groups(scene, scene.site.kinds["fund"], alphabet)}
    ahead = meetings.all_coming(scene)
    told = newest_first(cards(scene, "news", scene.site["news"].values()), alphabet)[0].cards
    return Front(
        deadlines=(*funds.get("closing-soon", ()), *funds.get("open", ()))[:length],
        rolling=funds.get("rolling", ()),
        doubted=funds.get("unconfirmed", ())[:LINES],
        meetings=cards(scene, "meeting", [item.meeting for item in ahead[:length]]),
        news=tuple(item for item in told if not item.detail.is_old)[:3],
        communities=by_title(cards(scene, "community", scene.site["community"].values()), alphabet)[0].cards,
        hearings=hearings(scene),
        contacts=by_title(cards(scene, "contact", scene.site["contact"].values()), alphabet)[0].cards,
    )
