"""The rules of the content: one rule a file, all in the one tuple below; their docstrings are the editors' manual."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.checks import (
    broken_link,
    contact_in_text,
    dangling_colon,
    example_reference,
    heading_level,
    link_text,
    meeting_name,
    missing_source,
    plan_folder,
    raw_html,
    relative_time,
    shared_number,
    taken_address,
    unique_ids,
    unknown_reference,
)
from generator.load import Loaded
from generator.problems import Problem

Check = Callable[[Loaded], Iterator[Problem]]

CHECKS: Final = (
    unknown_reference,
    example_reference,
    missing_source,
    unique_ids,
    plan_folder,
    meeting_name,
    taken_address,
    broken_link,
    link_text,
    heading_level,
    raw_html,
    dangling_colon,
    contact_in_text,
    shared_number,
    relative_time,
)


def run_checks(loaded: Loaded) -> tuple[Problem, ...]:
    """Apply every rule to what was read; there must be a site."""
    return tuple(problem for rule in CHECKS for problem in rule.check(loaded))
