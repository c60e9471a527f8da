"""Addresses that anybody can open and write to are taken as they are; each other one is told what is wrong with it."""

import pytest

from generator.model.addresses import fault_of, fault_of_mailbox
from generator.model.phones import fault_of as fault_of_phone
from generator.model.site_addresses import fault_of_authority, fault_of_edit_url, fault_of_site
from generator.problems import render_message


def mend(fault: object) -> str:
    assert isinstance(fault, tuple), "there is no fault"
    return render_message(fault[1], str)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.jammerbugt.dk", "https://lilleby.example/a%20b?x=1&y=2#z", "https://blåvand.dk/", "HTTPS://X.DK/",
        "https://xn--blvand-mua.dk/", "http://x.dk:8080/", "https://da.wikipedia.org/wiki/Gj%C3%B8l_(by)",
        "https://web.archive.org/web/2020/https://x.dk/", "https://kort.dk/#/a;b=1,2", "https://café.fr/æøå",
        "https://sub.domain.co.uk/path/?q=a+b", "https://a_b.dk/~bruger/", "https://x.dk./",
    ],
)  # fmt: skip
def test_an_address_that_anybody_can_open_is_taken(address: str) -> None:
    assert fault_of(address) is None


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("https://bank.dk@evil.dk/", "https://evil.dk/"),
        ("https://x.dk\\a", "https://x.dk/a"),
        ("https://x.dk/\u200ba", "https://x.dk/a"),
        ("https://x.dk/\u202eabc", "https://x.dk/abc"),
        ("https://x.dk:0/", "https://x.dk/"),
        ("https://x.dk:99999/", "https://x.dk/"),
        ("https://x.dk:/", "https://x.dk/"),
        ("https://https://x.dk/", "https://x.dk/"),
        ("http://https//x.dk", "https://x.dk"),
        ("https:///x.dk", "https://x.dk"),
        ("https:/x.dk", "https://x.dk"),
        ("htps://x.dk", "https://x.dk"),
        ("https//x.dk", "https://x.dk"),
        ("www.x.dk", "https://www.x.dk"),
        ("x.dk/a", "https://x.dk/a"),
    ],
)
def test_an_address_with_a_slip_is_shown_as_it_should_be(address: str, better: str) -> None:
    assert mend(fault_of(address)) == f"write '{better}'"


@pytest.mark.parametrize(
    "address",
    [
        "https://jаmmerbugt.dk", "https://аррӏе.com", "https://ɡjol.dk", "https://xn--jmmerbugt-w4h.dk/", "https://ｘ.dk",
        "https://x.dk/%E2%80%8Ba", "https://[::1/", "https://[::1]/", "https://x.dk/(a", "https://localhost/",
        "http://localhost:8000", "https://192.168.1.1/", "https://10.0.0.1", "https://2130706433/", "https://0x7f.1/",
        "https://intranet/", "https://server.local/", "https://x.internal/", "javascript:alert(1)", "data:text/html,x",
        "ftp://x.dk", "file:///etc", "https://x dk", "https://x..dk", "https://-x.dk", "https://x.dk/<a>", "https://",
        "//x.dk", "mailto:a@b.dk", "https://.dk", "https://xn--zz.dk", "https://x.dk,https://y.dk", "https://x.dk:abc/",
        f"https://x.dk/{'a' * 2000}",
    ],
)  # fmt: skip
def test_an_address_that_nobody_can_open_or_that_looks_like_another_is_refused(address: str) -> None:
    assert fault_of(address) is not None


@pytest.mark.parametrize(
    "mailbox",
    ["raadhus@jammerbugt.dk", "a.b+c@x.dk", "kommune@blåvand.dk", "o'neil@x.ie", "a_b@x.dk", "1@x.dk", "A@x.dk"],
)
def test_a_mailbox_is_taken(mailbox: str) -> None:
    assert fault_of_mailbox(mailbox) is None


@pytest.mark.parametrize(
    ("mailbox", "better"),
    [
        ("Jens <x@y.dk>", "x@y.dk"),
        ("mailto:x@y.dk", "x@y.dk"),
        ("a(at)x.dk", "a@x.dk"),
        ("a@x.dk?subject=x", "a@x.dk"),
        ("a@x.dk.", "a@x.dk"),
        ("a\u200b@x.dk", "a@x.dk"),
    ],
)
def test_a_mailbox_in_other_words_is_shown_as_it_should_be(mailbox: str, better: str) -> None:
    assert mend(fault_of_mailbox(mailbox)) == f"write '{better}'"


@pytest.mark.parametrize(
    "mailbox",
    [
        "a%b@x.dk", "a?b@x.dk", "a&b@x.dk", "а@x.dk", "søren@x.dk", "a@b@x.dk", "a@localhost", "a@[127.0.0.1]",
        "a @x.dk", "@x.dk", "a@", "a", "a..b@x.dk", ".a@x.dk", "a.@x.dk", '"a b"@x.dk', "a@x", "a@gооgle.com",
        "a@192.168.0.1",
        f"{'a' * 65}@x.dk", f"a@{'x' * 64}.dk", "a/b@x.dk", "a@-x.dk",
    ],
)  # fmt: skip
def test_what_is_no_mailbox_or_would_add_to_the_mail_is_refused(mailbox: str) -> None:
    fault = fault_of_mailbox(mailbox)

    assert fault is not None
    assert "write 'b@" not in mend(fault)


@pytest.mark.parametrize("number", ["72577777", "72 57 77 77", "+45 72 57 77 77", "+46 8 508 290 00"])
def test_a_telephone_number_is_digits_and_spaces(number: str) -> None:
    assert fault_of_phone(number) is None


@pytest.mark.parametrize(
    ("number", "fix"),
    [
        ("22-33-44-66", "write '22 33 44 66'"),
        ("0045 22334466x", "write '+45 22 33 44 66'"),
        ("tlf. 22 33 44 66", "write '22 33 44 66'"),
        ("(+45) 22334466", "write '+45 22 33 44 66'"),
        ("22 33 44 66 / 22 33 44 67", "write each of them by itself"),
        ("22334466 eller 22334467", "write each of them by itself"),
        ("tolv", "write digits and spaces only, such as 72 57 77 77"),
        ("12", "write digits and spaces only, such as 72 57 77 77"),
    ],
)
def test_a_telephone_number_written_otherwise_is_shown_as_it_should_be(number: str, fix: str) -> None:
    assert mend(fault_of_phone(number)) == fix


def test_the_address_of_the_site_ends_with_a_slash_and_nothing_behind_it() -> None:
    assert fault_of_site("https://x.dk/") is None
    assert fault_of_site("https://x.dk/portal/") is None
    assert mend(fault_of_site("https://x.dk")) == "write 'https://x.dk/'"
    assert mend(fault_of_site("http://x.dk/")) == "write 'https://x.dk/'"
    assert mend(fault_of_site("https://x.dk/?a=1")) == "write 'https://x.dk/'"
    assert mend(fault_of_site("https://x.dk/#top")) == "write 'https://x.dk/'"


def test_ids_are_made_of_a_domain_or_a_mailbox_in_lower_case() -> None:
    assert fault_of_authority("lilleby.example") is None
    assert fault_of_authority("web@lilleby.example") is None
    assert mend(fault_of_authority("https://www.Lilleby.example/")) == "write 'lilleby.example'"
    assert mend(fault_of_authority("lilleby")) == "write a domain that you own, such as jammerbugt.dk"
    assert mend(fault_of_authority("blåvand.dk")) == "write a domain that you own, such as jammerbugt.dk"


def test_where_a_file_is_edited_holds_the_path_once_and_no_other_braces() -> None:
    assert fault_of_edit_url("https://git.example/edit/main/{path}") is None
    assert mend(fault_of_edit_url("https://git.example/{file}")) == "write 'https://git.example/{path}'"
    assert mend(fault_of_edit_url("https://git.example/")) == "write {path} where the path of the file goes"
    assert mend(fault_of_edit_url("https://git.example/{path}/{path}")) == "write {path} once, and no other braces"
    assert mend(fault_of_edit_url("https://git.example/{b}/{path}")) == "write {path} once, and no other braces"
    assert mend(fault_of_edit_url("https://git.example/{path}}")) == "write {path} once, and no other braces"
