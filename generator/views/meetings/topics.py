"""Topics: what somebody asked to learn about, and how far it is. A meeting that names a topic plans it, or held it."""

from dataclasses import dataclass
from typing import Final, Literal, cast

from generator.model.meetings.meeting import Meeting
from generator.model.meetings.topics import Topic
from generator.views.meetings.meetings import occasion
from generator.views.scene import Scene

State = Literal["wished", "planned", "held", "given-up"]
STATES: Final[tuple[State, ...]] = ("planned", "wished", "held", "given-up")
"""States in the order of the list: what one can come to first."""


@dataclass(frozen=True)
class Asked:
    """A topic as seen on the day of the build."""

    topic: Topic
    state: State
    meetings: tuple[Meeting, ...]
    """The meetings about it that are not cancelled, the latest first."""
    waited: int
    """For how many days somebody has asked for it, while no meeting is planned or was held."""


def topics(scene: Scene) -> tuple[Asked, ...]:
    """List all topics: what is planned, then what was asked for first."""
    shown = [one for one in scene.site.topics if not one.example or scene.site.settings.show_examples]
    found = [_asked(scene, topic) for topic in shown if topic.on <= scene.today]
    return tuple(sorted(found, key=lambda one: (STATES.index(one.state), one.topic.on, one.topic.id)))


def _asked(scene: Scene, topic: Topic) -> Asked:
    about = [
        meeting
        for meeting in cast("list[Meeting]", list(scene.site["meeting"].values()))
        if topic.id in meeting.topics and meeting.status != "cancelled"
    ]
    about.sort(key=lambda meeting: (meeting.day, meeting.slug), reverse=True)
    return Asked(topic, _state(scene, topic, about), tuple(about), (scene.today - topic.on).days)


def _state(scene: Scene, topic: Topic, about: list[Meeting]) -> State:
    if any(not occasion(scene, meeting).is_past for meeting in about):
        return "planned"
    if about:
        return "held"
    return "given-up" if topic.given_up else "wished"


def topics_of(scene: Scene, meeting: Meeting) -> tuple[Topic, ...]:
    """Give the topics that a meeting is about, in its order."""
    known = {topic.id: topic for topic in scene.site.topics}
    return tuple(known[name] for name in meeting.topics if name in known)
