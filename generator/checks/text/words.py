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
ORGANISATION_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "da": (
        "akademi", "bestyrelse", "bibliotek", "biograf", "butik", "center", "centret", "fond", "forbund", "forening",
        "gilde", "gruppe", "hal", "haller", "hallen", "børnehave", "kulturhus", "forsamlingshus", "medborgerhus",
        "multihus", "borgerhus", "beboerhus", "fælleshus", "foreningshus", "huset", "idræt", "institution", "kirke",
        "klub", "klubben", "kommune", "kor", "kreds", "lag", "laug", "menighed", "museum", "museet", "netværk",
        "orkester", "orkestret", "projekt", "råd", "samvirke", "selskab", "sammenslutning", "skole", "spejder",
        "spejdere", "teater", "teatret", "udvalg", "union", "venner", "værk",
    ),
    "nl": (
        "belang", "belangen", "bestuur", "bibliotheek", "buurthuis", "centrum", "cliëntenraad", "club", "clubhuis",
        "collectief", "comité", "commissie", "coöperatie", "dorpshuis", "dorpsraad", "fonds", "gemeente", "genootschap",
        "groep", "harmonie", "instelling", "instituut", "jeugdraad", "kerkenraad", "koor", "kring", "museum", "netwerk",
        "orkest", "ouderenbond", "ouderraad", "parochie", "platform", "school", "scouting", "speeltuin", "sporthal",
        "stichting", "theater", "vereniging", "vrouwenbond", "wijkhuis", "wijkraad",
    ),
}  # fmt: skip
"""How a word ends that only the name of an organisation has: `havnelauget`, `dorpsraad`. No ending that surnames have:
`Nijkerk`, `Nieuwenhuis`, `Nørhus`."""
ORGANISATION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "da": frozenset(
        {"a/s", "amba", "aps", "bk", "f.m.b.a", "gf", "gif", "hus", "i/s", "if", "ik", "s/i", "smba", "uf"}
    ),
    "nl": frozenset({"b.v", "bv", "cv", "huis", "sv", "u.a", "vof", "vv"}),
}
"""Words that only the name of an organisation has, but that names of persons may end in: Henrik, Leif."""
INFLECTIONS: Final[Mapping[str, str]] = {"da": r"(?:en|et|n|t|ne|er|erne)?s?", "nl": r"(?:en|s)?"}
"""What may follow such an ending (a regular expression): `forening`, `foreningen`, `foreningens`."""
NAME_PARTICLES: Final = frozenset({"af", "de", "den", "der", "du", "la", "ten", "ter", "van", "von", "'t", "’t"})
"""Small words that stand inside the name of a person and are no part of the count: Jan van der Berg."""
NO_ROOM: Final[Mapping[str, str]] = {
    "da": r"plads(er|erne)? er (nu |alle |allerede )*(taget|optaget|besat|fyldt)|alt er (nu )?optaget|udsolgt"
    r"|fuldtegnet|fuldt (booket|optaget|tegnet|besat)|(ikke|ingen) (flere|ledige) pladser",
    "nl": r"plaatsen zijn (nu |al |allemaal )*(bezet|vergeven|vol)|volgeboekt|uitverkocht|geen plaats(en)? meer"
    r"|is vol\b",
}
"""How one writes that all places at a meeting are taken (a regular expression)."""
