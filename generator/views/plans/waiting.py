"""What waits for the editors in plans, projects, reports, documents and topics."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final, cast

from generator.model.plans.plan import Plan
from generator.model.plans.project import Project
from generator.model.site import Keys
from generator.model.text.document import Document
from generator.problems import say
from generator.views.experience.steps import all_steps
from generator.views.meetings.topics import topics
from generator.views.people.answering import who_answers
from generator.views.plans import partners, plans, projects
from generator.views.scene import Scene
from generator.views.site.late import Late, about

LONG: Final = 180
"""Days after which a topic that somebody asked for has waited long."""
_A_DAY: Final = timedelta(days=1)


def _hearings(scene: Scene) -> Iterator[Late]:
    for record in scene.site["plan"].values():
        plan = cast(Plan, record)
        if plan.phase == "hearing" and plan.hearing is not None and plan.hearing.to < scene.today:
            what = say("the hearing ended on {day}, and the plan is still in hearing", day=plan.hearing.to)
            fix = say("write the answers and the outcome under 'hearing', and the new 'phase'")
            since = plan.hearing.to + _A_DAY
            yield about(scene, plan, "over-hearing", ("phase",), since=since, what=what, fix=fix)


def _milestones(scene: Scene) -> Iterator[Late]:
    for record in scene.site["project"].values():
        project = cast(Project, record)
        for index, mark in enumerate(projects.course(scene, project).marks):
            if mark.state == "late":
                due = mark.milestone.due
                what = say("'{title}' was to be done by {day}", title=mark.milestone.title, day=due)
                fix = say("ask the leader; write 'done:' with the day, or a new 'due'")
                keys: Keys = ("milestones", index, "due")
                yield about(scene, project, "late-milestone", keys, since=due + _A_DAY, what=what, fix=fix)


def _steps(scene: Scene) -> Iterator[Late]:
    for one in all_steps(scene):
        if one.is_overdue:
            at = one.report.recommendations.index(one.recommendation)
            keys: Keys = ("recommendations", at, "next", one.recommendation.next.index(one.step), "due")
            what = say("'{title}' was to be done by {day}", title=one.step.what, day=one.step.due)
            fix = say("ask '{owner}'; write 'state: done' and 'ended', or a new 'due'", owner=one.step.owner)
            yield about(scene, one.report, "late-step", keys, since=one.step.due + _A_DAY, what=what, fix=fix)


def _reviews(scene: Scene) -> Iterator[Late]:
    for record in scene.site["document"].values():
        document = cast(Document, record)
        for index, review in enumerate(document.reviews):
            if review.done is None and review.by < scene.today:
                what = say("'{title}' was to be done by {day}", title=review.what, day=review.by)
                fix = say("ask '{owner}'; write 'done:' with the day, or a new 'by'", owner=review.owner)
                keys: Keys = ("reviews", index, "by")
                yield about(scene, document, "late-review", keys, since=review.by + _A_DAY, what=what, fix=fix)


def _ownerless(scene: Scene) -> Iterator[Late]:
    """Find the actions still to be done that nobody leads, in plans that somebody works with."""
    for plan in plans.all_current(scene):
        if plan.phase not in ("adopted", "hearing", "draft"):
            continue
        for at, goal in enumerate(plan.goals):
            for place, action in enumerate(goal.actions):
                if action.is_ahead and not (action.lead or action.parties or action.department):
                    keys: Keys = ("goals", at, "actions", place, "title")
                    what = say("nobody is to do '{id}'", id=action.title)
                    fix = say("add 'lead:' with the body that leads it, or 'parties:'")
                    since = plan.adopted or plan.published
                    yield about(scene, plan, "no-owner", keys, since=since, what=what, fix=fix)


def _topics(scene: Scene) -> Iterator[Late]:
    document, asked = scene.site.documents.get("topics"), who_answers(scene, None).name
    places = {topic.id: index for index, topic in enumerate(scene.site.topics)}
    for one in topics(scene):
        if document is not None and one.state == "wished" and one.waited > LONG:
            what = say("somebody asked for it on {day}, and no meeting is planned", day=one.topic.on)
            fix = say("write the topic under 'topics' of a meeting, or why not under 'given_up'")
            since = one.topic.on + timedelta(days=LONG + 1)
            keys: Keys = ("topics", places[one.topic.id])
            yield Late("waiting-topic", document, keys, one.topic.title, since, what, fix, asked)


def _invitations(scene: Scene) -> Iterator[Late]:
    """Find the places that could make a project together, so that the consultant can invite them."""
    for pair in partners.pairs(scene):
        themes = ", ".join(f"'{getattr(scene.site['theme'][slug], 'title', slug)}'" for slug in pair.themes)
        what = say("{one} and {other} both work with {themes}, and have no project together",
                   one=pair.one.title, other=pair.other.title, themes=themes)  # fmt: skip
        asked = who_answers(scene, pair.one).name
        page = scene.site.address(pair.one)
        fix = say("invite them to talk; a project of both in 'content/projects/' takes the line away")
        yield Late("invite", pair.one, (), pair.one.title, None, what, fix, asked, page)


FINDERS: Final[tuple[Callable[[Scene], Iterator[Late]], ...]] = (
    _hearings, _milestones, _steps, _reviews, _ownerless, _topics, _invitations,
)  # fmt: skip
"""What looks for something late, in the order of the list."""
