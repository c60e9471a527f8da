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
        "år": ("i år", "I år", "sidste år", "Sidste år", "forrige år", "næste år", "Næste år"),
        "nylig": ("for nylig", "For nylig"),
        "nart": ("snart", "Snart"),
        "øjeblikket": ("i øjeblikket", "I øjeblikket"),
        " tidspunkt": ("på nuværende tidspunkt", "På nuværende tidspunkt"),
    },
    "nl": {
        " jaar": ("dit jaar", "Dit jaar", "vorig jaar", "Vorig jaar", "volgend jaar", "Volgend jaar", "komend jaar"),
        "nlangs": ("onlangs", "Onlangs"),
        "innenkort": ("binnenkort", "Binnenkort"),
        "omenteel": ("momenteel", "Momenteel"),
        " moment": ("op dit moment", "Op dit moment", "op het moment", "Op het moment"),
    },
}
"""Words that are true on the day they are written and false later; each stands under a sign that is the end of it.

The signs are few and rare: they are searched in every text, and the words only where one of them stands.
"""
