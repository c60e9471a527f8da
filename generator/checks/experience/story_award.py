"""A story tells of money that it got: its awards are of the funds that it names, and for the places it is about.

Passes: `awards: [2026-bro]` and `paid_by: [{fund: landsbypuljen}]` where that award is of that fund.
Fails:  the same where the award is of another fund; an award to another community.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.awards.award import Award
from generator.model.experience.story import Story
from generator.model.site import Site
from generator.problems import Message, Problem, say

RULE: Final = "story-award"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each award of a story that is of another fund or place."""
    site = site_of(loaded)
    for story in site["story"].values():
        if isinstance(story, Story):
            for index, what in _faults(site, story):
                at = loaded.locate(story, ("awards", index))
                yield Problem(at, RULE, what, say("name the right award, or mend the story"))


def _faults(site: Site, story: Story) -> Iterator[tuple[int, Message]]:
    funds = {part.fund for part in story.paid_by if part.fund}
    for index, slug in enumerate(story.awards):
        award = site["award"].get(slug)
        if not isinstance(award, Award):
            continue
        if funds and award.fund not in funds:
            yield index, say("the award is of '{fund}', and the story names {funds}", fund=award.fund,
                             funds=", ".join(f"'{fund}'" for fund in sorted(funds)))  # fmt: skip
        if story.communities and award.places and not set(award.places) & set(story.communities):
            yield index, say("the award is to '{place}', and the story is about {places}", place=award.places[0],
                             places=", ".join(f"'{place}'" for place in story.communities))  # fmt: skip
