"""The page of one record."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.meeting import Meeting
from generator.model.news import News
from generator.model.plan import Plan
from generator.pages.linked_data import linked_data
from generator.pages.press import Press
from generator.pages.sheet import Sheet, root_of
from generator.views import cards, meetings, plans, rounds

Neighbours = tuple[Entity | None, Entity | None]


def record_sheets(press: Press, kind: Kind, files: dict[str, str]) -> Iterator[Sheet]:
    """Make the pages of all records of one kind; `files` gives the file of each slug, for the edit link."""
    neighbours = _neighbours(press, kind)
    for slug, record in press.scene.site[kind.name].items():
        address = press.scene.site.address_of(kind.name, slug)
        beside = neighbours.get(slug, (None, None))
        yield record_sheet(press, kind, record, address, file=files.get(slug, ""), neighbours=beside)


def record_sheet(
    press: Press, kind: Kind, record: Entity, address: str, *, file: str, neighbours: Neighbours = (None, None)
) -> Sheet:
    """Make the page of one record at an address."""
    scene, root = press.scene, root_of(address)
    description = press.summary(record) or press.words.t("{title} on {site}", title=_title(record), site=_name(press))
    body = press.body(record, root)
    content = press.template("records/page_of_record.html").render(
        template=f"records/{kind.template}",
        kind=kind,
        record=record,
        card=cards.card(scene, kind.name, record),
        related=cards.related(scene, kind.name, record),
        view=_view(press, record),
        body=body,
        root=root,
        contact_card=press.contact_card(record, root),
        edit_url=edit_url(press, file),
        previous=neighbours[0],
        following=neighbours[1],
    )
    return press.sheet(
        kind.name,
        address,
        title=_title(record),
        description=description,
        content=content,
        json_ld=linked_data(scene, kind, record, description),
        record=record,
        feed=kind,
    )


def _title(record: Entity) -> str:
    return str(record.title)  # type: ignore[attr-defined]


def _name(press: Press) -> str:
    return press.scene.site.settings.title


def edit_url(press: Press, file: str) -> str:
    """Give the address where the file of a page is edited; empty when the site has none."""
    pattern = press.scene.site.settings.edit_url
    return pattern.replace("{path}", file) if pattern and file else ""


def _view(press: Press, record: Entity) -> dict[str, object]:
    """Compute what only this kind of page shows."""
    scene = press.scene
    terms = getattr(record, "terms", ())
    if terms:
        return {"terms": rounds.current_terms(scene, record)}  # type: ignore[arg-type]
    if isinstance(record, Plan):
        return {"current": plans.current(scene, record.community), "editions": plans.editions(scene, record.community)}
    return {}


def _neighbours(press: Press, kind: Kind) -> dict[str, Neighbours]:
    """Give the record before and after each one, for the kinds that are read in the order of time."""
    records = list(press.scene.site[kind.name].values())
    if not records or not isinstance(records[0], Meeting | News):
        return {}
    if isinstance(records[0], Meeting):
        ordered: list[Entity] = [item.meeting for item in meetings.all_occasions(press.scene)]
    else:
        ordered = sorted(records, key=lambda record: (record.published, record.slug))
    padded = [None, *ordered, None]
    return {record.slug: (padded[place], padded[place + 2]) for place, record in enumerate(ordered)}


def current_plan_sheets(press: Press, kind: Kind, files: dict[str, str]) -> Iterator[Sheet]:
    """Make the page of the plan that counts for each community, at an address without a year."""
    scene = press.scene
    for community in dict.fromkeys(plan.community for plan in scene.site[kind.name].values() if isinstance(plan, Plan)):
        plan = plans.current(scene, community)
        if plan is not None:
            address = scene.site.address_of(kind.name, community)
            yield record_sheet(press, kind, plan, address, file=files.get(plan.slug, ""))


def hand_written_sheet(press: Press, kind: Kind, record: Entity, *, html: str, file: str) -> Sheet:
    """Make a page of the editors' own words; `html` is what the site engine made of them."""
    address = press.scene.site.address(record)
    root = root_of(address)
    description = press.summary(record)
    content = press.template("records/page.html").render(
        kind=kind,
        record=record,
        body=Markup(html),
        front=press.front,
        root=root,
        is_home=address == "",
        contact_card=press.contact_card(record, root),
        edit_url=edit_url(press, file),
    )
    return press.sheet(
        f"page:{record.slug}",
        address,
        title=_title(record),
        description=description,
        content=content,
        json_ld=linked_data(press.scene, kind, record, description),
        record=record,
    )
