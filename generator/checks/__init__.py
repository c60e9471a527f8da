"""The rules of the content: one rule a file, all in the one tuple below; their docstrings are the editors' manual."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.checks import (
    action_point,
    agenda_item,
    award_limits,
    broken_link,
    clash,
    clock_change,
    contact_in_text,
    dangling_colon,
    example_reference,
    form_file,
    heading_level,
    holiday,
    link_text,
    look_again,
    meeting_life,
    meeting_name,
    minutes_state,
    missing_source,
    overlapping_terms,
    override_day,
    plain_text,
    plan_folder,
    private_recipient,
    progress,
    promise,
    rare_day,
    raw_html,
    relative_time,
    shared_number,
    taken_address,
    time_and_place,
    title_mark,
    turn,
    undated_change,
    unique_ids,
    unknown_reference,
    unlikely_day,
    unsafe_html,
    unusual_hour,
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
    unsafe_html,
    dangling_colon,
    contact_in_text,
    shared_number,
    plain_text,
    relative_time,
    form_file,
    look_again,
    override_day,
    undated_change,
    overlapping_terms,
    turn,
    promise,
    private_recipient,
    award_limits,
    progress,
    meeting_life,
    time_and_place,
    title_mark,
    minutes_state,
    agenda_item,
    action_point,
    clock_change,
    holiday,
    clash,
    unusual_hour,
    unlikely_day,
    rare_day,
)


def run_checks(loaded: Loaded) -> tuple[Problem, ...]:
    """Apply every rule to what was read; there must be a site."""
    return tuple(problem for rule in CHECKS for problem in rule.check(loaded))
