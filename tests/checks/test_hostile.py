"""Records written by an enemy: each text of each kind tries to run code, and none does."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from generator.engine.plugin import run_build
from generator.model.kinds import KINDS, Kind
from tests.browser import serving, visit
from tests.conftest import TOWN, tree

pytest_plugins = ["tests.browser"]

ATTACK = (
    """"'><script>window.pwned=1</script><img src=x onerror=window.pwned=1>{{ 7*7 }}[[indgang:content]]</title>&lt;"""
)
BODY = """
<script>window.pwned=1</script>
<img src=x onerror="window.pwned=1">
<svg onload="window.pwned=1"></svg>
<iframe src="javascript:parent.pwned=1"></iframe>
<style>body{display:none}</style>
<form action="https://evil.example/"><button>x</button></form>
</div></article></main></body></html>
<h1 id="section-top">Falsk</h1>
<a href="javascript:window.pwned=1" id="trap">x</a>
"""
DEFAULTS: dict[str, Any] = {
    "published": "2026-05-01",
    "source": {"url": "https://kilde.example/?a='b'&c=(d)", "checked": "2026-11-01", "note": ATTACK},
}
HOSTILE: dict[str, dict[str, Any]] = {
    "community": {"title": ATTACK, "also_called": [ATTACK], "links": [{"title": ATTACK, "url": "https://a.example/'x"}]},
    "body": {"title": ATTACK, "type": "other", "role": ATTACK, "task": ATTACK, "responsibility": ATTACK},
    "theme": {"title": ATTACK},
    "contact": {
        "name": ATTACK, "role": ATTACK, "organisation": ATTACK, "address": ATTACK,
        "phones": [{"number": "11 22 33 55", "label": ATTACK}],
    },
    "plan": {
        "title": ATTACK, "community": "strandby", "vision": [ATTACK], "organisation": ATTACK,
        "involvement": [{"on": "2026-01-01", "what": ATTACK}], "phase": "hearing",
        "hearing": {"from": "2026-11-01", "to": "2027-12-01", "how": ATTACK, "reader": ATTACK},
        "evaluation": {"on": "2026-01-01", "what": ATTACK},
        "goals": [
            {
                "id": "maal", "title": ATTACK, "text": ATTACK,
                "actions": [
                    {
                        "id": "handling", "title": ATTACK, "text": ATTACK, "reason": ATTACK, "parties": [ATTACK],
                        "priority": {"level": "high", "reason": ATTACK}, "paid_by": [{"who": ATTACK, "amount": 1}],
                        "updates": [{"on": "2026-01-01", "what": ATTACK, "status": "dropped", "reason": ATTACK}],
                    }
                ],
            }
        ],
    },
    "fund": {
        "title": ATTACK, "provider": ATTACK, "who": ATTACK, "area": ATTACK, "answer": ATTACK, "not_for": [ATTACK],
        "applicants": ["association"], "apply": "https://a.example/?'onclick='x", "plan": {"needed": "preferred"},
        "terms": [
            {"from": "2026-01-01", "share": 50, "maximum": 100000, "hour_rate": 100, "text": ATTACK},
            {"until": "2025-12-31", "text": ATTACK},
        ],
        "rounds": {
            "type": "dated", "calls": [{"closes": "2027-01-01", "title": ATTACK}],
            "overrides": [{"deadline": "2027-01-01", "moved_to": "2027-01-08", "why": ATTACK}],
        },
    },
    "meeting": {
        "title": ATTACK, "type": "committee", "start": "2026-10-22 19:00", "status": "held", "speakers": [ATTACK],
        "organiser": "landdistriktsraad", "place": {"name": ATTACK, "address": ATTACK, "access": ATTACK},
        "audience": ATTACK, "price": ATTACK,
        "revisions": [{"on": "2026-10-01", "what": ATTACK, "type": "moved", "before": "2026-10-20 19:00"}],
        "agenda": [
            {
                "id": "punkt", "title": ATTACK, "case": ATTACK, "recommendation": ATTACK, "economy": ATTACK,
                "decision": ATTACK,
            }
        ],
        "minutes": {
            "status": "draft", "published": "2026-10-25", "present": [ATTACK], "apologies": [ATTACK],
            "corrections": [{"on": "2026-11-01", "what": ATTACK}],
            "action_points": [
                {
                    "id": "droppet", "what": ATTACK, "reason": ATTACK, "state": "dropped", "ended": "2026-11-01",
                    "role": ATTACK,
                },
                {"id": "opgave", "what": ATTACK, "role": ATTACK},
            ],
        },
        "materials": [{"title": ATTACK, "url": "https://a.example/"}],
    },
    "award": {
        "title": ATTACK, "description": ATTACK, "recipient": {"name": f"Foreningen {ATTACK}"}, "fund": "aaben-pulje",
        "amount": 1000, "awarded": "2026-05-01", "outside_plan": ATTACK, "outcome": ATTACK,
        "communities": ["strandby"],
    },
    "project": {
        "title": ATTACK, "communities": ["strandby"], "phase": "running", "leader": ATTACK, "group": [ATTACK],
        "plan": ATTACK, "milestones": [{"id": "trin", "title": ATTACK, "due": "2026-06-01"}],
        "updates": [{"on": "2026-05-02", "what": ATTACK}], "links": [{"title": ATTACK, "url": "https://a.example/"}],
        "actions": ["plan:strandby/2028#handling"],
    },
    "programme": {
        "title": ATTACK, "for_whom": ATTACK, "offers": [ATTACK], "asks": [ATTACK], "how": ATTACK, "learned": [ATTACK],
        "participants": [{"name": ATTACK}], "rounds": {"type": "rolling"}, "provider": ATTACK,
        "timeline": [{"id": "start", "title": ATTACK, "type": "start", "on": "2027-01-10"}],
        "sign_up": {"url": "https://a.example/?'onclick='x"},
    },
    "story": {
        "title": ATTACK, "communities": ["strandby"], "went_wrong": [ATTACK], "again": [ATTACK], "otherwise": [ATTACK],
        "files": [{"title": ATTACK, "url": "https://a.example/"}], "ask": ATTACK, "project": "fjende",
    },
    "report": {
        "title": ATTACK,
        "recommendations": [
            {
                "id": "et", "title": ATTACK, "text": ATTACK, "done": [ATTACK], "learned": [ATTACK],
                "next": [{"id": "trin", "what": ATTACK, "owner": "landdistriktsraad", "due": "2026-06-01"}],
            }
        ],
    },
    "document": {
        "title": ATTACK, "type": "policy", "version": ATTACK, "file": "https://a.example/?'onclick='x",
        "reviews": [{"by": "2026-06-01", "what": ATTACK, "owner": "landdistriktsraad"}],
    },
    "checklist": {"title": ATTACK, "points": [{"id": "et", "title": ATTACK, "text": ATTACK}]},
    "form": {
        "title": ATTACK, "version": ATTACK, "format": "html", "url": "https://a.example/?'onclick='x",
        "otherwise": ATTACK, "funds": ["aaben-pulje"],
    },
    "news": {"title": ATTACK, "communities": ["strandby"]},
    "page": {
        "title": ATTACK, "in_menu": "true", "shows": ["project-description", "feeds"],
        "steps": [{"id": "trin", "title": ATTACK, "text": ATTACK, "time": ATTACK}],
    },
}  # fmt: skip
SLUGS = {"plan": "strandby/2028", "meeting": "2026/2026-10-22-fjende", "award": "2026/fjende"}
ADDRESSES = {
    "plan": "planer/strandby/2028/",
    "meeting": "moeder/2026-10-22-fjende/",
    "award": "award/fjende/",
    "form": "form/fjende/",
    **{name: f"{name}/fjende/" for name in ("project", "programme", "story", "report", "document", "checklist")},
}
COMING = {
    "title": ATTACK, "type": "council", "start": "2026-12-22 19:00", "organiser": "landdistriktsraad",
    "place": {"name": ATTACK, "address": ATTACK, "access": ATTACK}, "speakers": [ATTACK], "price": ATTACK,
    "sign_up": {"email": "fjende@evil.example"},
}  # fmt: skip
DOCUMENTS: dict[str, Any] = {
    "wheel": {
        "title": ATTACK, "intro": ATTACK, "source": [DEFAULTS["source"]],
        "turns": [{"id": "hjul", "title": ATTACK, "text": ATTACK, "season": "autumn", "others": [ATTACK]}],
    },
    "topics": {"topics": [{"id": "emne", "title": ATTACK, "text": ATTACK, "asked_by": [ATTACK], "on": "2026-01-01"}]},
    "commitments": {"commitments": [{"id": "loefte", "title": ATTACK, "types": ["theme"], "public": "true"}]},
}  # fmt: skip
"""What an enemy writes in the files that are no records, and a meeting that is still to be held."""


def _write(town: Path, kind: Kind) -> None:
    facts = {**DEFAULTS, "summary": ATTACK, **HOSTILE[kind.name]}
    front = _yaml(facts)
    body = "" if kind.name == "page" else BODY  # a hand-written page may hold HTML: that is what it is for
    text = front if kind.suffix == ".yml" else f"---\n{front}---\n{body}"
    path = town / kind.folder / f"{SLUGS.get(kind.name, 'fjende')}{kind.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _yaml(facts: Any) -> str:
    return yaml.safe_dump(facts, allow_unicode=True, width=10_000)


@pytest.fixture(scope="module")
def fort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Build and serve a town in which an enemy has written a record of each kind, and site.yml."""
    town = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("fort") / "town"))
    for kind in KINDS:
        _write(town, kind)
    coming = town / "meetings/2026/2026-12-22-kommende.md"
    coming.write_text(f"---\n{_yaml({**DEFAULTS, 'summary': ATTACK, **COMING})}---\n{BODY}", encoding="utf-8")
    for name, facts in DOCUMENTS.items():
        (town / f"content/{name}.yml").write_text(_yaml(facts), encoding="utf-8")
    settings = yaml.safe_load((town / "content/site.yml").read_text(encoding="utf-8"))
    settings |= {
        "title": ATTACK,
        "tagline": ATTACK,
        "notice": ATTACK,
        "links": [{"title": ATTACK, "url": "https://a.example/'x"}],
    }
    settings["entrance"]["promise"] = ATTACK
    settings["municipality"] |= {"name": ATTACK, "address": ATTACK}
    settings["sections"]["fund"] |= {"title": ATTACK, "intro": ATTACK}
    settings["tasks"] = [{"title": ATTACK, "text": ATTACK, "to": "fund"}]
    (town / "content/site.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    assert run_build(town, site_dir=town / "site", searched=True)
    with serving(town / "site") as address:
        yield town / "site", address


def test_there_is_an_enemy_of_each_kind() -> None:
    assert set(HOSTILE) == {kind.name for kind in KINDS}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with visit(chromium) as opened:
        yield opened


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_record_runs_code_or_breaks_its_page(fort: tuple[Path, str], page: Page, kind: Kind) -> None:
    section = {
        "community": "steder",
        "body": "raad",
        "theme": "temaer",
        "contact": "kontakt",
        "fund": "puljer",
        "news": "nyheder",
    }
    own = ADDRESSES.get(kind.name) or (f"{section[kind.name]}/fjende/" if kind.name in section else "fjende/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for path in (own, own.partition("/")[0] + "/", ""):
        page.goto(fort[1] + path)
        if path == own:
            assert page.locator("h1:visible").all_inner_texts() == [ATTACK]
            assert page.locator("main").count() == 1
            assert page.locator("footer.ei-footer").count() == 1
            assert page.locator(".ei-contact").count() == 1
        assert page.evaluate(
            "[window.pwned, document.querySelectorAll('iframe, .md-content form[action^=http], #trap[href]').length]"
        ) == [None, 0]
    assert [url for url in asked if not url.startswith((fort[1], "data:"))] == []


PAGES = (
    "moeder/2026-12-22-kommende/", "wheel/", "commitments/", "decisions/", "follow-up/", "editors/",
    "award/pulje/aaben-pulje/",
)  # fmt: skip
"""Pages of several records, and the coming meeting."""


@pytest.mark.parametrize("path", PAGES)
def test_no_page_of_several_records_runs_code(fort: tuple[Path, str], page: Page, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(fort[1] + path)

    assert page.locator("h1").count() == 1
    assert ATTACK in page.locator("main").inner_text()
    assert page.evaluate("[window.pwned, document.querySelectorAll('iframe').length]") == [None, 0]
    assert [url for url in asked if not url.startswith((fort[1], "data:"))] == []


def test_a_poster_with_a_hostile_title_stays_a_poster(fort: tuple[Path, str], page: Page) -> None:
    page.goto(f"{fort[1]}moeder/2026-12-22-kommende/plakat/")

    assert page.locator("h1:visible").all_inner_texts() == [ATTACK]
    assert page.evaluate("window.pwned") is None


def test_the_search_shows_a_hostile_title_as_text(fort: tuple[Path, str], page: Page) -> None:
    page.goto(f"{fort[1]}search/?q=window")
    page.wait_for_selector("#ei-results li, #ei-results a, .ei-card", timeout=10_000)

    assert page.evaluate("window.pwned") is None
    assert "<script>window.pwned=1</script>" in page.locator("main").inner_text()


def test_data_and_calendars_stay_whole(fort: tuple[Path, str]) -> None:
    files = tree(fort[0])

    meetings = json.loads(files["data/meeting.json"])["records"]
    calendar = files["calendar/all.ics"].decode("utf-8")

    assert ATTACK in [record["title"] for record in meetings]
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == len(meetings) + 1  # and a hearing
    assert json.loads(files["data/fund.json"])["title"] == ATTACK
