"""Words of a language that rules look for, in lower case; a new language adds a line to each table."""

from collections.abc import Mapping
from typing import Final

EMPTY_LINK_TEXTS: Final[Mapping[str, frozenset[str]]] = {
    "da": frozenset({
        "her", "link", "dette link", "linket", "mere", "læs her", "læs mere", "læs mere her", "se her", "se mere",
        "se mere her", "klik", "klik her", "tryk her", "hent", "hent her", "siden", "denne side", "hjemmesiden",
    }),
    "nl": frozenset({
        "hier", "link", "deze link", "meer", "lees hier", "lees meer", "lees verder", "meer lezen", "meer info",
        "meer informatie", "zie hier", "klik", "klik hier", "download", "download hier", "deze pagina", "website",
    }),
}  # fmt: skip
"""Texts of links that do not say where the link leads (WCAG 2.2, 2.4.4 and 2.4.9)."""
RELATIVE_TIMES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "da": {
        "i år": ("i år",),
        "I år": ("i år",),
        "e år": ("sidste år", "forrige år", "næste år", "til næste år"),
        "e måned": ("sidste måned", "forrige måned", "næste måned"),
        "e uge": ("sidste uge", "forrige uge", "næste uge"),
        "nylig": ("for nylig",),
        "nart": ("snart",),
        "øjeblikket": ("i øjeblikket",),
        " tidspunkt": ("på nuværende tidspunkt",),
    },
    "nl": {
        "it jaar": ("dit jaar",),
        "ig jaar": ("vorig jaar",),
        "end jaar": ("volgend jaar", "komend jaar"),
        "e maand": ("vorige maand", "volgende maand", "komende maand"),
        "e week": ("vorige week", "volgende week", "komende week"),
        "nlangs": ("onlangs",),
        "innenkort": ("binnenkort",),
        "omenteel": ("momenteel",),
        " moment": ("op dit moment", "op het moment"),
    },
}
"""Words that are true on the day they are written and false later; each stands under a sign that is the end of it.

The signs are searched first: few, rare, and without the first letter, which may be a capital.
"""
