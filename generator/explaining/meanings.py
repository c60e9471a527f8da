"""What people call a field in English, Danish and Dutch: a word that is no field -> the fields it may mean.

A spelling slip is found by `nearest`; here stand words that mean the same, or what the field is for.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

_CALLED: Final = {
    "title": "titel overskrift heading headline kop navn naam name emne subject",
    "name": "navn naam title titel fulde_navn full_name",
    "tagline": "slogan subtitle undertitel description beskrivelse omschrijving",
    "summary": "description beskrivelse resume resumé teaser intro manchet lead excerpt abstract omschrijving "
    "samenvatting doors dørene underrubrik subtitle",
    "description": "beskrivelse omschrijving text tekst about",
    "awarded": "date dato datum day dag decided bevilget granted toegekend tildelt",
    "start": "date dato datum day dag time tid tijd tidspunkt when hvornår begins begin begynder starts starttid "
    "start_date start_time startdato",
    "end": "slut slutter ends until til to sluttid einde eind finish stop end_date end_time slutdato",
    "happened": "date dato datum day dag event_date",
    "published": "date dato datum created oprettet offentliggjort publiceret pubdate publish_date gepubliceerd draft "
    "udkast concept hidden skjult kladde",
    "updated": "modified opdateret ændret rettet lastmod last_updated last_modified gewijzigd bijgewerkt changed",
    "until": "end slut slutter to til expires udløber expiry slutdato einde verloopt",
    "from": "start begin begynder fra van since siden",
    "place": "location sted venue lokale where hvor locatie plaats adresse address hall sal room",
    "organiser": "organizer arrangør arranger host vært organisator body organisation",
    "speakers": "speaker oplægsholder oplægsholdere taler talere presenter presenters spreker sprekers",
    "sign_up": "places seats pladser tilmelding tilmeld signup registration register rsvp aanmelden aanmelding plekken",
    "price": "pris cost entry entré entre fee prijs kosten betaling",
    "audience": "målgruppe maalgruppe doelgroep target for hvem",
    "online": "teams zoom link url stream video",
    "agenda": "dagsorden program programme programma items punkter",
    "minutes": "referat notulen protocol protokol decisions beslutninger",
    "materials": "files attachments slides bilag documents documenten dokumenter links bijlagen",
    "revisions": "changes ændringer changelog wijzigingen history",
    "communities": "community lokalsamfund by landsby landsbyer sted steder place places village villages town "
    "location kern kernen dorp dorpen area",
    "community": "lokalsamfund by landsby sted place village town location kern dorp communities",
    "themes": "theme tema temaer thema topics topic tags tag categories category kategori kategorier emne emner "
    "indsatsområde indsatsområder keywords",
    "contact": "kontakt kontaktperson contactpersoon person owner ansvarlig author forfatter konsulent consultant",
    "source": "kilde kilder bron bronnen reference url link sources",
    "links": "link url website hjemmeside web facebook",
    "phones": "phone telefon tlf mobile mobil telefoon tel number nummer telephone",
    "phone": "telefon tlf mobile mobil telefoon tel number nummer telephone",
    "email": "mail e_mail epost mailadresse e_mailadres mailadres",
    "role": "title stilling job functie rolle function titel position",
    "organisation": "organization firma company organisatie forening arbejdsplads",
    "absences": "ferie vacation holiday fravær away leave vakantie afwezig absence afwezigheid",
    "provider": "giver udbyder fond aanbieder funder owner organisation organization given_by",
    "rounds": "deadline deadlines frist frister closes closing ansøgningsfrist runder termijn ronde rondes uiterlijk "
    "opens dates",
    "terms": "amount amounts beløb bedrag max maximum minimum støtte vilkår share pool conditions voorwaarden",
    "apply": "ansøg ansøgning application url link aanvragen aanvraag skema form",
    "applicants": "eligible hvem ansøgere wie who applicant aanvragers",
    "who": "eligible hvem ansøgere wie applicants",
    "purposes": "purpose formål doel doelen",
    "state": "status tilstand open closed",
    "status": "state tilstand cancelled aflyst held",
    "amount": "beløb bedrag sum money grant kr kroner euro",
    "recipient": "modtager ontvanger grantee receiver to",
    "fund": "pulje fond regeling subsidie",
    "file": "fil bestand path document dokument attachment pdf",
    "version": "udgave versie edition",
    "format": "type filtype",
    "goals": "mål maal doelen doelstellingen goal",
    "vision": "visie visioner",
    "period": "periode years år year jaren",
    "phase": "fase status state",
    "adopted": "vedtaget approved godkendt date dato vastgesteld",
    "coordinates": "lat lon lng geo position koordinater gps map location latitude longitude",
    "local_council": "council råd lokalråd borgerforening dorpsraad",
    "also_called": "aka synonyms synonymer andre_navne other_names",
    "note": "comment kommentar remark notes bemærkning intern opmerking todo",
    "example": "test demo eksempel voorbeeld",
    "aliases": "alias redirect redirects old permalink gammel",
    "language": "lang sprog taal locale",
    "steps": "step trin stappen",
    "shows": "blocks widgets lists",
    "in_menu": "menu nav navigation",
    "municipality": "kommune gemeente",
    "address": "url base_url site_url domain domæne adresse adres location",
    "time_zone": "timezone tz tidszone tijdzone",
    "sections": "nav menu navigation sektioner",
    "entrance": "contact kontakt default",
    "sends_to": "sender_til sends forwards",
    "number": "nummer tlf phone telefon",
    "label": "type kind navn name",
    "closes": "deadline frist closing end slut",
    "stand_in": "afløser vikar substitute vervanger",
    "action": "handling actie plan",
    "checked": "date dato datum seen set",
}
"""Field -> other words for it; where a word stands at several, the first field that the file may have is offered."""
AS_TEXT: Final = frozenset({"text", "tekst", "body", "content", "contents", "indhold", "inhoud", "brødtekst"})
"""Words for what is written under the facts."""
AS_PICTURE: Final = frozenset({"image", "images", "picture", "photo", "billede", "billeder", "foto", "afbeelding",
                               "featured_image", "thumbnail", "cover"})  # fmt: skip
"""Words for what is put into the text."""
USUAL: Final = (
    "title", "name", "summary", "published", "start", "end", "place", "type", "fund", "recipient", "amount", "awarded",
    "rounds", "terms", "provider", "community", "goals", "role", "phones", "email", "contact", "communities", "themes",
    "source", "sign_up", "organiser", "links", "status", "updated", "note",
)  # fmt: skip
"""Fields in the order in which the files of a municipality use them most."""


def meant_by(word: str) -> tuple[str, ...]:
    """List the fields that a word may mean, the likeliest first."""
    return _by_word().get(plain(word), ())


def plain(word: str) -> str:
    """Write a word as in the table: lower case, with `_` between its parts."""
    return word.strip().casefold().replace("-", "_").replace(" ", "_")


def usual_first(fields: list[str]) -> list[str]:
    """Put the fields that are used most first."""
    return sorted(fields, key=lambda field: USUAL.index(field) if field in USUAL else len(USUAL))


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, field in _pairs():
        found[word] = (*found.get(word, ()), field)
    return found


def _pairs() -> Iterator[tuple[str, str]]:
    return ((word, field) for field, words in _CALLED.items() for word in words.split())
