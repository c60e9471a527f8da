"""What the page of each kind shows beside the record's own facts: one function a kind, in one table."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Final

from generator.checks.addresses.places import sheet_address
from generator.model.awards.award import Award
from generator.model.entity import Entity
from generator.model.experience.report import Report
from generator.model.experience.story import Story
from generator.model.meetings.meeting import Meeting
from generator.model.money.fund import Fund
from generator.model.people.body import Body
from generator.model.people.community import Community
from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.plans.theme import Theme
from generator.model.text.document import Document
from generator.model.text.page import Page
from generator.pages.awards.award_overviews import section_view
from generator.pages.meetings.meetings import meeting_view
from generator.pages.press import Press
from generator.views.awards import awards
from generator.views.experience import steps, stories
from generator.views.guides import descriptions, guides
from generator.views.meetings.meetings import coming_for
from generator.views.money import calculator, rounds
from generator.views.money import editions as periods
from generator.views.people.answering import who_answers
from generator.views.people.map import map_of
from generator.views.plans import chain, editions, partners, picture, plans
from generator.views.plans.plans import Work
from generator.views.site import cards
from generator.views.site.targets import Target, target_of
from generator.views.telling import sharing

View = dict[str, Any]
COMING: Final = 4
"""The most coming meetings that the page of a community shows."""


def page_view(press: Press, record: Entity) -> View:
    """Compute what only this kind of page shows; nothing for a kind that is not in the table."""
    view = _VIEWS.get(type(record))
    return {} if view is None else view(press, record)


def _fund(press: Press, fund: Fund) -> View:
    scene = press.scene
    return {
        "terms": rounds.current_terms(scene, fund),
        "editions": periods.editions(scene, fund),
        "calculator": calculator.calculator(scene, fund),
        "share": sharing.share_of_fund(scene, cards.card(scene, "fund", fund), press.words),
        "fitting": press.fitting.wishes(fund),
        "stories": cards.cards(scene, "story", stories.stories_of_fund(scene, fund)),
        **section_view(press, "fund", fund.slug),
    }


def _community(press: Press, community: Community) -> View:
    scene, plan = press.scene, plans.current(press.scene, community.slug)
    editions_there = plans.editions(scene, community.slug)
    ahead = (one.meeting for one in coming_for(scene, community.slug))
    return {
        "contact": who_answers(scene, community),
        "plan": () if plan is None else cards.cards(scene, "plan", (plan, *_open_ones(editions_there, plan))),
        "older": tuple(one for one in editions_there if one is not plan),
        "moving": picture.lately(scene, community.slug),
        "coming": cards.cards(scene, "meeting", islice(ahead, COMING)),
        "funds": press.fitting.funds_of(community.slug),
        "partners": partners.partners(scene, community.slug),
        "map": map_of(scene, (community.slug,)),
        "sheet": sheet_address(press.scene.site, community.slug),
        **section_view(press, "community", community.slug),
    }


def _open_ones(found: tuple[Plan, ...], current: Plan) -> tuple[Plan, ...]:
    return tuple(one for one in found if one is not current and one.phase in ("draft", "hearing"))


def _theme(press: Press, theme: Theme) -> View:
    works = partners.by_theme(press.scene).get(theme.slug, ())
    places = dict.fromkeys(work.plan.community for work in works)
    joined = (place for project in press.scene.who_name("project", "theme", theme.slug) for place in _places(project))
    return {
        "works": works,
        "progress": plans.progress_of(work.action for work in works),
        "map": map_of(press.scene, (*places, *joined)) if places else None,
    }


def _places(project: Entity) -> tuple[str, ...]:
    return project.communities if isinstance(project, Project) else ()


def _body(press: Press, body: Body) -> View:
    scene = press.scene
    funds = (fund for fund in scene.who_name("fund", "body", body.slug) if isinstance(fund, Fund))
    grants = [(fund, grant) for fund in funds for grant in fund.given if grant.body == body.slug]
    return {
        "grants": sorted(grants, key=lambda one: -one[1].year),
        "steps": steps.of_body(scene, body.slug),
        "leads": partners.led_by(scene, body.slug),
    }


def _award(press: Press, award: Award) -> View:
    return {"award": awards.award_view(press.scene, award)}


def _plan(press: Press, plan: Plan) -> View:
    scene = press.scene
    found = {action.id: chain.chain_of(scene, plan, action.id) for action in plan.actions}
    return {
        "current": plans.current(scene, plan.community),
        "editions": plans.editions(scene, plan.community),
        "compared": editions.compared(scene, plan),
        "money": press.fitting.money_of(plan),
        "chains": found,
        "stories": {
            action.id: stories.stories_about(scene, Work(plan, action).themes, besides=found[action.id].stories)
            for action in plan.actions
            if action.is_ahead
        },
        "goals": {goal.id: plans.progress_of(goal.actions) for goal in plan.goals},
        "decision": target_of(scene, plan.decision),
    }


def _page(press: Press, page: Page) -> View:
    scene = press.scene
    asks = {"project-description", "story"} & {*page.shows}
    description = descriptions.description(scene, press.words.in_order) if asks else None
    return {
        "steps": guides.steps(scene, page),
        "forms": guides.forms(scene, page),
        "description": description,
        "map": map_of(scene) if "map" in page.shows else None,
    }


def _project(press: Press, project: Project) -> View:
    return {
        "actions": _targets(press, project.actions),
        "meetings": _cards(press, "meeting", project.meetings),
        "awards": _cards(press, "award", project.awards),
        "map": map_of(press.scene, project.communities),
    }


def _story(press: Press, story: Story) -> View:
    more = stories.stories_about(press.scene, story.themes, besides=(story,))
    return {
        "actions": _targets(press, story.actions),
        "awards": _cards(press, "award", story.awards),
        "stories": cards.cards(press.scene, "story", more),
    }


def _report(press: Press, report: Report) -> View:
    found = steps.steps(press.scene, report)
    return {
        "decision": target_of(press.scene, report.decision),
        "steps": {one.id: tuple(found[step.id] for step in one.next) for one in report.recommendations},
    }


def _document(press: Press, document: Document) -> View:
    later = press.scene.who_name("document", "document", document.slug)
    return {"decision": target_of(press.scene, document.decision), "replaced_by": next(iter(later), None)}


def _targets(press: Press, references: tuple[str, ...]) -> tuple[Target, ...]:
    found = (target_of(press.scene, reference) for reference in references)
    return tuple(target for target in found if target is not None)


def _cards(press: Press, kind: str, slugs: tuple[str, ...]) -> tuple[cards.Card, ...]:
    found = (press.card_of(kind, slug) for slug in slugs)
    return tuple(card for card in found if card is not None)


_VIEWS: Mapping[type[Entity], Callable[[Press, Any], View]] = {
    Fund: _fund,
    Community: _community,
    Theme: _theme,
    Body: _body,
    Award: _award,
    Meeting: meeting_view,
    Plan: _plan,
    Project: _project,
    Story: _story,
    Report: _report,
    Document: _document,
    Page: _page,
}
