"""A name is a person's, surely or perhaps, or that of an organisation: what editors really write."""

import pytest

from generator.checks.people.names import likeness, person_in


@pytest.mark.parametrize(
    "name",
    [
        "Anna Holm", "ANNA HOLM", "Anna Maria Holm", "Jens P. Hansen", "Erik Leif", "Mette Nørhus", "Hans Kirkegaard",
        "Anne-Marie Ø. Krog Lind", "jens hansen", "anna", "Jens", "Aggersund IF v/ Jens Hansen",
        "Klubben c/o Anna Holm",
        "Jens og Lise Hansen", "Jens Hansen & Lise Jensen", "Hans og Grethe", "Anna Maria Louise Holm Hansen",
        "J. P. Hansen", "Hr. Hansen", "Fru Andersen", "Familien Hansen", "fam. Vig", "Att. Jens Hansen", "Kaj Munk",
        "IF v/ Xaver Quist",
    ],
)  # fmt: skip
def test_a_name_that_people_have_is_surely_a_persons(name: str) -> None:
    assert likeness(name, "da") == "surely"


@pytest.mark.parametrize(
    "name",
    [
        "Eksempelforeningen", "Strandby Borgerforening", "Gl. Brovst Beboerlaug", "Netværk Øland", "FDF Strandby",
        "Strandby IF", "Strandby Multihal", "Landsbyrådet Bakkeby", "Fonden Nord", "Bakkeby 2030", "Lund Byg A/S",
        "Foreningen for alle i Bakkeby", "Strandby Sogns Menighedsråd Øst Nord", "Strandby og Omegns Borgerforening",
        "Havnelauget", "Strandby Sejlklub", "Jens Hansen ApS", "Hansen & Søn I/S", "Realdania", "KFUM-Spejderne i Gjøl",
        "Venner af Mollys Hus", "Anna Anchers Venner", "Brovst Skole", "ungdomsklubben i strandby", "DGI Nordjylland",
        "Aabybro Boldklub", "Menighedsrådet ved Gjøl Kirke", "Landsbygruppen Thorup-Klim", "Børnehaven Solstrålen",
        "Idrætsforeningen Frem af 1921",
    ],
)  # fmt: skip
def test_a_word_of_organisations_makes_it_none(name: str) -> None:
    assert likeness(name, "da") is None


@pytest.mark.parametrize("name", ["Levende Landsby", "Tranum Strand", "Strandby Marked", "Nordens Lys"])
def test_words_with_capitals_may_be_either(name: str) -> None:
    assert likeness(name, "da") == "maybe"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Jan van der Berg", "surely"),
        ("Piet Nieuwenhuis", "surely"),
        ("Anna de Raad", "surely"),
        ("dhr. De Vries", "surely"),
        ("fam. Jansen", "surely"),
        ("Piet en Marie", "surely"),
        ("Dorpsraad Strand", None),
        ("Stichting Ons Dorp", None),
        ("Oranjevereniging Strand", None),
        ("VV Strand BV", None),
    ],
)
def test_dutch_names_have_words_of_their_own(name: str, found: str | None) -> None:
    assert likeness(name, "nl") == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jens Hansen", "Jens Hansen"),
        ("formand Jens Hansen", "Jens Hansen"),
        ("Jens Hansen, Strandby Borgerforening", "Jens Hansen"),
        ("Strandby Borgerforening (Anna Maria Holm)", "Anna Maria Holm"),
        ("Nyt tag til Jens Hansen", "Jens Hansen"),
        ("borgmester Jens Hansen", None),
        ("Formanden, Strandby Borgerforening", None),
        ("En erfaren forening", None),
        ("20 lokale medlemmer", None),
        ("Repræsentanter for Jens Hansens Mindelegat", None),
        ("Bo og byg i Strandby", None),
        ("To fra bestyrelsen", None),
        ("Park ved Anna Anchers Vej", None),
    ],
)
def test_a_person_is_found_beside_a_role_and_an_office_is_left_alone(text: str, name: str | None) -> None:
    assert person_in(text, "da") == name
