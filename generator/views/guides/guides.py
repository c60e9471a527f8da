"""Guides: the steps of a hand-written page, with who helps, which forms and which funds."""

from dataclasses import dataclass

from generator.model.people.contact import Contact
from generator.model.text.page import Page, Step
from generator.views.people.answering import on_duty, who_answers
from generator.views.scene import Scene
from generator.views.site.cards import Card, card


@dataclass(frozen=True)
class StepShown:
    """One step, with what it names."""

    number: int
    step: Step
    contact: Contact | None
    """Who helps with this step on the day; None when the contact of the page does."""
    forms: tuple[Card, ...]
    funds: tuple[Card, ...]
    see: tuple[Card, ...]


def steps(scene: Scene, page: Page) -> tuple[StepShown, ...]:
    """Give the steps of a page in order; what is not shown on the site is left out of them."""
    stands_for_all = who_answers(scene, page)
    return tuple(
        StepShown(
            number,
            step,
            _helper(scene, step, stands_for_all),
            _named(scene, [("form", slug) for slug in step.forms]),
            _named(scene, [("fund", slug) for slug in step.funds]),
            _named(scene, [_parted(address) for address in step.see]),
        )
        for number, step in enumerate(page.steps, 1)
    )


def forms(scene: Scene, page: Page) -> tuple[Card, ...]:
    """Give the forms that belong to a page as a whole."""
    return _named(scene, [("form", slug) for slug in page.forms])


def _helper(scene: Scene, step: Step, stands_for_all: Contact) -> Contact | None:
    found = scene.site["contact"].get(step.contact or "")
    if not isinstance(found, Contact):
        return None
    helper = on_duty(scene, found)
    return None if helper.slug == stands_for_all.slug else helper


def _parted(address: str) -> tuple[str, str]:
    kind, _, slug = address.partition(":")
    return kind, slug.partition("#")[0]


def _named(scene: Scene, named: list[tuple[str, str]]) -> tuple[Card, ...]:
    found = ((kind, scene.site[kind].get(slug)) for kind, slug in named)
    return tuple(card(scene, kind, record) for kind, record in found if record is not None)
