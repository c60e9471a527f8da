"""What the calculator answers, in words: a table of situations, each with the whole answer that the visitor reads.

The table is run in Node on the words and figures that stand in the pages of a built town; `test_calculator_page.py`
types into the form itself.
"""

import html
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.engine.plugin import run_build
from tests.conftest import REPOSITORY, TOWN

HERE = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"
ASSETS = REPOSITORY / "generator/theme/assets"
TABLE = json.loads((HERE / "answer_cases.json").read_text("utf-8"))
TODAY = "2026-11-22"
FUND = """---
title: Pulje {slug}
provider: Havfonden
{facts}
published: 2026-03-01
source: {{url: "https://havfonden.example/{slug}", checked: 2026-11-01}}
---
"""
PROGRAM = """
import {{ readFileSync }} from "node:fs";
const {{ answerTo, faultOf }} = await import({answer});
const {{ stateAt }} = await import({rounds});
const written = new Intl.NumberFormat("da", {{ maximumFractionDigits: 2 }});
const answers = JSON.parse(readFileSync(0, "utf-8")).map(({{ words, rules, calls, fields, plan, day }}) => {{
  const say = (what, values) => words[what].replace(/\\{{(\\w+)\\}}/g, (gap, name) => values[name] ?? gap);
  const money = (kroner) => say("money", {{ amount: written.format(kroner) }});
  const {{ state }} = stateAt(calls, new Date(`${{day}}T12:00:00Z`));
  const said = answerTo(rules, fields, {{ inPlan: plan, state }});
  const faults = Object.entries(fields).filter(([name, text]) => faultOf(name, text));
  return {{
    answer: said.map(([what, kroner]) => say(what, {{ amount: money(kroner ?? 0) }})).join(" "),
    faults: faults.map(([name, text]) => say(faultOf(name, text), {{ text }})),
  }};
}});
process.stdout.write(JSON.stringify(answers));
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = Path(shutil.copytree(TOWN, tmp_path_factory.mktemp("town") / "town"))
    for slug, fields in TABLE["funds"].items():
        facts = "\n".join(f"{key}: {json.dumps(value)}" for key, value in fields.items())
        (root / f"funds/{slug}.md").write_text(FUND.format(slug=slug, facts=facts), encoding="utf-8")
    assert run_build(root, site_dir=root / "site", searched=False, today=date.fromisoformat(TODAY)) is not None
    read = {slug: (root / f"site/puljer/{slug}/index.html").read_text("utf-8") for slug in TABLE["funds"]}
    return {**read, "": (root / "site/puljer/index.html").read_text("utf-8")}


def asked(page: str, case: dict[str, Any]) -> dict[str, Any]:
    words = re.findall(r'<p data-say="([a-z-]+)">(.*?)</p>', page, re.DOTALL)
    rules = re.findall(r'id="ei-calc-rules">([^<]*)</script>', page)[0]
    return {
        "words": {name: html.unescape(text) for name, text in words},
        "rules": json.loads(rules),
        "calls": json.loads(html.unescape(re.findall(r"data-calls='([^']*)'", page)[0])),
        "fields": {name: text for name, text in case["fields"].items() if name != "plan"},
        "plan": case["fields"].get("plan", False),
        "day": case.get("day", TODAY),
    }


@pytest.fixture(scope="module")
def answers(pages: dict[str, str]) -> list[dict[str, Any]]:
    given = json.dumps([asked(pages[case["fund"]], case) for case in TABLE["cases"]])
    places = {name: json.dumps((ASSETS / f"money/{name}.js").as_uri()) for name in ("answer", "rounds")}
    command = [str(NODE), "--input-type=module", "--eval", PROGRAM.format(**places)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout.replace("\\u00a0", " ").replace("\u00a0", " "))
    return found


def name_of(place: int) -> str:
    case = TABLE["cases"][place]
    return f"{case['fund']}: {' '.join(f'{name}={value}' for name, value in case['fields'].items())}"


@pytest.mark.parametrize("place", range(len(TABLE["cases"])), ids=name_of)
def test_the_answer_says_the_sum_the_limits_that_count_and_which_one_decides(
    answers: list[dict[str, Any]], place: int
) -> None:
    case = TABLE["cases"][place]

    assert answers[place]["answer"] == case["answer"]
    assert answers[place]["faults"] == case.get("faults", [])


def test_the_table_is_large_and_each_situation_stands_in_it_once() -> None:
    situations = {json.dumps({**case, "answer": ""}, sort_keys=True) for case in TABLE["cases"]}

    assert len(situations) == len(TABLE["cases"]) >= 60


def test_a_fund_that_tells_neither_share_nor_maximum_is_given_no_sum_anywhere() -> None:
    silent = [case for case in TABLE["cases"] if case["fund"] == "stum" or case["fields"].get("plan")]
    silent = [case for case in silent if case["fund"] in ("stum", "kultur")]

    assert len(silent) > 5
    assert [case["answer"] for case in silent if "op til" in case["answer"]] == []


@pytest.mark.parametrize(
    ("fund", "told"),
    [
        ("gammel", "sidst kendt: op til 1.000.000 kr."), ("brugt", "sidst kendt: op til 20.000 kr."),
        ("snart", "op til 20.000 kr."), ("over", "under 50.000 kr."),
    ],
)  # fmt: skip
def test_a_card_tells_limits_that_may_not_hold_as_last_known(pages: dict[str, str], fund: str, told: str) -> None:
    card = pages[""].partition(f'href="{fund}/"')[2] or pages[""].partition(f"puljer/{fund}/")[2]

    shown = html.unescape(card.partition('class="ei-may"')[2].partition("</ul>")[0]).replace("\u00a0", " ")

    assert f"<li>{told}</li>" in shown
