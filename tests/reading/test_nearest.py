"""A hint names what was meant, or nothing: a wrong one would pass the check and publish what is false."""

import pytest

from generator.nearest import nearest

FUNDS = (
    "aaben-pulje", "gammel-pulje", "havnefonden", "strandpuljen", "kystpuljen", "landsbyfonden", "landdistriktspuljen",
    "kultur-og-fritidspuljen", "groenne-midler", "puljen-for-natur", "fonden-for-lokale-ildsjaele",
)  # fmt: skip
PLACES = ("strandby", "sandby", "gjol", "bakkeby", "vester-hjermitslev", "oester-hjermitslev", "aabybro", "hune")
MEETINGS = (
    "2026-09-17-landdistriktsraadet", "2026-11-19-landdistriktsraadet", "temamoede-om-natur", "temamoede-om-penge",
)  # fmt: skip
BODIES = ("strandby-borgerforening", "bakkeby-landsbyraad", "landdistriktsraadet", "kulturudvalget", "teknisk-udvalg")
PLANS = ("strandby/2026", "bakkeby/2027", "gjol/2023")
FILES = ("files/skema.txt", "files/ansoegning-2026.pdf", "files/Skema til bro.pdf", "puljer/havnefonden/")
KEYS = ("title", "summary", "provider", "communities", "themes", "contact", "published", "organiser", "aliases")
HEADINGS = ("priser", "det-kan-i-soege-til", "saadan-soeger-i", "frister-2026")

SLIPS = [
    ("havnefondne", FUNDS, "havnefonden"),  # two letters swapped
    ("havnfonden", FUNDS, "havnefonden"),  # one missing
    ("havneefonden", FUNDS, "havnefonden"),  # one too many
    ("havmefonden", FUNDS, "havnefonden"),  # one wrong
    ("Havnefonden", FUNDS, "havnefonden"),
    ("havne-fonden", FUNDS, "havnefonden"),
    ("havne_fonden", FUNDS, "havnefonden"),
    ("havnefond", FUNDS, "havnefonden"),  # another ending
    ("havnefondens", FUNDS, "havnefonden"),
    ("strandpulje", FUNDS, "strandpuljen"),
    ("strandpuljerne", FUNDS, "strandpuljen"),
    ("landistriktspuljen", FUNDS, "landdistriktspuljen"),
    ("landdistriktpuljen", FUNDS, "landdistriktspuljen"),
    ("kultur-fritidspuljen", FUNDS, "kultur-og-fritidspuljen"),
    ("åben-pulje", FUNDS, "aaben-pulje"),
    ("aaben-puljen", FUNDS, "aaben-pulje"),
    ("grønne-midler", FUNDS, "groenne-midler"),
    ("gronne-midler", FUNDS, "groenne-midler"),
    ("natur-puljen-for", FUNDS, "puljen-for-natur"),
    ("fonden-lokale-ildsjæle", FUNDS, "fonden-for-lokale-ildsjaele"),
    ("gjøl", PLACES, "gjol"),
    ("gjoel", PLACES, "gjol"),
    ("gjlo", PLACES, "gjol"),
    ("Bakeby", PLACES, "bakkeby"),
    ("åbybro", PLACES, "aabybro"),
    ("vesterhjermitslev", PLACES, "vester-hjermitslev"),
    ("vester-hjermitslv", PLACES, "vester-hjermitslev"),
    ("øster-hjermitslev", PLACES, "oester-hjermitslev"),
    ("strnadby", PLACES, "strandby"),
    ("2026-09-17-landdistriktsraad", MEETINGS, "2026-09-17-landdistriktsraadet"),
    ("2026-09-17-landdistriktsrådet", MEETINGS, "2026-09-17-landdistriktsraadet"),
    ("temamøde-om-natur", MEETINGS, "temamoede-om-natur"),
    ("temamoede-natur", MEETINGS, "temamoede-om-natur"),
    ("tema-moede-om-penge", MEETINGS, "temamoede-om-penge"),
    ("strandby-borgerforeningen", BODIES, "strandby-borgerforening"),
    ("borgerforening-strandby", BODIES, "strandby-borgerforening"),
    ("kulturudvalg", BODIES, "kulturudvalget"),
    ("strandbyy/2026", PLANS, "strandby/2026"),
    ("gjøl/2023", PLANS, "gjol/2023"),
    ("files/skema.tx", FILES, "files/skema.txt"),
    ("files/Skema.txt", FILES, "files/skema.txt"),
    ("files/skema-til-bro.pdf", FILES, "files/Skema til bro.pdf"),
    ("files/ansøgning-2026.pdf", FILES, "files/ansoegning-2026.pdf"),
    ("titel", KEYS, "title"),
    ("them", KEYS, "themes"),
    ("communitys", KEYS, "communities"),
    ("kontact", KEYS, "contact"),
    ("organizer", KEYS, "organiser"),
    ("publised", KEYS, "published"),
    ("alias", KEYS, "aliases"),
    ("prisen", HEADINGS, "priser"),
    ("det-kan-i-søge-til", HEADINGS, "det-kan-i-soege-til"),
    ("det-kan-i-soge-til", HEADINGS, "det-kan-i-soege-til"),
]
STRANGERS = [
    ("havnepuljen", FUNDS),  # "pulje" is what many funds are called
    ("kunstpuljen", FUNDS),
    ("vandpuljen", FUNDS),
    ("strandbypuljen", FUNDS),
    ("landsbypuljen", FUNDS),  # there is a fund, "fond", of the villages
    ("strandfonden", FUNDS),
    ("lukket-pulje", FUNDS),
    ("ny-pulje", FUNDS),
    ("pulje", FUNDS),
    ("puljen", FUNDS),
    ("fonden", FUNDS),
    ("blaa-midler", FUNDS),
    ("puljen-for-kultur", FUNDS),
    ("fonden-for-lokale-idraetsfolk", FUNDS),
    ("kultur", FUNDS),  # the beginning of a name may be that of another
    ("standby", PLACES),  # as near to Strandby as to Sandby
    ("vestby", PLACES),
    ("nordby", PLACES),
    ("hjermitslev", PLACES),
    ("hunde-by", PLACES),
    ("2026-09-18-landdistriktsraadet", MEETINGS),  # another day is another meeting
    ("2025-09-17-landdistriktsraadet", MEETINGS),
    ("temamoede-om-vand", MEETINGS),
    ("temamoede", MEETINGS),
    ("bakkeby-borgerforening", BODIES),
    ("gjol-landsbyraad", BODIES),
    ("landsbyraad", BODIES),
    ("borgerforening", BODIES),
    ("fritidsudvalget", BODIES),
    ("strandby/2027", PLANS),
    ("gjol/2022", PLANS),
    ("files/ansoegning-2025.pdf", FILES),
    ("files/kort.pdf", FILES),
    ("giver", KEYS),
    ("frister-2027", HEADINGS),
    ("findes-ikke", HEADINGS),
    ("", KEYS),
    ("x" * 201, ("x" * 200,)),
    ("title", ()),
]


@pytest.mark.parametrize(("typed", "known", "meant"), SLIPS)
def test_a_slip_of_the_pen_is_seen_through(typed: str, known: tuple[str, ...], meant: str) -> None:
    assert nearest(typed, known) == meant


@pytest.mark.parametrize(("typed", "known"), STRANGERS)
def test_another_name_is_not_taken_for_a_slip(typed: str, known: tuple[str, ...]) -> None:
    assert nearest(typed, known) is None


@pytest.mark.parametrize("name", [*FUNDS, *PLACES, *MEETINGS, *BODIES, *PLANS, *FILES, *KEYS])
def test_a_name_is_nearest_to_itself(name: str) -> None:
    assert nearest(name, (*FUNDS, *PLACES, *MEETINGS, *BODIES, *PLANS, *FILES, *KEYS)) == name


def test_of_two_equally_near_names_none_is_offered() -> None:
    assert nearest("sandb", ["sandby", "sande", "sandbi"]) is None
