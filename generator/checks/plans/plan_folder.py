"""A plan stands in the folder of its community, under the year of its edition.

Passes: `plans/gjol/2023.md` with `community: gjol`.
Fails:  `plans/gjol/2023.md` with `community: saltum`; `plans/gjol/ny.md`.
"""

from collections.abc import Iterator
from typing import Final

from generator.checks.reading import site_of
from generator.load import Loaded
from generator.model.plans.plan import Plan
from generator.problems import Problem, say

RULE: Final = "plan-folder"
FIRST_YEAR, LAST_YEAR = 1990, 2200


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each plan whose path says something else than the plan."""
    site = site_of(loaded)
    for kind, plan in site.all():
        if not isinstance(plan, Plan):
            continue
        folder, _, year = plan.slug.rpartition("/")
        if plan.community != folder:
            slug = plan.community
            what = say("the plan is of '{slug}', and stands in the folder '{folder}'", slug=slug, folder=folder)
            file = f"{kind.folder}/{slug}/{year}{kind.suffix}"
            if folder in site["community"]:
                fix = say("write '{slug}', or move the file to '{file}'", slug=folder, file=file)
            else:
                fix = say("move the file to '{file}'", file=file)
            yield Problem(loaded.locate(plan, ("community",)), RULE, what, fix)
        if not (year.isascii() and year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR and len(year) == 4):
            what = say("the file name '{name}' is not the year of the edition", name=year)
            edition = (plan.adopted or plan.published).year
            fix = say("call it '{name}'", name=f"{edition}{kind.suffix}")
            yield Problem(loaded.locate(plan), RULE, what, fix)
