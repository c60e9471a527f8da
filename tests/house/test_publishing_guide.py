"""What `docs/publishing.md` tells servers to say: the policy of the pages, and the same in every dialect."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.pages.site.policy import POLICY
from tests.browser import serving, visit
from tests.conftest import REPOSITORY

pytest_plugins = ["tests.browser"]

DIALECTS = ("nginx", "apache", "text _headers")
SECURITY = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
KEPT = "public, max-age=31536000, immutable"
LOCKED_IN = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
HOSTILE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">
<script>document.documentElement.setAttribute("ran", "")</script></svg>"""


def snippet(dialect: str) -> str:
    """Take the example for one kind of server out of the guide."""
    guide = (REPOSITORY / "docs/publishing.md").read_text("utf-8")
    found = re.search(rf"^```{dialect}\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert found is not None, dialect
    return found[1]


def maps() -> dict[str, dict[str, str]]:
    """Read the tables of the example for nginx: by address, what a variable holds."""
    tables = re.findall(r"^map \$uri (\$\w+) \{\n(.*?)^\}$", snippet("nginx"), re.MULTILINE | re.DOTALL)
    rows = re.compile(r'^ +(?:"~\*?)?([^"\n]+?)"? "(.*)";$', re.MULTILINE)
    return {name: dict(rows.findall(table)) for name, table in tables}


def headers(dialect: str) -> dict[str, str]:
    """Read the headers that a server of some kind is told to send with a page."""
    text = snippet(dialect)
    if dialect == "nginx":
        found = dict(re.findall(r'^ +add_header (\S+) "?(.*?)"?(?: always)?;$', text, re.MULTILINE))
        return {name: maps()[value]["default"] if value.startswith("$") else value for name, value in found.items()}
    if dialect == "apache":
        return dict(re.findall(r'^    Header (?:always )?set (\S+) "(.*)"$', text, re.MULTILINE))
    return dict(re.findall(r"^  (\S+): (.*)$", re.split(r"^/", text, flags=re.MULTILINE)[1], re.MULTILINE))


def exceptions(dialect: str) -> set[tuple[str, str]]:
    """Read for which addresses nginx or Apache are told something else, and what."""
    if dialect == "nginx":
        return {row for table in maps().values() for row in table.items() if row[0] != "default"}
    parts = re.findall(r'<LocationMatch "(?:\(\?i\))?(.*)">\n +Header .*? "(.*)"\n', snippet("apache"))
    return set(parts)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_server_is_told_the_policy_of_the_pages_and_the_rest(dialect: str) -> None:
    found = headers(dialect)

    assert {name: found.get(name) for name in SECURITY} == SECURITY
    assert found.get("Cache-Control", "no-cache") == "no-cache"


def test_nginx_and_apache_make_the_same_exceptions() -> None:
    assert exceptions("nginx") == exceptions("apache")
    assert {value for _, value in exceptions("nginx")} == {KEPT, LOCKED_IN}


@pytest.mark.parametrize(
    ("address", "kept", "locked_in"),
    [
        ("/", False, False),
        ("/puljer/havnefonden/", False, False),
        ("/404.html", False, False),
        ("/assets/indgang.css", False, False),
        ("/assets/stylesheets/main.57a0d79d.min.css", True, False),
        ("/pagefind/pagefind.js", False, False),
        ("/pagefind/fragment/da_1.pf_fragment", True, False),
        ("/files/kort.SVG", False, True),
        ("/files/side.html", False, True),
        ("/files/side.htm", False, True),
        ("/files/referat.pdf", False, False),
    ],
)
def test_what_may_run_something_is_locked_in_and_what_never_changes_is_kept(
    address: str, *, kept: bool, locked_in: bool
) -> None:
    said = {value for pattern, value in exceptions("nginx") if re.search(pattern, address, re.IGNORECASE)}

    assert said == {value for value, is_so in ((KEPT, kept), (LOCKED_IN, locked_in)) if is_so}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_calendars_and_tables_have_their_types(dialect: str) -> None:
    text = snippet(dialect)

    for kind, suffix in (("text/calendar", "ics"), ("text/csv", "csv")):
        assert re.search(rf"{kind} \.?{suffix}\b|^/\*\.{suffix}\n +Content-Type: {kind};", text, re.MULTILINE), kind


@pytest.mark.parametrize("dialect", ["nginx", "apache"])
def test_unknown_addresses_get_our_page(dialect: str) -> None:
    assert re.search(r"(?:error_page|ErrorDocument) 404 /404\.html", snippet(dialect))


@pytest.mark.parametrize(("policy", "ran"), [("", True), (LOCKED_IN, False)])
def test_a_picture_that_holds_a_script_runs_it_unless_it_is_locked_in(
    chromium: Browser, tmp_path: Path, policy: str, *, ran: bool
) -> None:
    (tmp_path / "kort.svg").write_text(HOSTILE, encoding="utf-8")

    with serving(tmp_path, {"Content-Security-Policy": policy} if policy else {}) as address, visit(chromium) as page:
        page.goto(f"{address}kort.svg")

        assert (page.locator("svg[ran]").count() == 1) is ran
