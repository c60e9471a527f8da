"""Which stories a reader can use: those with the same theme, the latest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast

from generator.model.awards.award import Award
from generator.model.experience.story import Story
from generator.model.money.fund import Fund
from generator.views.scene import Scene

SHOWN = 3
"""The most stories that a page suggests."""


def stories_about(scene: Scene, themes: Iterable[str], *, besides: Iterable[Story] = ()) -> tuple[Story, ...]:
    """Find stories with one of some themes, besides those that the page shows already."""
    told = {story.slug for story in besides}
    first = (story for theme in themes for story in _by_theme(scene).get(theme, ())[: SHOWN + len(told)])
    found = {story.slug: story for story in first if story.slug not in told}
    return tuple(sorted(found.values(), key=order, reverse=True)[:SHOWN])


def stories_of_fund(scene: Scene, fund: Fund) -> tuple[Story, ...]:
    """Find stories that the fund paid for, then those that share a theme with it."""
    paid = _by_fund(scene).get(fund.slug, ())[:SHOWN]
    return (*paid, *stories_about(scene, fund.themes, besides=paid))[:SHOWN]


def _by_theme(scene: Scene) -> Mapping[str, tuple[Story, ...]]:
    return scene.once("stories by theme", "", lambda: _grouped((story.themes, story) for story in _newest(scene)))


def _by_fund(scene: Scene) -> Mapping[str, tuple[Story, ...]]:
    return scene.once("stories by fund", "", lambda: _grouped((_funds(scene, one), one) for one in _newest(scene)))


def _funds(scene: Scene, story: Story) -> Iterable[str]:
    """Give the funds that paid: those that the story names, and those of its awards."""
    awards = (scene.site["award"].get(slug) for slug in story.awards)
    return (
        *(part.fund for part in story.paid_by if part.fund),
        *(one.fund for one in awards if isinstance(one, Award)),
    )


def _grouped(named: Iterable[tuple[Iterable[str], Story]]) -> Mapping[str, tuple[Story, ...]]:
    found: dict[str, list[Story]] = defaultdict(list)
    for names, story in named:
        for name in dict.fromkeys(names):
            found[name].append(story)
    return {name: tuple(stories) for name, stories in found.items()}


def _newest(scene: Scene) -> list[Story]:
    """Give all stories, what was finished last at the front."""
    return sorted(cast("Iterable[Story]", scene.site["story"].values()), key=order, reverse=True)


def order(story: Story) -> tuple[str, str]:
    """What a list of stories is sorted by."""
    return story.happened or story.published.isoformat(), story.slug
