"""Which communities, bodies and themes a record concerns: what their own feeds and calendars are made of.

A record concerns what it names. A meeting concerns the communities that the inviting body speaks for as well, and a
community, body or theme concerns itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import cast

from generator.model.entity import Entity
from generator.model.kinds import FOLLOWED
from generator.model.meetings.meeting import Meeting
from generator.model.people.body import Body
from generator.model.people.community import Community
from generator.model.plans.project import Project
from generator.model.programmes.programme import Programme
from generator.views.scene import Scene
from generator.views.telling.announcements import one_line
from generator.words.wording import Wording

Key = tuple[str, str]
"""Kind and slug of a record."""
_ONLY_MENTIONED = {("body", "body"), ("body", "community")}
"""Kind named, kind naming: a council that another one sends cases to has no news by that, nor by being a council."""


def concerned(scene: Scene) -> Mapping[Key, tuple[Key, ...]]:
    """Give the communities, bodies and themes that each record concerns, all records in one pass."""
    return scene.once("concerned", "", lambda: _concerned(scene))


def categories_of(scene: Scene, kind: str, record: Entity, words: Wording) -> list[str]:
    """Name, for calendars, that a record is an example, and the communities and themes that it concerns.

    Without commas: some programs split a category at an escaped comma too.
    """
    named = [key for key in concerned(scene).get((kind, record.slug), ()) if key[0] in ("community", "theme")]
    titles = [one_line(getattr(scene.site[name][slug], "title", slug)) for name, slug in named]
    return [text.replace(",", "") for text in ([words.t("Example")] if record.example else []) + titles]


def _concerned(scene: Scene) -> Mapping[Key, tuple[Key, ...]]:
    found: dict[Key, dict[Key, None]] = defaultdict(dict)
    for kind in FOLLOWED:
        for slug in scene.site[kind]:
            found[(kind, slug)][(kind, slug)] = None
    for (named, naming), by_slug in scene.naming.items():
        if named in FOLLOWED and (named, naming) not in _ONLY_MENTIONED:
            for slug, records in by_slug.items():
                for record in records if slug in scene.site[named] else ():
                    found[(naming, record.slug)][(named, slug)] = None
    spoken_for = _spoken_for(scene)
    for meeting in cast(Mapping[str, Meeting], scene.site["meeting"]).values():
        for slug in spoken_for.get(meeting.organiser or "", ()):
            found[("meeting", meeting.slug)][("community", slug)] = None
    for key, followed in _named(scene):
        found[key][followed] = None
    return {key: tuple(sorted(keys)) for key, keys in found.items()}


def _named(scene: Scene) -> Iterator[tuple[Key, Key]]:
    """Yield the meetings and awards that projects and programmes name themselves."""
    for project in cast(Mapping[str, Project], scene.site["project"]).values():
        yield from ((("meeting", slug), ("project", project.slug)) for slug in project.meetings)
        yield from ((("award", slug), ("project", project.slug)) for slug in project.awards)
    for programme in cast(Mapping[str, Programme], scene.site["programme"]).values():
        moments = (moment.meeting for moment in programme.timeline if moment.meeting)
        yield from ((("meeting", slug), ("programme", programme.slug)) for slug in moments)


def _spoken_for(scene: Scene) -> Mapping[str, set[str]]:
    """Give the communities that each body speaks for, whichever of the two says so."""
    found: dict[str, set[str]] = defaultdict(set)
    for body in cast(Mapping[str, Body], scene.site["body"]).values():
        found[body.slug].update(slug for slug in body.communities if slug in scene.site["community"])
    for community in cast(Mapping[str, Community], scene.site["community"]).values():
        if community.local_council:
            found[community.local_council].add(community.slug)
    return found
