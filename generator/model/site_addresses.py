"""The addresses in `site.yml`: where the site stands, what its ids are made of, where a file is edited."""

import re

from generator.model.addresses import Fault, fault_of, fault_of_mailbox, fault_of_name
from generator.problems import say

PLACE = "{path}"
"""Where the path of a file goes in `edit_url`."""
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def fault_of_site(address: str) -> Fault | None:
    """Judge the address of the site: https, no query, and a slash at the end."""
    fault = fault_of(address)
    if fault is not None:
        return fault
    if address.lower().startswith("http://"):
        what = say("'{value}' begins with http://, and browsers warn of such sites", value=address)
        return what, say("write '{line}'", line=f"https{address[4:].rstrip('/')}/")
    bare = re.split(r"[?#]", address)[0]
    if bare != address:
        what = say(
            "the address of the site, '{value}', goes on behind '{sign}'", value=address, sign=address[len(bare)]
        )
        return what, say("write '{line}'", line=f"{bare.rstrip('/')}/")
    if not address.endswith("/"):
        what = say("the address of the site, '{value}', does not end with '/'", value=address)
        return what, say("write '{line}'", line=f"{address}/")
    return None


def fault_of_authority(authority: str) -> Fault | None:
    """Judge what ids are made of: a domain name or a mailbox, in lower case (RFC 4151, 2.1)."""
    what = say("'{value}' is no domain name and no mailbox", value=authority)
    bare = re.sub(r"^[a-z]+://|/.*$", "", authority.strip().lower()).removeprefix("www.").rstrip(".")
    is_one = fault_of_mailbox(bare) is None if "@" in bare else fault_of_name(bare) is None
    if is_one and bare.isascii():
        return None if bare == authority else (what, say("write '{line}'", line=bare))
    return what, say("write a domain that you own, such as jammerbugt.dk")


def fault_of_edit_url(address: str) -> Fault | None:
    """Judge where a file is edited: the address holds `{path}` once, and no other braces."""
    fault = fault_of(address.replace(PLACE, "x"))
    if fault is not None:
        return fault
    braces = _BRACES.findall(address)
    if PLACE not in braces:
        what = say("'{value}' does not say where the path of the file goes", value=address)
        other = [one for one in braces if len(one) > 2]
        if len(braces) == len(other) == 1:
            return what, say("write '{line}'", line=address.replace(other[0], PLACE))
        return what, say("write {{path}} where the path of the file goes")
    if braces != [PLACE]:
        what = say("'{value}' holds other braces than one {{path}}", value=address)
        return what, say("write {{path}} once, and no other braces")
    return None
