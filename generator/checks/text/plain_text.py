"""A field is plain text: what stands for a sign or for a look in web pages is shown there as it is typed.

Passes: `title: Børn & unge – idéaften`; `&amp;` and `**fed**` in the text below the facts.
Fails:  `title: Børn &amp; unge &#8211; idéaften`, with the sign as the mend; `<br>` and `<b>`, `**fed**` and
        `[kommunen](https://…)` in a field. Pages, calendars and feeds would all show those signs.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from pydantic import BaseModel

from generator.checks.reading import place_in, site_of, words_in
from generator.load import Loaded
from generator.model.entity import Part
from generator.model.site import Keys
from generator.problems import Message, Problem, say

RULE: Final = "plain-text"
_HINT = re.compile(r"[&<*\[]|__")
"""What is in every fault; most files have none of it among their facts."""
_CODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|td|th|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\*\*\S(?:[^*\n]*\S)?\*\*|(?<!\w)__\S(?:[^_\n]*\S)?__(?!\w)|(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])"
)
_LINK = re.compile(r"\[([^\[\]\n]+)\]\([^()\s]+\)")
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
NOT_PUBLISHED: Final[Keys] = ("note",)
Fault = tuple[str, Message, Message]
"""The signs, what is wrong with them, and the mend."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Warn of each thing in a field that only a text can have."""
    site = site_of(loaded)
    records: tuple[Part, ...] = tuple(record for _, record in site.all())
    holders: list[tuple[Part | None, BaseModel]] = [(None, site.settings)]
    holders += [(one, one) for one in (*site.documents.values(), *records)]
    for record, holder in holders:
        source = loaded.source(record)
        if not _HINT.search(source.front):
            continue
        for keys, words in words_in(holder):
            if keys != NOT_PUBLISHED and _HINT.search(words):
                for signs, what, fix in _faults(words):
                    yield Problem(place_in(source, keys, signs), RULE, what, fix, "warning")


def _faults(words: str) -> Iterator[Fault]:
    """List what is in a value, each thing once."""
    for code in dict.fromkeys(_CODE.findall(words)):
        sign = unescape(code)
        if sign == code:
            continue
        what = say("'{code}' is shown as it stands here", code=code)
        if not _UNSEEN.fullmatch(sign):
            yield code, what, say("write '{sign}' instead of '{code}'", sign=sign, code=code)
        elif sign.isspace():
            yield code, what, say("write an ordinary space instead of '{code}'", code=code)
        else:
            yield code, what, say("delete '{code}'", code=code)
    for tag in dict.fromkeys(_TAG.findall(words)):
        what = say("'{code}' is shown as it stands here", code=tag)
        yield tag, what, say("delete it: this field is plain text without layout")
    for found in dict.fromkeys(_STRONG.findall(words)):
        what = say("'{code}' is shown with its signs here", code=found)
        yield found, what, say("write '{words}': this field is plain text without layout", words=found.strip("*_"))
    for link in _LINK.finditer(words):
        what = say("'{code}' is shown with its signs here", code=link[0])
        yield link[0], what, say("write '{words}', and put the link in the text below the facts", words=link[1])
