"""The rules of the content: one rule a file, all in the one tuple below; their docstrings are the editors' manual."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from generator.checks.addresses import taken_address
from generator.checks.awards import award_limits, private_recipient
from generator.checks.experience import report_step, story_award
from generator.checks.guides import form_file
from generator.checks.meetings import (
    clash,
    clock_change,
    holiday,
    meeting_life,
    meeting_name,
    time_and_place,
    title_mark,
    topic,
    unusual_hour,
)
from generator.checks.minutes import action_point, agenda_item, minutes_state
from generator.checks.money import look_again, overlapping_terms, override_day, rare_day, undated_change
from generator.checks.people import circle, contact_in_text, phone_number, private_person, shared_number
from generator.checks.plans import (
    action_history,
    action_owner,
    edition,
    payer,
    plan_folder,
    plan_phase,
    progress,
    project_life,
)
from generator.checks.programmes import programme_life
from generator.checks.records import (
    coordinates,
    day_to_come,
    example_reference,
    expected_count,
    missing_source,
    named_part,
    named_twice,
    unique_ids,
    unknown_reference,
    unlikely_day,
)
from generator.checks.text import (
    broken_link,
    dangling_colon,
    heading_level,
    link_text,
    plain_text,
    raw_html,
    relative_time,
    unsafe_html,
)
from generator.checks.year import promise, turn
from generator.load import Loaded
from generator.problems import Problem

Check = Callable[..., Iterator[Problem]]
"""`check(loaded)`; for what is `OF_THE_DAY`, `check(loaded, today)`."""

CHECKS: Final = (
    unknown_reference,
    example_reference,
    circle,
    missing_source,
    unique_ids,
    named_twice,
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
    phone_number,
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
    private_person,
    award_limits,
    action_history,
    progress,
    action_owner,
    edition,
    plan_phase,
    payer,
    project_life,
    programme_life,
    report_step,
    story_award,
    named_part,
    expected_count,
    topic,
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
    day_to_come,
    rare_day,
    coordinates,
)
OF_THE_DAY: Final = frozenset({day_to_come, unlikely_day})
"""Rules that ask which day it is."""


def run_checks(loaded: Loaded, today: date) -> tuple[Problem, ...]:
    """Apply every rule to what was read; there must be a site. `today` is the last day that is no day to come."""
    checks: tuple[tuple[object, Check], ...] = tuple((rule, rule.check) for rule in CHECKS)
    return tuple(
        problem for rule, check in checks for problem in (check(loaded, today) if rule in OF_THE_DAY else check(loaded))
    )
