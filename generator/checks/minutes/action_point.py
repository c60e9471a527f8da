"""An action point has one owner and one course: promised at the meeting, done or dropped on a later day.

Passes: `{id: bro, what: Spørge om prisen, owner: raadet, due: 2027-02-01}`; `state: done` with `ended: 2027-01-20`;
        `state: dropped` with `ended` and `reason`.
Fails:  no owner, or both `owner` and `role`; done or dropped without `ended`; dropped without `reason`; `ended` before
        the meeting or with `state: open`; an `item` that is not on the agenda. Due before the meeting is a warning.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.meetings.meetings import meetings_of
from generator.load import Loaded
from generator.model.meetings.meeting import Meeting
from generator.model.minutes.minutes import ActionPoint
from generator.model.site import Keys
from generator.nearest import nearest
from generator.problems import Message, Problem, say

RULE: Final = "action-point"
Fault = tuple[str, Message, Message]
"""The key where it stands, what is wrong, and its mend."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each action point that cannot be followed up as it is written."""
    for meeting in meetings_of(loaded):
        points = meeting.minutes.action_points if meeting.minutes else ()
        for index, point in enumerate(points):
            place: Keys = ("minutes", "action_points", index)
            for key, what, fix in (*_owner(point), *_end(meeting, point), *_item(meeting, point)):
                yield Problem(loaded.locate(meeting, (*place, key)), RULE, what, fix)
            if point.due and point.due < meeting.day:
                what = say("'{id}' was due on {due}, before the meeting", id=point.id, due=point.due)
                at = loaded.locate(meeting, (*place, "due"))
                yield Problem(at, RULE, what, say("mend the day, or delete 'due'"), "warning")


def _owner(point: ActionPoint) -> Iterator[Fault]:
    if point.owner and point.role:
        what = say("'{id}' has both 'owner' and 'role'", id=point.id)
        yield "role", what, say("keep 'owner' for a body, or 'role' for a role that is no body")
    elif not point.owner and not point.role:
        what = say("nobody is to do '{id}'", id=point.id)
        yield "what", what, say("add 'owner:' with the body that does it, or 'role:' when it is no body")


def _end(meeting: Meeting, point: ActionPoint) -> Iterator[Fault]:
    if point.state == "open":
        if point.ended:
            what = say("'{id}' ended on {day}, and its state is 'open'", id=point.id, day=point.ended)
            yield "ended", what, say("write 'state: done' or 'state: dropped', or delete 'ended'")
        return
    if point.ended is None:
        what = say("'{id}' is '{state}', and the day is missing", id=point.id, state=point.state)
        yield "state", what, say("add 'ended:' with the day, so that the meetings before it still show the point")
    elif point.ended < meeting.day:
        what = say("'{id}' ended on {day}, before the meeting", id=point.id, day=point.ended)
        yield "ended", what, say("write a day from {day} on", day=meeting.day)
    if point.state == "dropped" and not point.reason:
        what = say("'{id}' is dropped, and the reason is missing", id=point.id)
        yield "state", what, say("add 'reason:' with one sentence")


def _item(meeting: Meeting, point: ActionPoint) -> Iterator[Fault]:
    ids = [item.id for item in meeting.agenda]
    if point.item is None or point.item in ids:
        return
    what = say("there is no item '{id}' on the agenda", id=point.item)
    near = nearest(point.item, ids)
    yield "item", what, say("write '{id}'", id=near) if near else say("delete 'item', or add the item to the agenda")
