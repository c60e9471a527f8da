"""Search terms: words that the search engine would not find by itself."""

import random

import pytest

from generator.search.terms import Terms, indexed, read_terms, terms_of
from generator.text.markup import plain_text


def terms(text: str, language: str = "da") -> set[str]:
    """List the extra words of a page with this text."""
    return set(terms_of(language).of_page(f"<p>{text}</p>").split())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("klub", "ungdomsklub"),
        ("midler", "landdistriktsmidler"),
        ("midlerne", "Kultur- og Landdistriktsmidlerne"),
        ("plan", "udviklingsplan"),
        ("sti", "cykelsti"),
        ("hus", "medborgerhus"),
        ("råd", "byråd"),
        ("fond", "nærdemokratifond"),
        ("børn", "børnehavebørn"),
        ("forening", "borgerforening"),
        ("foreningen", "borgerforeningens"),
        ("bolig", "seniorbolig"),
    ],
)
def test_the_last_part_of_a_compound_is_found(typed: str, written: str) -> None:
    assert typed in terms(written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("bøger", "bog"),
        ("bog", "bøger"),
        ("bog", "håndbøger"),
        ("børn", "barnet"),
        ("mænd", "formand mand"),
        ("penge", "tilskud"),
        ("tilskud", "puljen"),
        ("støtte", "landdistriktspuljen"),
        ("udviklingsplan", "LUP"),
        ("lup", "udviklingsplaner"),
        ("mødereferat", "referat"),
        ("nummer", "telefon"),
        ("deadline", "ansøgningsfrist"),
        ("forsamlingshus", "medborgerhuset"),
        ("byråd", "kommunalbestyrelsen"),
    ],
)
def test_another_word_for_the_same_thing_is_found(typed: str, written: str) -> None:
    assert typed in terms(written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("oland", "Øland"),
        ("oeland", "Øland"),
        ("gjol", "Gjøl"),
        ("norhalne", "Nørhalne"),
        ("ildsjaele", "ildsjæle"),
        ("raad", "landdistriktsråd"),
        ("åbybro", "Aabybro"),
        ("skovsgård", "Skovsgaard"),
    ],
)
def test_a_word_is_found_by_a_keyboard_without_its_letters(typed: str, written: str) -> None:
    assert typed in terms(written)


@pytest.mark.parametrize(
    ("wrong", "written"),
    [
        ("sport", "transport"),
        ("sport", "flextransporten"),
        ("midler", "formidler"),
        ("rådet", "kulturområdet"),
        ("råd", "pigtråd"),
        ("sal", "universal"),
        ("løb", "beløb"),
        ("havn", "Københavns"),
        ("fest", "manifest"),
        ("by", "landsby"),
    ],
)
def test_what_only_looks_like_a_compound_is_not_found(wrong: str, written: str) -> None:
    assert wrong not in terms(written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("regeling", "subsidieregeling"),
        ("raad", "dorpsraad"),
        ("ideeen", "ideeën"),
        ("geld", "subsidie"),
        ("notulen", "verslag"),
        ("centra", "centrum"),
    ],
)
def test_dutch_words_are_found_too(typed: str, written: str) -> None:
    assert typed in terms(written, "nl")


@pytest.mark.parametrize(("wrong", "written"), [("raad", "draad"), ("visie", "televisie"), ("werk", "netwerk")])
def test_what_only_looks_like_a_dutch_compound_is_not_found(wrong: str, written: str) -> None:
    assert wrong not in terms(written, "nl")


def test_no_term_is_a_word_of_the_page_already() -> None:
    text = "Ungdomsklubben og klubben søger puljer, midler og tilskud til bøger på Øland (Oland)."

    found = terms(text)

    assert found.isdisjoint(plain_text(text).casefold().replace(",", " ").split())
    assert found >= {"oeland", "bog", "fond"}
    assert "oland" not in found


def test_the_terms_have_one_order_whatever_the_order_of_the_words() -> None:
    words = ["Øland", "bøger", "landdistriktsmidler", "ungdomsklubben", "cykelstier", "forsamlingshus", "LUP"]
    shuffled = random.Random(7).sample(words, len(words))

    orders = {terms_of("da").of_page(" ".join(order)) for order in (words, shuffled, words[::-1])}

    assert len(orders) == 1
    assert (found := orders.pop().split()) == sorted(set(found))


def test_words_of_markup_are_no_words_of_the_page() -> None:
    assert terms_of("da").of_page('<a class="ungdomsklub" href="/landdistriktsmidler/">Se</a>') == ""


def test_a_page_without_known_words_has_no_terms() -> None:
    assert terms("Se her, og kom med.") == set()


def test_a_language_without_word_lists_has_no_terms() -> None:
    assert terms_of("fo") == Terms()
    assert terms("ungdomsklub", "fo") == set()


def test_a_line_of_words_gives_last_parts() -> None:
    found = read_terms("klub klubben # of youth\n\n# nothing\n")

    assert found == Terms(parts=frozenset({"klub", "klubben"}))


def test_of_each_other_side_the_first_word_is_added() -> None:
    found = read_terms("bog bogen = bøger bøgerne = litteratur")

    assert found.forms == {
        "bog": ("bøger", "litteratur"),
        "bogen": ("bøger", "litteratur"),
        "bøger": ("bog", "litteratur"),
        "bøgerne": ("bog", "litteratur"),
        "litteratur": ("bog", "bøger"),
    }


def test_words_of_several_lines_are_gathered() -> None:
    found = read_terms("frist = deadline\nfrist = tid")

    assert found.forms == {"frist": ("deadline", "tid"), "deadline": ("frist",), "tid": ("frist",)}


def test_a_part_inside_a_word_that_is_whole_is_hidden_but_the_word_itself_may_be_a_part() -> None:
    lists = read_terms("sport transport\n- transport\n")

    found = {word: lists.of_page(word) for word in ("cykelsport", "transport", "flextransport", "flextransports")}

    assert found == {
        "cykelsport": "sport",
        "transport": "",
        "flextransport": "transport",
        "flextransports": "transport",
    }


def test_letters_are_typed_in_the_ways_that_are_listed() -> None:
    lists = read_terms("ø ~ oe o\næ ~ ae e\né ~ e\n")

    found = {word: lists.of_page(word) for word in ("ærø", "café", "brød", "by")}

    assert found == {"ærø": "aeroe ero", "café": "cafe", "brød": "brod broed", "by": ""}


@pytest.mark.parametrize("language", ["da", "nl"])
def test_every_listed_word_is_written_as_the_pages_are_read(language: str) -> None:
    """Lower-case letters without signs and spaces: anything else would never be met in a page."""
    lists = terms_of(language)

    odd = {word for word in (*lists.parts, *lists.whole, *lists.forms) if word != word.casefold() or " " in word}

    assert odd == set()


def test_the_words_of_a_page_are_those_the_engine_reads() -> None:
    page = (
        '<nav>Hjem</nav><div class="page" data-pagefind-body><div><h1>Gjøl</h1></div><aside data-pagefind-ignore>'
        "<aside>Telefon</aside>Spørg</aside><p>Havnen &lt;div&gt; data-pagefind-ignore</p></div><footer>Mere</footer>"
    )

    read = indexed(page)

    assert plain_text(read) == "Gjøl Havnen <div> data-pagefind-ignore"
    assert indexed("<div>Gjøl</div>") == ""
