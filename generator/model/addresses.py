"""Addresses of pages and mailboxes: what is wrong with one, and how it is written right.

An address that is shown is trusted, so it must be what it looks like: a name that everybody can reach, in letters that
cannot be taken for others, with nothing in it that cannot be seen. Sources: RFC 3986 (addresses), RFC 5891 and 5892
(names with other letters than a to z), RFC 6761 and 8375 (names that are of no network), RFC 6068 (`mailto:`).
"""

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

import idna
from email_validator import EmailNotValidError, validate_email

from generator.problems import Message, say

Fault = tuple[Message, Message]
"""What is wrong, and the mend."""
LONGEST = 2_000
"""Most characters of a web address: programs cut off what is longer."""
LONGEST_LOCAL_PART = 64
"""Most characters before the @ (RFC 5321, 4.5.3.1.1)."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PARTS = re.compile(r"https?://(?P<host>[^/?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SLIP = re.compile(r"(?:h?t{1,3}ps?|htps?|hhttps?)(?P<s>)[:;.]?/{1,3}(?=\S)", re.IGNORECASE)
"""`https:/`, `https//`, `htps://` and the like."""
_TWICE = re.compile(r"https?[:;.]?/+(?=https?[:;.]?/*)", re.IGNORECASE)
_NAKED = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_UNSEEN_CATEGORIES: Final = frozenset({"Cf", "Cc", "Co", "Cn", "Zl", "Zp", "Zs"})
_OF_NO_NETWORK: Final = frozenset({
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion",
    "invalid", "test",
})  # fmt: skip
_LETTERS: Final = frozenset("æœøðþßłđ")
"""Letters of Latin that are no letter from a to z with a mark."""
_LOCAL_PART = re.compile(r"[a-z0-9](?:[a-z0-9._+'-]*[a-z0-9_])?", re.IGNORECASE)
_MAILBOX = re.compile(r"(?:^|(?<=[\s<:(\"',]))[\w.+'-]+@[\w-]+(?:\.[\w-]+)+(?=$|[\s>)\"',.?])")
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\(a\)|\(snabel-?a\))\s*", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def fault_of(address: str) -> Fault | None:
    """Say what is wrong with a web address; None when it is one that anybody can open."""
    if len(address) > LONGEST:
        return say("the address has {count} characters, and the most is {most}", count=len(address), most=LONGEST), say(
            "write a shorter one, such as that of the page it is found on"
        )
    return _signs(address) or _beginning(address) or _host_and_rest(address)


def _signs(address: str) -> Fault | None:
    """Find signs that cannot be seen, and those that no address has."""
    for text in (address, unquote(address)):
        unseen = next((sign for sign in text if unicodedata.category(sign) in _UNSEEN_CATEGORIES and sign != " "), None)
        if unseen is not None:
            what = say("the address holds a sign that cannot be seen ({code})", code=f"U+{ord(unseen):04X}")
            clean = "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN_CATEGORIES)
            return what, say("write '{line}'", line=clean) if text == address else _COPY
    if " " in address:
        return say("the address '{address}' holds a space", address=address), say(
            "delete the space, or write '%20' where it belongs to the address"
        )
    if "\\" in address:
        what = say("the address '{address}' holds a backslash", address=address)
        return what, say("write '{line}'", line=address.replace("\\", "/"))
    if found := re.search(r"[<>\"]", address):
        return say("the address '{address}' holds '{sign}'", address=address, sign=found[0]), _COPY
    return None


_COPY: Final = say("copy the address anew from the browser")
_WHOLE: Final = say("write the whole address, beginning with https://")


def _beginning(address: str) -> Fault | None:
    """Judge what stands before the name."""
    if _TWICE.match(address):
        better = _TWICE.sub("", address)
        better = _SLIP.sub("https://", better, count=1)
        return say("the address '{address}' begins twice", address=address), say("write '{line}'", line=better)
    if re.match(r"https?://[^/\s]", address, re.IGNORECASE):
        return None
    what = say("'{value}' is not a full web address", value=address)
    if slip := _SLIP.match(address):
        rest = address[slip.end() :]
        return (what, say("write '{line}'", line=f"https://{rest}")) if "." in rest else (what, _WHOLE)
    if _NAKED.fullmatch(address) and "@" not in address:
        return what, say("write '{line}'", line=f"https://{address}")
    scheme = _SCHEME.match(address)
    if scheme and not address[scheme.end() :].startswith("//") and "." in scheme[1]:
        return what, say("write '{line}'", line=f"https://{address}")
    if scheme:
        return say("'{value}' does not begin with https://", value=address), _WHOLE
    return what, _WHOLE


def _host_and_rest(address: str) -> Fault | None:
    found = _PARTS.fullmatch(address)
    if found is None:
        return say("'{value}' is not a full web address", value=address), _WHOLE
    host = found["host"]
    if "@" in host:
        what = say("the address '{address}' holds a user before the name of the site", address=address)
        return what, say("write '{line}'", line=address.replace(f"{host.rpartition('@')[0]}@", "", 1))
    if any(address.count(opened) != address.count(closed) for opened, closed in ("()", "[]")):
        return say("a bracket in the address '{address}' has no other", address=address), _COPY
    name, port = _parted(host)
    if port is not None and not re.fullmatch(r"\w*", port):
        return say("'{value}' is not a full web address", value=address), _COPY
    if port is not None and not (port.isascii() and port.isdecimal() and 0 < int(port) <= 65_535):
        what = say("':{port}' in the address is no port", port=port)
        return what, say("write '{line}'", line=address.replace(f"{name}:{port}", name, 1))
    return fault_of_name(name)


def _parted(host: str) -> tuple[str, str | None]:
    """Part the name of a site, or a number in brackets, from what stands behind its colon."""
    if host.startswith("["):
        name, _, rest = host.partition("]")
        return f"{name}]", rest[1:] if rest.startswith(":") else None
    name, colon, port = host.partition(":")
    return name, port if colon else None


def fault_of_name(name: str) -> Fault | None:
    """Say what is wrong with the name of a site, or with what stands behind the @ of a mailbox."""
    bare = name.strip("[]").rstrip(".").casefold()
    labels = bare.split(".")
    if _is_number(bare) or labels[-1].isdecimal() or re.fullmatch(r"0x[0-9a-f]+", labels[-1]):
        return say("'{name}' is a number of a machine, not the name of a site", name=name), _NAME
    if labels[-1] in _OF_NO_NETWORK:
        return say("'{name}' cannot be reached from other machines", name=name), _NAME
    if len(labels) < 2 or "" in labels:
        return say("'{name}' is not the whole name of a site: there is no dot", name=name) if len(labels) < 2 else say(
            "the name '{name}' has two dots side by side", name=name
        ), _NAME
    try:
        written = idna.decode(bare) if "xn--" in bare else bare
        if not written.isascii():
            idna.encode(written, uts46=True, std3_rules=True)
    except idna.IDNAError:
        return say("'{name}' is not a name that a site can have", name=name), _COPY
    odd = next((sign for sign in unicodedata.normalize("NFC", written) if not _is_plain(sign)), None)
    if odd is not None:
        what = _look_alike(written, odd)
        return what, say("type the name anew, letter by letter")
    if not all(re.fullmatch(r"(?!-)[\w-]{1,63}(?<!-)", label) for label in labels) or len(bare) > 253:
        return say("'{name}' is not a name that a site can have", name=name), _COPY
    return None


_NAME: Final = say("write the name of the site, such as www.jammerbugt.dk")


def _look_alike(name: str, sign: str) -> Message:
    called = unicodedata.name(sign, "?").lower()
    return say(
        "the name '{name}' holds '{sign}', which is none of our letters: {called}", name=name, sign=sign, called=called
    )


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_plain(sign: str) -> bool:
    """Whether a sign may stand in a name: a to z, a digit, and the letters of Latin, which nobody takes for others."""
    if sign.isascii():
        return sign.isalnum() or sign in "-._"
    if sign in _LETTERS:
        return True
    parts = unicodedata.normalize("NFD", sign)
    return parts[0].isascii() and parts[0].isalpha() and all(unicodedata.combining(mark) for mark in parts[1:])


def fault_of_mailbox(address: str) -> Fault | None:
    """Say what is wrong with an e-mail address; None when mail programs can write to it.

    A `%`, `?` or `&` would add headers to the visitor's mail (RFC 6068), and few mail servers take other letters than
    a to z before the @.
    """
    signs = _signs(address.replace(" ", "")) if not address.isascii() else None
    if signs is not None:
        return signs
    mend = _mailbox_in(address)
    local, at, domain = address.rpartition("@")
    if not at or "@" in local or " " in address:
        return say("'{value}' is not an e-mail address", value=address), mend
    if len(local) > LONGEST_LOCAL_PART:
        what = say(
            "before the @ stand {count} characters, and the most is {most}", count=len(local), most=LONGEST_LOCAL_PART
        )
        return what, mend
    if not _LOCAL_PART.fullmatch(local) or ".." in local:
        odd = next((sign for sign in local if not re.match(r"[a-zA-Z0-9._+'-]", sign)), None)
        if odd is None:
            return say("'{value}' is not an e-mail address", value=address), mend
        if not _is_plain(odd) and odd.isalpha():
            return _look_alike(address, odd), mend
        return say("'{value}' holds '{sign}', which no mailbox has before the @", value=address, sign=odd), mend
    if domain.rstrip(".") != domain or domain.startswith("["):
        return say("'{value}' is not an e-mail address", value=address), mend
    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return say("'{value}' is not an e-mail address", value=address), mend
    return fault_of_name(domain)


def _mailbox_in(address: str) -> Message:
    """Offer the one address that stands in a text, as in `Jens <x@y.dk>`."""
    found = _MAILBOX.search(_AT.sub("@", address))
    if found and found[0] != address and fault_of_mailbox(found[0]) is None:
        return say("write '{line}'", line=found[0])
    return say("write it as name@domain, such as raadhus@jammerbugt.dk")
