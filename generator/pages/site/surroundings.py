"""What stands around the content of every page: menu, foot, and the words of the theme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape
from pydantic import BaseModel

from generator.model.settings import Notice
from generator.model.site import HOME, Site
from generator.model.text.page import Page
from generator.pages.frames import SLOTS, marker
from generator.pages.site.policy import POLICY
from generator.views.scene import Scene
from generator.views.site.sections import filled
from generator.words.wording import Wording


@dataclass(frozen=True)
class MenuItem:
    """One link of the menu."""

    key: str
    """The section it belongs to: a kind, an overview, or `page:` and a slug."""
    address: str
    title: Markup


def menu(scene: Scene) -> tuple[MenuItem, ...]:
    """List the sections of the menu in the order of `site.yml`, then the pages that ask for it."""
    return (*_sections(scene, in_menu=True), *_pages(scene.site, in_menu=True))


def _sections(scene: Scene, *, in_menu: bool) -> Iterator[MenuItem]:
    site = scene.site
    for name, section in site.settings.sections.items():
        if section.in_menu == in_menu and name in filled(scene):
            yield MenuItem(name, site.list_address(name), safe(section.title))


def _pages(site: Site, *, in_menu: bool) -> tuple[MenuItem, ...]:
    return tuple(
        MenuItem(f"page:{slug}", site.address_of("page", slug), safe(page.title))
        for slug, page in site["page"].items()
        if isinstance(page, Page) and page.in_menu == in_menu and slug != HOME
    )


def around(scene: Scene) -> tuple[object, ...]:
    """Give all that the surroundings of the pages of a site are made of, as facts."""
    settings = scene.site.settings
    return settings, menu(scene), _foot(scene), _notice(settings.notice, scene.today)


def _foot(scene: Scene) -> tuple[MenuItem, ...]:
    return (*_sections(scene, in_menu=False), *_pages(scene.site, in_menu=False))


def surroundings(
    scene: Scene, words: Wording, section: str, *, is_list: bool, policy: str = POLICY
) -> Mapping[str, Any]:
    """Give the theme what it writes around the slots; every value is safe in HTML."""
    return {
        "policy": policy,
        "slot": {slot: marker(slot) for slot in SLOTS},
        "settings": _Escaped(scene.site.settings),
        "t": lambda msgid, **values: escape(words.t(msgid, **values)),
        "menu": menu(scene),
        "foot": _foot(scene),
        "active": section,
        "is_list": is_list,
        "notice": _notice(scene.site.settings.notice, scene.today),
    }


@dataclass(frozen=True)
class _ShownNotice:
    """The line at the top of every page; where it has days, a browser shows and hides it on them."""

    text: Markup
    first: str
    last: str
    is_hidden: bool


def _notice(notice: Notice | None, today: date) -> _ShownNotice | None:
    if notice is None or notice.is_over(today):
        return None
    first, last = (day.isoformat() if day else "" for day in (notice.from_, notice.until))
    return _ShownNotice(safe(notice.text), first, last, not notice.is_shown(today))


def safe(text: str) -> Markup:
    """Escape a text, and see to it that none of it looks like a marker."""
    return Markup(str(escape(text)).replace("[[", "&#91;["))


class _Escaped:
    """The settings as the engine's templates may write them: text comes out escaped, since those do not escape."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def __getattr__(self, name: str) -> Any:
        return _escaped(getattr(self._part, name))


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, tuple):
        return tuple(_escaped(item) for item in value)
    return _Escaped(value) if isinstance(value, BaseModel) else value
