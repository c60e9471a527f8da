"""The title of a meeting does not say how it stands: the site writes that before it everywhere, and takes it off again.

Passes: `title: Temamøde` with `status: cancelled`; "Aflysninger af busser".
Fails:  `title: "AFLYST: Temamøde"`, "FLYTTET – Temamøde", "Temamøde (udsolgt)".
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.checks.meetings.meetings import meetings_of
from generator.load import Loaded
from generator.problems import Message, Problem, say

RULE: Final = "title-mark"
_FIXES: Final[dict[str, Message]] = {
    "aflyst|cancell?ed|afgelast|geannuleerd|gaat niet door": say(
        "delete it there; write 'status: cancelled' and a revision with 'type: cancelled'"
    ),
    "flyttet|udsat|udskudt|moved|postponed|verplaatst|uitgesteld": say(
        "delete it there; write the new time under 'start', and a revision with 'type: moved'"
    ),
    "udsolgt|fuldt booket|fuldtegnet|alt optaget|sold out|uitverkocht|volgeboekt": say(
        "delete it there; write 'full: true' under 'sign_up'"
    ),
    "bliver alligevel holdt|gaat toch door": say("delete it there; write a revision with 'type: revived'"),
}
_WORDS: Final = "|".join(_FIXES)
_END: Final = r"[\])!:–—-]"
_MARK: Final = re.compile(
    rf"^\W*(?P<head>{_WORDS})\s*{_END}|^\W*(?P<loud>(?-i:[A-Z]{{5,}}))\b|[(\[–—:-]\s*(?P<tail>{_WORDS})\W*$",
    re.IGNORECASE,
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each meeting that says in its title what the site adds itself."""
    for meeting in meetings_of(loaded):
        for word in _marks(meeting.title):
            fix = next((fix for words, fix in _FIXES.items() if re.fullmatch(words, word, re.IGNORECASE)), None)
            if fix is not None:
                what = say("the title says '{word}', which the site writes itself", word=word)
                yield Problem(loaded.locate(meeting, ("title",)), RULE, what, fix, "warning")


def _marks(title: str) -> Iterator[str]:
    """Find words before a colon or dash, in capitals at the head, or in brackets or after a dash at the end."""
    return (word for found in _MARK.finditer(title) for word in found.groups() if word)
