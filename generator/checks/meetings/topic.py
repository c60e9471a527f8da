"""A meeting is about topics that are on the list, and each topic stands there once.

Passes: `topics: [fundraising]` where `content/topics.yml` has `id: fundraising`.
Fails:  `topics: [fundraisning]`, with the nearest id as the mend; two topics with the same `id`; a topic that was
        given up and that a meeting is about.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.meetings.meetings import meetings_of
from generator.checks.reading import site_of
from generator.checks.records.unique_ids import doubled
from generator.load import Loaded
from generator.model.documents import DOCUMENTS
from generator.model.meetings.topics import Topics
from generator.nearest import nearest
from generator.problems import Problem, say

RULE: Final = "topic"
_DOCUMENT: Final = "topics"
_FILE: Final = next(document.file for document in DOCUMENTS if document.name == _DOCUMENT)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each topic that is not there, is there twice, or was given up."""
    document = site_of(loaded).documents.get(_DOCUMENT)
    if isinstance(document, Topics):
        yield from doubled(loaded, document, RULE)
    elif any(problem.at.file == _FILE for problem in loaded.problems):  # it is there, and its ids are not known
        return
    topics = {topic.id: topic for topic in site_of(loaded).topics}
    for meeting in meetings_of(loaded):
        for index, name in enumerate(meeting.topics):
            at = loaded.locate(meeting, ("topics", index))
            if name not in topics:
                near = nearest(name, topics)
                fix = (
                    say("write '{slug}'", slug=near) if near else say("write it in '{file}', or delete it", file=_FILE)
                )
                yield Problem(at, RULE, say("there is no topic '{id}'", id=name), fix)
            elif topics[name].given_up and meeting.status != "cancelled":
                what = say("the topic '{id}' was given up, and a meeting is about it", id=name)
                yield Problem(at, RULE, what, say("delete 'given_up' in '{file}', or mend the meeting", file=_FILE))
