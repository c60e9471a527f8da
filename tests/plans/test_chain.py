"""The chain: action, fund, award, decision, project and story lead to each other, from references typed once."""

from pathlib import Path
from typing import Any

import pytest

from generator.views.plans.chain import chain_of
from generator.views.scene import Scene

ACTION = "planer/krogevang/2024/index.html"
CHAIN = {
    "the action": ACTION,
    "the plan before it": "planer/krogevang/2021/index.html",
    "the award": "bevillinger/solceller-butik/index.html",
    "the decision": "moeder/2025-03-13-landdistriktsudvalget/index.html",
    "the fund": "puljer/landsbypuljen/index.html",
    "the project": "projekter/skaterampen/index.html",
    "the story": "erfaringer/rampen-der-ikke-larmer/index.html",
    "the award of the project": "bevillinger/skaterampe/index.html",
    "the place": "landsbyer/krogevang/index.html",
    "the theme": "temaer/boern-og-unge/index.html",
}
LINKS = [
    ("the action", "bevillinger/solceller-butik/"),
    ("the action", "moeder/2025-03-13-landdistriktsudvalget/#section-item-puljen"),
    ("the action", "projekter/skaterampen/"),
    ("the action", "erfaringer/rampen-der-ikke-larmer/"),
    ("the action", "bevillinger/skaterampe/"),
    ("the plan before it", "projekter/skaterampen/"),  # the id is the same, so the chain is
    ("the award", "planer/krogevang/2024/#section-action-solceller-butik"),
    ("the award", "moeder/2025-03-13-landdistriktsudvalget/#section-item-puljen"),
    ("the award", "puljer/landsbypuljen/"),
    ("the decision", "planer/krogevang/2024/#section-action-solceller-butik"),
    ("the decision", "bevillinger/solceller-butik/"),
    ("the fund", "bevillinger/pulje/landsbypuljen/"),
    ("the project", "planer/krogevang/2024/#section-action-skaterampe"),
    ("the project", "bevillinger/skaterampe/"),
    ("the project", "erfaringer/rampen-der-ikke-larmer/"),
    ("the story", "projekter/skaterampen/"),
    ("the story", "planer/krogevang/2024/#section-action-skaterampe"),
    ("the story", "bevillinger/skaterampe/"),
    ("the award of the project", "planer/krogevang/2024/#section-action-skaterampe"),
    ("the place", "projekter/skaterampen/"),
    ("the place", "erfaringer/rampen-der-ikke-larmer/"),
    ("the theme", "projekter/skaterampen/"),
    ("the theme", "planer/krogevang/2024/#section-action-skaterampe"),
]


@pytest.mark.parametrize(("begin", "end"), LINKS)
def test_each_link_of_the_chain_can_be_followed(lilleby_site: Path, begin: str, end: str) -> None:
    page = CHAIN[begin]

    html = (lilleby_site / page).read_text("utf-8")

    assert f'href="{"../" * page.count("/")}{end}"' in html


def test_what_hangs_on_an_action_is_found_from_every_edition_of_its_plan(lilleby: Scene) -> None:
    plans: Any = lilleby.site["plan"]

    old, new = (chain_of(lilleby, plans[f"krogevang/{year}"], "skaterampe") for year in (2021, 2024))

    assert old == new
    assert [award.slug for award in new.awards] == ["skaterampe"]
    assert [project.slug for project in new.projects] == ["skaterampen"]
    assert [story.slug for story in new.stories] == ["rampen-der-ikke-larmer"]


def test_an_action_that_nothing_hangs_on_has_an_empty_chain(lilleby: Scene) -> None:
    plans: Any = lilleby.site["plan"]

    found = chain_of(lilleby, plans["krogevang/2024"], "opgavetavle")

    assert (found.awards, found.projects, found.stories, found.decisions) == ((), (), (), ())
