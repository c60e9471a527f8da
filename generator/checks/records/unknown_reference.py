"""Every slug that one file uses to name another must exist.

Passes: `community: tranum` where `content/communities/tranum.md` exists; `affects: [plan:gjol/2023#bro]` where the
        plan has an action `bro`; in `site.yml`, `to: fund` and `to: page:om`.
Fails:  `community: trannum`, with the nearest existing slug as the mend.
"""

from collections.abc import Collection, Iterator
from typing import Final

from generator.checks.reading import named, parts_with_ids, place_in, site_of, target_of
from generator.load import Loaded
from generator.model.overviews import OVERVIEWS
from generator.model.site import Keys, Site, references
from generator.nearest import nearest
from generator.problems import Message, Problem, say

RULE: Final = "unknown-reference"
PAGE: Final = "page"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each reference to a record, or to a kind of record, that is not there."""
    site = site_of(loaded)
    for record, keys, kind, slug in named(loaded, site.records):
        if (kind, slug) not in site.unreadable:
            yield Problem(loaded.locate(record, keys), RULE, *unknown(site, kind, slug))
    yield from _parts(loaded, site)
    yield from _settings(loaded, site)


def unknown(site: Site, kind: str, slug: str) -> tuple[Message, Message]:
    """Say that a record is not there, and offer the nearest."""
    row = site.kinds.get(kind)
    if row is None:
        return _unknown_kind(kind, site.kinds)
    what = say("there is no {kind} '{slug}'", kind=say(row.one), slug=slug)
    renamed = next((new for new, record in site[kind].items() if slug in record.aliases), None)
    if renamed:
        return what, say("write '{slug}', which is its name now", slug=renamed)
    if kind == "body" and slug in site["contact"]:
        return say("'{slug}' is a person, and a body is meant here", slug=slug), say(
            "write the council or department that the person works for, as in '{folder}'", folder=f"{row.folder}/"
        )
    near = nearest(slug, site[kind])
    if near:
        return what, say("write '{slug}'", slug=near)
    file = f"{row.folder}/{slug}{row.suffix}"
    if site[kind]:
        return what, say("write the name of a file in '{folder}', or make '{file}'", folder=f"{row.folder}/", file=file)
    return what, say("make the file '{file}', or name another", file=file)


def _unknown_kind(kind: str, kinds: Collection[str]) -> tuple[Message, Message]:
    what = say("there is no kind of record '{kind}'", kind=kind)
    near = nearest(kind, kinds)
    return what, say("write '{kind}'", kind=near) if near else say("write one of {list}", list=", ".join(sorted(kinds)))


def _parts(loaded: Loaded, site: Site) -> Iterator[Problem]:
    """Look for the part of each `kind:slug#part` in the record that it names."""
    for kind, record in site.all():
        source = loaded.sources[(kind.name, record.slug)]
        if "#" not in source.front:
            continue
        for keys, _, _ in references(record):
            written = _value(source.data, keys)
            of_kind, slug, part = target_of(written.strip())
            if not part or slug not in site[of_kind]:
                continue
            ids = [found for _, found in parts_with_ids(site[of_kind][slug])]
            if part not in ids:
                what = say("'{slug}' has no part with the id '{id}'", slug=slug, id=part)
                near = nearest(part, ids)
                fix = say("write '#{id}'", id=near) if near else say("delete '#{id}'", id=part)
                yield Problem(place_in(source, keys, f"#{part}"), RULE, what, fix)


def _value(facts: object, keys: Keys) -> str:
    """Follow keys to a text; one value may stand where a list of one is meant."""
    for key in keys:
        facts = facts[key] if isinstance(facts, list | dict) else facts  # type: ignore[index]
    return str(facts)


def _settings(loaded: Loaded, site: Site) -> Iterator[Problem]:
    """Look at the kinds that `site.yml` names: those of its sections, and those that the buttons lead to."""
    listed = [kind for kind in site.kinds if kind != PAGE]
    named_there = [*listed, *(overview.name for overview in OVERVIEWS)]
    for name in site.settings.sections:
        if name == PAGE:
            what = say("there is no key '{key}' here", key=name)  # pages have no list
            yield Problem(loaded.locate(None, ("sections", name)), RULE, what, say("delete it"))
        elif name not in named_there:
            yield Problem(loaded.locate(None, ("sections", name)), RULE, *_unknown_kind(name, named_there))
    for index, task in enumerate(site.settings.tasks):
        at = loaded.locate(None, ("tasks", index, "to"))
        kind, slug, _ = target_of(task.to)
        if kind == PAGE and not slug:
            what = say("'{address}' names no page", address=task.to)
            yield Problem(
                at, RULE, what, say("write one of {list}", list=", ".join(f"page:{page}" for page in site[PAGE]))
            )
        elif ":" not in task.to and kind not in named_there:
            yield Problem(at, RULE, *_unknown_kind(kind, named_there))
        elif ":" in task.to and slug not in site[kind] and (kind, slug) not in site.unreadable:
            yield Problem(at, RULE, *unknown(site, kind, slug))
