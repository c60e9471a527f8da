"""What is wrong with a rule for days, in words that name the part of it and what to write instead."""

from generator.model.days.likely import meant_last_day
from generator.model.days.recurrence import FREQUENCIES, LONGEST, RuleFault, fault_of
from generator.problems import Message, say

Words = tuple[Message, Message]
"""The fact and the mend."""
_VALUES = {
    "BYMONTH": say("write months as 1 to 12, such as BYMONTH=2,8"),
    "BYMONTHDAY": say("write days of the month as 1 to 31, or from its end as -1 to -31, such as BYMONTHDAY=1,15"),
    "BYDAY": say("write MO, TU, WE, TH, FR, SA or SU, with the number in the month before it: BYDAY=1TU or BYDAY=-1FR"),
    "BYSETPOS": say("write which one of the days, as 1 and up, or from the end as -1: BYSETPOS=-1"),
}
_EXAMPLE = say("write it as in FREQ=MONTHLY;BYMONTH=2,8;BYDAY=1TU, with YEARLY, MONTHLY or WEEKLY")
_EVERY_DAY = say("write fewer days; what one can apply for every day is 'type: rolling'")


def words_for(text: str) -> Words | None:
    """Say what is wrong with a rule; None when nothing is."""
    rule = text.strip()
    fault = fault_of(rule)
    if fault is None:
        return None
    return _of_form(rule, fault) or _of_parts(rule, fault) or _of_days(rule, fault)


def _of_form(rule: str, fault: RuleFault) -> Words | None:
    piece, better = fault.piece, fault.better
    match fault.kind:
        case "long":
            return say("the rule has {count} characters, and at most {most} are read", count=piece, most=LONGEST), say(
                "write the days that come back, such as FREQ=MONTHLY;BYMONTHDAY=1,15; single days belong under 'calls'"
            )
        case "form":
            what = say("'{value}' is not written as calendars write a rule", value=rule)
            return what, say("write {rule}", rule=better)
        case "piece":
            what = say("in the rule '{value}' the part '{part}' has no value", value=rule, part=piece)
            return what, _EXAMPLE
        case "unknown":
            what = say("'{part}' is not used in rules here", part=piece)
            return what, say("delete it; a rule has FREQ, BYMONTH, BYMONTHDAY, BYDAY and BYSETPOS")
        case "unused":
            what = say("'{part}' depends on the day from which one counts, and is not used here", part=piece)
            if better == "UNTIL":
                return what, say("delete it, and write the last day under 'until' where there is such a line")
            return what, say("delete it, and name the months with BYMONTH")
        case "twice":
            return say("'{part}' stands twice in the rule", part=piece), say("write {rule} once", rule=better)
        case "same":
            return say("a value stands twice in '{part}'", part=piece), say("write {rule}", rule=better)
    return None


def _of_parts(rule: str, fault: RuleFault) -> Words | None:
    piece, better = fault.piece, fault.better
    match fault.kind:
        case "none":
            return say("in the rule '{value}' there is no FREQ", value=rule), _EXAMPLE
        case "frequency":
            if piece == "FREQ=DAILY":
                return say("'{part}' means every day", part=piece), _EVERY_DAY
            what = say("'{part}' is not used in rules here", part=piece)
            return what, say("write one of {list}", list=", ".join(f"FREQ={name}" for name in FREQUENCIES))
        case "value":
            return say("'{part}' names no day or month", part=piece), _VALUES[better]
        case "ordinal":
            what = say("'{part}' counts in a month, and '{other}' knows only weeks", part=piece, other=better)
            return what, say("write FREQ=MONTHLY, or {part} without the number", part=f"BYDAY={piece[-2:]}")
        case "month_day":
            what = say("'{part}' counts in a month, and '{other}' knows only weeks", part=piece, other=better)
            return what, say("write FREQ=MONTHLY, or a weekday such as BYDAY=TU")
        case "both":
            what = say("'{part}' and '{other}' do not go together", part=piece, other=better)
            return what, say("delete one of them")
        case "no_day":
            what = say("the rule '{value}' names no day", value=rule)
            return what, say("add BYDAY or BYMONTHDAY, such as BYDAY=1TU or BYMONTHDAY=15")
    return None


def _of_days(rule: str, fault: RuleFault) -> Words:
    if fault.kind == "too_often":
        return say("the rule gives {count} days a year", count=fault.piece), _EVERY_DAY
    what = say("the rule '{value}' gives no day in any year", value=rule)
    meant = meant_last_day(rule)
    if meant is not None:
        return what, say("write {rule}, for the last day of the month", rule=meant)
    return what, say("mend the day, the month or BYSETPOS")
