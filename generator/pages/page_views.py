"""What the page of each kind shows beside the record's own facts: one function a kind, in one table."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.people.community import Community
from generator.model.plans.plan import Plan
from generator.model.text.page import Page
from generator.pages.awards.award_overviews import section_view
from generator.pages.meetings.meetings import meeting_view
from generator.pages.press import Press
from generator.views.awards import awards
from generator.views.guides import descriptions, guides
from generator.views.money import calculator, editions, rounds
from generator.views.plans import plans
from generator.views.site import cards
from generator.views.telling import sharing

View = dict[str, Any]


def page_view(press: Press, record: Entity) -> View:
    """Compute what only this kind of page shows; nothing for a kind that is not in the table."""
    view = _VIEWS.get(type(record))
    return {} if view is None else view(press, record)


def _fund(press: Press, fund: Fund) -> View:
    scene = press.scene
    return {
        "terms": rounds.current_terms(scene, fund),
        "editions": editions.editions(scene, fund),
        "calculator": calculator.calculator(scene, fund),
        "share": sharing.share_of_fund(scene, cards.card(scene, "fund", fund), press.words),
        "fitting": press.fitting.wishes(fund),
        **section_view(press, "fund", fund.slug),
    }


def _community(press: Press, community: Community) -> View:
    return dict(section_view(press, "community", community.slug))


def _award(press: Press, award: Award) -> View:
    return {"award": awards.award_view(press.scene, award)}


def _plan(press: Press, plan: Plan) -> View:
    return {
        "current": plans.current(press.scene, plan.community),
        "editions": plans.editions(press.scene, plan.community),
        "money": press.fitting.money_of(plan),
    }


def _page(press: Press, page: Page) -> View:
    scene = press.scene
    asks = "project-description" in page.shows
    description = descriptions.description(scene, press.words.in_order) if asks else None
    return {"steps": guides.steps(scene, page), "forms": guides.forms(scene, page), "description": description}


_VIEWS: Mapping[type[Entity], Callable[[Press, Any], View]] = {
    Fund: _fund,
    Community: _community,
    Award: _award,
    Meeting: meeting_view,
    Plan: _plan,
    Page: _page,
}
