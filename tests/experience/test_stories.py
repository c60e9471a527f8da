"""Experience is suggested where it is of use: on actions still to be done and on funds, the latest first."""

from datetime import date
from pathlib import Path
from typing import Any

from generator.model.experience.story import Story
from generator.views.experience.stories import SHOWN, stories_about, stories_of_fund
from generator.views.scene import Scene
from tests.towns import a_fund, small_scene

LILLEBY_ACTION = "planer/tornemark/2025/index.html"


def a_story(slug: str, happened: str, **fields: Any) -> Story:
    return Story.model_validate(
        {
            "slug": slug,
            "title": slug,
            "published": date(2026, 1, 1),
            "happened": happened,
            "themes": ["natur"],
            **fields,
        }
    )


def scene(*stories: Story, **records: Any) -> Scene:
    return small_scene(story=list(stories), **records)


def slugs(found: tuple[Story, ...]) -> list[str]:
    return [story.slug for story in found]


def test_the_latest_of_a_theme_are_suggested_and_no_more_than_a_page_shows() -> None:
    told = [a_story(f"s{year}", str(year)) for year in range(2015, 2025)]

    assert slugs(stories_about(scene(*told), ["natur"])) == ["s2024", "s2023", "s2022"]
    assert SHOWN == 3


def test_what_the_page_shows_already_gives_way_to_the_next() -> None:
    told = [a_story(f"s{year}", str(year)) for year in range(2015, 2025)]

    assert slugs(stories_about(scene(*told), ["natur"], besides=told[-2:])) == ["s2022", "s2021", "s2020"]


def test_a_story_of_two_of_the_themes_is_suggested_once() -> None:
    both = a_story("begge", "2024", themes=["natur", "boern"])

    assert slugs(stories_about(scene(both), ["natur", "boern", "penge"])) == ["begge"]
    assert stories_about(scene(both), ["penge"]) == ()


def test_a_fund_shows_first_what_it_paid_for() -> None:
    paid = a_story("betalt", "2001", themes=[], paid_by=[{"fund": "landsbypuljen"}])
    near = [a_story(f"s{year}", str(year)) for year in (2020, 2021, 2022)]
    fund = a_fund(themes=["natur"])

    assert slugs(stories_of_fund(scene(paid, *near, fund=[fund]), fund)) == ["betalt", "s2022", "s2021"]


def test_an_action_still_to_be_done_leads_to_what_others_have_learned(lilleby_site: Path) -> None:
    html = (lilleby_site / LILLEBY_ACTION).read_text("utf-8")
    action = html[html.index('id="section-action-smedje"') :]
    action = action[: action.index("</li>")]

    assert 'href="../../../erfaringer/tunnelen/"' in action
