"""What a fund weighs is said where one reckons and where one follows a guide, not on the fund's page alone."""

import re
from pathlib import Path

LINKS = re.compile(r'href="([^"]*)#section-criterion-([a-z-]+)"')
CRITERIA = ["opbakning", "drift", "sammenhaeng", "plan"]  # what is required comes first


def test_the_calculator_leads_to_what_is_weighed_beside_the_sums(lilleby_site: Path) -> None:
    html = (lilleby_site / "puljer/landsbypuljen/index.html").read_text("utf-8")
    calculator = html[html.index('id="section-calculator"') : html.index('id="ei-calc-rules"')]

    assert LINKS.findall(calculator) == [("", name) for name in CRITERIA]
    assert all(f'id="section-criterion-{name}"' in html for name in CRITERIA)


def test_a_step_of_a_guide_says_what_its_funds_weigh(lilleby_site: Path) -> None:
    html = (lilleby_site / "saadan-goer-i/index.html").read_text("utf-8")

    found = [name for address, name in LINKS.findall(html) if address == "../puljer/landsbypuljen/"]

    assert found == CRITERIA
