"""A sheet of A4 for the village hall: the plan, who answers, the next deadlines and meetings, and a QR code."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from generator.checks.addresses.places import sheet_address
from generator.model.people.community import Community
from generator.pages.press import Press
from generator.pages.sheet import Leaf, file_of, root_of
from generator.pages.site.redirects import redirect
from generator.views.meetings import meetings
from generator.views.people.answering import who_answers
from generator.views.plans import plans

ACTIONS: Final = 12
"""The most actions that the sheet lists: the rest stand on the page."""
LINES: Final = 5
"""The most meetings, and the most deadlines."""
_ORDER: Final = ("running", "delayed", "planned", "idea", None)
"""Actions still to be done, in the order of the sheet."""


def sheets(press: Press, slugs: list[str]) -> Iterator[Leaf]:
    """Make the sheets of some communities."""
    for slug in slugs:
        record = press.scene.site["community"][slug]
        if isinstance(record, Community):
            address = sheet_address(press.scene.site, slug)
            yield _sheet(press, record)
            for alias in record.aliases:
                old = sheet_address(press.scene.site, alias)
                yield redirect(press, old, address, record.title)


def _sheet(press: Press, community: Community) -> Leaf:
    scene = press.scene
    plan = plans.current(scene, community.slug)
    ahead = [action for action in plan.actions if action.is_ahead] if plan else []
    ahead.sort(key=lambda one: _ORDER.index(one.status))
    funds = [card for card in press.fitting.funds_of(community.slug) if card.detail.deadline]
    address = scene.site.address_of("community", community.slug)
    here = sheet_address(scene.site, community.slug)
    facts = {
        "as_of": scene.today,
        "community": community,
        "plan": plan,
        "progress": plans.progress(plan) if plan else None,
        "actions": tuple(ahead[:ACTIONS]),
        "more": max(0, len(ahead) - ACTIONS),
        "meetings": tuple(islice(meetings.coming_for(scene, community.slug), LINES)),
        "funds": tuple(sorted(funds, key=lambda card: card.detail.deadline)[:LINES]),
        "contact": who_answers(scene, community),
        "address": address,
        "root": root_of(here),
    }
    return Leaf(file_of(here), "records/people/sheet.html", facts)
