"""What an overview is: a page that belongs to no record. Makers import it; `overviews.py` lists the makers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.overviews import overviews_of
from generator.pages.press import Press
from generator.problems import Message
from generator.views.site.indexing import MayBeMadeUp, is_indexed


@dataclass(frozen=True)
class Heading:
    """What stands at the top of an overview."""

    title: str
    description: str


@dataclass(frozen=True)
class OverviewPage:
    """One page before it is rendered."""

    section: str
    """The kind or overview it belongs to: its frame, and what the menu marks."""
    address: str
    """Relative to the site, at most three folders deep."""
    title: str
    description: str
    template: str
    """Under `theme/records/`."""
    view: Callable[[], Mapping[str, Any]]
    """Computes what the template is given."""
    is_indexed: bool = True
    """Whether search engines are shown it."""
    is_searched: bool = True
    """False for what is no public page; an index of what stands on other pages is found by its heading only."""


Maker = Callable[[Press], Iterator[OverviewPage]]


def only_page(
    press: Press,
    name: str,
    description: Message,
    view: Callable[[], Mapping[str, Any]],
    *,
    template: str,
    tells_of: Iterable[MayBeMadeUp],
    is_searched: bool = True,
) -> Iterator[OverviewPage]:
    """List the one page of an overview, where the site has it.

    `description` is for where `site.yml` has no sentence; the template gets that sentence as `intro`.
    `tells_of` is what stands on it: search engines are shown no page on which nothing is real.
    """
    site, intro = press.scene.site, intro_of(press, name)
    if name not in {overview.name for overview in overviews_of(site)}:
        return
    yield OverviewPage(
        section=name,
        address=site.list_address(name),
        title=press.title_of(name),
        description=intro or press.words.say(description),
        template=template,
        view=lambda: {"intro": intro, **view()},
        is_indexed=is_indexed(tells_of),
        is_searched=is_searched,
    )


def intro_of(press: Press, name: str) -> str | None:
    """Give the sentence above an overview, where `site.yml` has one."""
    section = press.scene.site.settings.sections.get(name)
    return section.intro if section else None
