"""A promise can be kept, and a meeting that keeps one names a promise that is there.

Passes: `keeps: [temamoeder]` where `content/commitments.yml` has `id: temamoeder`.
Fails:  `keeps: [temamode]`, with the nearest id as the mend; two promises with the same `id`; `at_most` below
        `at_least`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.checks.records.unique_ids import doubled
from generator.load import Loaded
from generator.model.documents import DOCUMENTS
from generator.model.meetings.meeting import Meeting
from generator.model.year.commitments import Commitments
from generator.nearest import nearest
from generator.problems import Problem, say

RULE: Final = "promise"
_DOCUMENT: Final = "commitments"
_FILE: Final = next(document.file for document in DOCUMENTS if document.name == _DOCUMENT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each promise that is not there, is there twice, or has its numbers turned round."""
    document = site_of(loaded).documents.get(_DOCUMENT)
    if isinstance(document, Commitments):
        yield from _promises(loaded, document)
    elif any(problem.at.file == _FILE for problem in loaded.problems):  # it is there, and its ids are not known
        return
    yield from _named(loaded)


def _promises(loaded: Loaded, document: Commitments) -> Iterator[Problem]:
    yield from doubled(loaded, document, RULE)
    for index, one in enumerate(document.commitments):
        if one.at_most is not None and one.at_most < one.at_least:
            what = say("the most, {most}, is less than the least, {least}", most=one.at_most, least=one.at_least)
            at = loaded.locate(document, ("commitments", index, "at_most"))
            yield Problem(at, RULE, what, say("write at least {ge}", ge=one.at_least))


def _named(loaded: Loaded) -> Iterator[Problem]:
    site = site_of(loaded)
    ids = [one.id for one in site.commitments]
    for meeting in site["meeting"].values():
        if not isinstance(meeting, Meeting):
            continue
        for index, name in enumerate(meeting.keeps):
            if name in ids:
                continue
            near = nearest(name, ids)
            fix = say("write '{slug}'", slug=near) if near else say("write it in '{file}', or delete it", file=_FILE)
            what = say("there is no promise '{id}'", id=name)
            yield Problem(loaded.locate(meeting, ("keeps", index)), RULE, what, fix)
