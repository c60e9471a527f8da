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
from generator.pages.sheet import Facts, Sheet, root_of
from generator.text.markup import link_records
from generator.views.minutes.decisions import about, deciders
from generator.views.plans import plans
from generator.views.site import cards
from generator.views.site.ages import age_of_record, last_change
from generator.views.site.named import named, names_of
from generator.views.site.neighbours import Neighbours
from generator.views.site.sections import calendars
from generator.views.site.summaries import summary
from generator.views.telling.announcements import calendar_path_of
from generator.views.telling.names import mark_of, name_of
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
    scene, name = press.scene, name_of(press.scene, record)
    description = summary(record) or press.words.t("{title} on {site}", title=name, site=scene.site.settings.title)
    earlier, later = (one and named(scene, kind.name, one.slug) for one in neighbours)
    return press.sheet(
        kind.name,
        address,
        title=name,
        description=description,
        template="records/site/page_of_record.html",
        facts={
            **_facts(press, kind, record, file),
            "template": f"records/{kind.template}",
            "card": cards.card(scene, kind.name, record),
            "related": cards.related(scene, kind.name, record),
            "body": press.body(record, root_of(address)),
            "name": name,
            "mark": mark_of(scene, record),
            "age": age_of_record(scene, record),
            "has_calendar": calendar_path_of(kind.name, record.slug) in calendars(scene),
            "earlier": earlier,
            "later": later,
            "searched": searched,
        },
        json_ld=linked_data(scene, kind, record, description),
        record=record,
        feed=kind,
        searched=searched,
    )


def _facts(press: Press, kind: Kind, record: Entity, file: str) -> Facts:
    """Give what the page of every record shows, hand-written or not."""
    scene, view = press.scene, page_view(press, record)
    decisions = about(scene, kind.name, record.slug)
    also = ((kind.name, record.slug), *deciders(decisions), *view.also)
    return {
        "kind": kind,
        "record": record,
        "view": view.shown,
        "names": names_of(scene, record, also=also),
        "decisions": decisions,
        "changed": last_change(scene, record),
        "edit_url": edit_url(press, file),
    }


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
    address, description = press.scene.site.address(record), summary(record)
    return press.sheet(
        f"page:{record.slug}",
        address,
        title=str(record.title),  # type: ignore[attr-defined]
        description=description,
        template="records/text/page.html",
        facts={
            **_facts(press, kind, record, file),
            "body": Markup(link_records(html, root_of(address), press.addresses)),
            "is_home": address == "",
        },
        json_ld=linked_data(press.scene, kind, record, description),
        record=record,
    )
