"""A sheet of A4 for the village hall: the plan, who answers, the next deadlines and meetings, and a QR code."""

from collections.abc import Iterator
from typing import Final

from generator.artifact import Artifact
from generator.checks.records.addresses import sheet_address
from generator.model.people.community import Community
from generator.pages.meetings.posters import qr_code
from generator.pages.press import Press
from generator.pages.sheet import root_of
from generator.pages.site.redirects import redirect_page
from generator.views.meetings import meetings
from generator.views.people.answering import who_answers
from generator.views.plans import plans

ACTIONS: Final = 12
"""The most actions that the sheet lists: the rest stand on the page."""
LINES: Final = 5
"""The most meetings, and the most deadlines."""
_STILL: Final = ("running", "delayed", "planned", "idea", None)


def sheets(press: Press, slugs: list[str]) -> Iterator[Artifact]:
    """Make the sheets of some communities."""
    for slug in slugs:
        record = press.scene.site["community"][slug]
        if isinstance(record, Community):
            address = sheet_address(press.scene.site, slug)
            yield Artifact(f"{address}index.html", _sheet(press, record))
            for alias in record.aliases:
                old = sheet_address(press.scene.site, alias)
                yield Artifact(f"{old}index.html", redirect_page(press, old, address, record.title))


def _sheet(press: Press, community: Community) -> str:
    scene = press.scene
    plan = plans.current(scene, community.slug)
    actions = sorted(plan.actions, key=lambda one: _order(one.status)) if plan else []
    still = [action for action in actions if action.status in _STILL]
    ahead = meetings.coming(meetings.all_occasions(scene))
    concern = [one for one in ahead if _concerns(one.meeting.communities, community.slug)]
    funds = [card for card in press.fitting.funds_of(community.slug) if card.detail.deadline]
    address = scene.site.address_of("community", community.slug)
    return press.template("records/people/sheet.html").render(
        community=community,
        plan=plan,
        progress=plans.progress(plan) if plan else None,
        actions=still[:ACTIONS],
        more=max(0, len(still) - ACTIONS),
        meetings=concern[:LINES],
        funds=sorted(funds, key=lambda card: card.detail.deadline)[:LINES],
        contact=who_answers(scene, community),
        address=address,
        url=scene.site.url(address),
        code=qr_code(scene.site.url(address)),
        root=root_of(sheet_address(press.scene.site, community.slug)),
    )


def _concerns(communities: tuple[str, ...], slug: str) -> bool:
    return not communities or slug in communities


def _order(status: str | None) -> int:
    return _STILL.index(status) if status in _STILL else len(_STILL)
