"""Which stories a reader can use: those with the same theme, the latest first."""

from collections.abc import Iterable
from typing import cast

from generator.model.experience.story import Story
from generator.model.money.fund import Fund
from generator.views.scene import Scene

SHOWN = 3
"""The most stories that a page suggests."""


def stories_about(scene: Scene, themes: Iterable[str], *, besides: Iterable[Story] = ()) -> tuple[Story, ...]:
    """Find stories with one of some themes, besides those that the page shows already."""
    wanted, told = set(themes), {story.slug for story in besides}
    found = [story for story in newest(scene) if story.slug not in told and wanted & set(story.themes)]
    return tuple(found[:SHOWN])


def stories_of_fund(scene: Scene, fund: Fund) -> tuple[Story, ...]:
    """Find stories that the fund paid for, then those that share a theme with it."""
    paid = [
        story
        for story in newest(scene)
        if any(part.fund == fund.slug for part in story.paid_by)
        or any(getattr(scene.site["award"].get(slug), "fund", None) == fund.slug for slug in story.awards)
    ]
    return tuple([*paid, *stories_about(scene, fund.themes, besides=paid)][:SHOWN])


def newest(scene: Scene) -> tuple[Story, ...]:
    """Give all stories, what was finished last at the front."""
    stories = cast(Iterable[Story], scene.site["story"].values())
    return scene.once("newest stories", "", lambda: tuple(sorted(stories, key=order, reverse=True)))


def order(story: Story) -> tuple[str, str]:
    """What a list of stories is sorted by."""
    return story.happened or story.published.isoformat(), story.slug
