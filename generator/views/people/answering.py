"""Who answers: exactly one contact for every page.

At this stage the record's own contact, else that of its community, else that of its theme, else the site's default;
a contact who is away on the day is replaced by the stand-in.
"""

from generator.model.entity import Entity
from generator.model.people.contact import Contact
from generator.views.scene import Scene

_LONGEST_CHAIN = 10


def who_answers(scene: Scene, record: Entity | None) -> Contact:
    """Give the one contact of a page; None is a page without a record, such as a list."""
    contacts = scene.site["contact"]
    for slug in _candidates(scene, record):
        if slug in contacts:
            return on_duty(scene, contacts[slug])  # type: ignore[arg-type]
    return on_duty(scene, contacts[scene.site.settings.entrance.default])  # type: ignore[arg-type]


def _candidates(scene: Scene, record: Entity | None) -> list[str]:
    """List the slugs that may answer, the nearest first."""
    if record is None:
        return []
    if isinstance(record, Contact):
        return [record.slug]
    named = [getattr(record, "contact", None)]
    places = (getattr(record, "community", None), *getattr(record, "communities", ()))
    named += [getattr(scene.site["community"].get(slug), "contact", None) for slug in places if slug]
    named += [getattr(scene.site["theme"].get(slug), "contact", None) for slug in getattr(record, "themes", ())]
    return [slug for slug in named if slug]


def on_duty(scene: Scene, contact: Contact) -> Contact:
    """Follow the stand-ins until somebody is there on the day; the first contact if all are away."""
    current, seen = contact, {contact.slug}
    for _ in range(_LONGEST_CHAIN):
        away = next((gone for gone in current.absences if gone.from_ <= scene.today <= gone.to), None)
        if away is None:
            return current
        stand_in = scene.site["contact"].get(away.stand_in)
        if not isinstance(stand_in, Contact) or stand_in.slug in seen:
            return contact
        current, seen = stand_in, {*seen, stand_in.slug}
    return contact
