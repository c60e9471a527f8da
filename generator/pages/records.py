"""The page of one record."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.model.entity import Entity
from generator.model.kinds import Kind
from generator.model.plans.plan import Plan
from generator.model.text.news import News
from generator.pages.linked_data import linked_data
from generator.pages.page_views import page_view
from generator.pages.press import Press
from generator.pages.sheet import Sheet, root_of
from generator.text.markup import link_records
from generator.views.plans import plans
from generator.views.site import cards
from generator.views.site.neighbours import Neighbours
from generator.views.text.news import standing


def record_sheets(press: Press, kind: Kind, files: dict[str, str]) -> Iterator[Sheet]:
    """Make the pages of some records of one kind; `files` gives the file of each slug, for the edit link."""
    neighbours = press.neighbours(kind)
    for slug, file in files.items():
        record = press.scene.site[kind.name][slug]
        address = press.scene.site.address_of(kind.name, slug)
        beside = neighbours.get(slug, (None, None))
        holds = not (isinstance(record, News) and standing(record, press.scene.today).is_over)
        yield record_sheet(press, kind, record, address, file=file, neighbours=beside, searched=holds)


def record_sheet(
    press: Press,
    kind: Kind,
    record: Entity,
    address: str,
    *,
    file: str,
    neighbours: Neighbours = (None, None),
    searched: bool = True,
) -> Sheet:
    """Make the page of one record at an address; one at a second address, or that no longer holds, is not searched."""
    scene, root = press.scene, root_of(address)
    description = press.summary(record) or press.words.t(
        "{title} on {site}", title=press.name_of(record), site=_name(press)
    )
    body = press.body(record, root)
    content = press.template("records/site/page_of_record.html").render(
        template=f"records/{kind.template}",
        kind=kind,
        record=record,
        card=cards.card(scene, kind.name, record),
        related=cards.related(scene, kind.name, record),
        view=page_view(press, record),
        body=body,
        root=root,
        contact_card=press.contact_card(record, root),
        edit_url=edit_url(press, file),
        previous=neighbours[0],
        following=neighbours[1],
        searched=searched,
    )
    return press.sheet(
        kind.name,
        address,
        title=press.name_of(record),
        description=description,
        content=content,
        json_ld=linked_data(scene, kind, record, description),
        record=record,
        feed=kind,
        searched=searched,
    )


def _title(record: Entity) -> str:
    return str(record.title)  # type: ignore[attr-defined]


def _name(press: Press) -> str:
    return press.scene.site.settings.title


def edit_url(press: Press, file: str) -> str:
    """Give the address where the file of a page is edited; empty when the site has none."""
    pattern = press.scene.site.settings.edit_url
    return pattern.replace("{path}", file) if pattern and file else ""


def current_plan_sheets(press: Press, kind: Kind, files: dict[str, str]) -> Iterator[Sheet]:
    """Make the pages of those of some plans that count in their community, at an address without a year."""
    scene = press.scene
    for slug, file in files.items():
        plan = scene.site[kind.name][slug]
        if isinstance(plan, Plan) and plans.current(scene, plan.community) is plan:
            address = scene.site.address_of(kind.name, plan.community)
            yield record_sheet(press, kind, plan, address, file=file, searched=False)


def hand_written_sheet(press: Press, kind: Kind, record: Entity, *, html: str, file: str) -> Sheet:
    """Make a page of the editors' own words; `html` is what the site engine made of them."""
    address = press.scene.site.address(record)
    root = root_of(address)
    description = press.summary(record)
    content = press.template("records/text/page.html").render(
        kind=kind,
        record=record,
        view=page_view(press, record),
        body=Markup(link_records(html, root, press.addresses)),
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
