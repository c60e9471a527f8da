"""What the page of each kind shows beside the record's own facts: one function a kind, in one table."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
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
from generator.model.plans.plan import Hearing, Plan
from generator.model.plans.project import Project
from generator.model.plans.theme import Theme
from generator.model.site import HOME
from generator.model.text.document import Document
from generator.model.text.page import Page
from generator.pages.awards.award_overviews import section_view
from generator.pages.meetings.meetings import meeting_view
from generator.pages.press import Press
from generator.views.awards import awards
from generator.views.experience import steps, stories
from generator.views.guides import descriptions, guides
from generator.views.meetings.meetings import coming_for
from generator.views.minutes import decisions
from generator.views.money import calculator, rounds
from generator.views.money import editions as periods
from generator.views.people.answering import who_answers
from generator.views.people.map import map_of
from generator.views.plans import chain, editions, partners, picture, plans
from generator.views.plans.plans import Work
from generator.views.site import cards
from generator.views.site.named import Key
from generator.views.site.sections import errands
from generator.views.site.targets import Target, target_of
from generator.views.telling import sharing
from generator.views.telling.subscriptions import subscriptions

COMING: Final = 4
"""The most coming meetings that the page of a community shows."""


@dataclass(frozen=True)
class View:
    """What the page of one record shows beside the facts of the record itself."""

    shown: Mapping[str, Any]
    also: tuple[Key, ...] = ()
    """What the page names by slug that the record does not refer to."""


def page_view(press: Press, record: Entity) -> View:
    """Compute what only this kind of page shows; nothing for a kind that is not in the table."""
    view = _VIEWS.get(type(record))
    return View({}) if view is None else view(press, record)


def _fund(press: Press, fund: Fund) -> View:
    scene, fitting = press.scene, press.fitting.wishes(fund)
    shown = {
        "as_of": scene.today,
        "terms": rounds.current_terms(scene, fund),
        "editions": periods.editions(scene, fund),
        "calculator": calculator.calculator(scene, fund),
        "share": sharing.share_of_fund(scene, cards.card(scene, "fund", fund), press.words),
        "fitting": fitting,
        "stories": cards.cards(scene, "story", stories.stories_of_fund(scene, fund)),
        **section_view(press, "fund", fund.slug),
    }
    return View(shown, _places_of(fitting.first))


def _community(press: Press, community: Community) -> View:
    scene, plan = press.scene, plans.current(press.scene, community.slug)
    editions_there = plans.editions(scene, community.slug)
    ahead = (one.meeting for one in coming_for(scene, community.slug))
    funds, others = press.fitting.funds_of(community.slug), partners.partners(scene, community.slug)
    shown = {
        "contact": who_answers(scene, community),
        "plan": () if plan is None else cards.cards(scene, "plan", (plan, *_open_ones(editions_there, plan))),
        "older": tuple(one for one in editions_there if one is not plan),
        "moving": picture.lately(scene, community.slug),
        "coming": cards.cards(scene, "meeting", islice(ahead, COMING)),
        "as_of": scene.today if funds else None,
        "funds": funds,
        "partners": others,
        "map": map_of(scene, (community.slug,)),
        "sheet": sheet_address(press.scene.site, community.slug),
        **section_view(press, "community", community.slug),
    }
    return View(shown, tuple(("theme", slug) for other in others for slug in other.themes))


def _open_ones(found: tuple[Plan, ...], current: Plan) -> tuple[Plan, ...]:
    return tuple(one for one in found if one is not current and one.phase in ("draft", "hearing"))


def _theme(press: Press, theme: Theme) -> View:
    works = partners.by_theme(press.scene).get(theme.slug, ())
    places = dict.fromkeys(work.plan.community for work in works)
    joined = (place for project in press.scene.who_name("project", "theme", theme.slug) for place in _places(project))
    shown = {
        "as_of": press.scene.today if press.scene.who_name("fund", "theme", theme.slug) else None,
        "works": works,
        "progress": plans.progress_of(work.action for work in works),
        "map": map_of(press.scene, (*places, *joined)) if places else None,
    }
    return View(shown, _places_of(works))


def _places_of(works: Iterable[Work]) -> tuple[Key, ...]:
    return tuple(("community", work.plan.community) for work in works)


def _places(project: Entity) -> tuple[str, ...]:
    return project.communities if isinstance(project, Project) else ()


def _body(press: Press, body: Body) -> View:
    scene = press.scene
    funds = (fund for fund in scene.who_name("fund", "body", body.slug) if isinstance(fund, Fund))
    grants = [(fund, grant) for fund in funds for grant in fund.given if grant.body == body.slug]
    ahead, leads = steps.of_body(scene, body.slug), partners.led_by(scene, body.slug)
    shown = {"grants": tuple(sorted(grants, key=lambda one: -one[1].year)), "steps": ahead, "leads": leads}
    funded = (("fund", fund.slug) for fund, _ in grants)
    return View(shown, (*funded, *_places_of(leads), *(("body", one.step.owner) for one in ahead)))


def _award(press: Press, award: Award) -> View:
    view = awards.award_view(press.scene, award)
    decider = view.fund.decided_by if view.fund else None
    places = (("community", slug) for slug in award.places)
    return View({"award": view}, (*places, *((("body", decider),) if decider else ())))


def _meeting(press: Press, meeting: Meeting) -> View:
    shown = meeting_view(press, meeting)
    owners = (task.point.owner for task in shown["tasks"])
    return View(shown, tuple(("body", owner) for owner in owners if owner))


def _plan(press: Press, plan: Plan) -> View:
    scene = press.scene
    found = {action.id: chain.chain_of(scene, plan, action.id) for action in plan.actions}
    decided = {goal.id: decisions.about(scene, "plan", plan.slug, goal.id) for goal in plan.goals}
    shown = {
        "hearing": _stage(plan.hearing, scene.today),
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
        "decided": decided,
        "decision": target_of(scene, plan.decision),
    }
    made = [one for about in (*decided.values(), *(of.decisions for of in found.values())) for one in about]
    paid = (("fund", award.fund) for of in found.values() for award in of.awards)
    return View(shown, (*decisions.deciders(made), *paid))


def _stage(hearing: Hearing | None, today: date) -> str:
    """Say whether a hearing is to come (`ahead`), runs (`now`) or is `over`."""
    if hearing is None:
        return ""
    return "over" if hearing.to < today else "ahead" if hearing.from_ > today else "now"


def _page(press: Press, page: Page) -> View:
    scene = press.scene
    asks = {"project-description", "story"} & {*page.shows}
    description = descriptions.description(scene, press.words.in_order) if asks else None
    shown = {
        "as_of": scene.today if "deadlines" in page.shows else None,
        "front": press.front if page.shows or page.slug == HOME else None,
        "errands": errands(scene) if "tasks" in page.shows else (),
        "subscriptions": subscriptions(scene, press.words.in_order) if "feeds" in page.shows else (),
        "steps": guides.steps(scene, page),
        "forms": guides.forms(scene, page),
        "description": description,
        "map": map_of(scene) if "map" in page.shows else None,
    }
    return View(shown)


def _project(press: Press, project: Project) -> View:
    shown = {
        "actions": _targets(press, project.actions),
        "meetings": _cards(press, "meeting", project.meetings),
        "awards": _cards(press, "award", project.awards),
        "map": map_of(press.scene, project.communities),
    }
    return View(shown)


def _story(press: Press, story: Story) -> View:
    more = stories.stories_about(press.scene, story.themes, besides=(story,))
    shown = {
        "actions": _targets(press, story.actions),
        "awards": _cards(press, "award", story.awards),
        "stories": cards.cards(press.scene, "story", more),
    }
    return View(shown)


def _report(press: Press, report: Report) -> View:
    found = steps.steps(press.scene, report)
    ahead = {one.id: tuple(found[step.id] for step in one.next) for one in report.recommendations}
    return View({"decision": target_of(press.scene, report.decision), "steps": ahead})


def _document(press: Press, document: Document) -> View:
    later = next(iter(press.scene.who_name("document", "document", document.slug)), None)
    shown = {"decision": target_of(press.scene, document.decision), "replaced_by": later.slug if later else None}
    return View(shown, (("document", later.slug),) if later else ())


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
    Meeting: _meeting,
    Plan: _plan,
    Project: _project,
    Story: _story,
    Report: _report,
    Document: _document,
    Page: _page,
}
