"""An award keeps to what its fund says, and names what it rests on.

Passes: an award with `action: plan:strandby/2026#bro` and `decision: meeting:2026-03-04-raadsmoede#puljen`; one without
        an action, of at most the fund's `outside_cap`; one with `outside_plan` where the fund asks for the plan.
Fails:  more than the `outside_cap` without an action; neither action nor `outside_plan` where the fund's plan is
        `required`; more than the `maximum` of the terms on the day of the award, or than was applied for; an `action`
        that is no action of a plan, or a `decision` that is no item of a meeting. Warned of: a day before the round's,
        a `round` that the fund does not have, and accounts or a project that come before the award.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, NamedTuple

from generator.checks.reading import site_of
from generator.checks.records.named_part import is_part, no_action, no_item
from generator.load import Loaded
from generator.model.awards.award import Award
from generator.model.money.fund import Fund
from generator.model.money.occurrences import occurrences
from generator.model.money.periods import rounds_on, terms_on
from generator.model.money.rounds import Rolling
from generator.model.site import Keys, Site
from generator.problems import Message, Problem, Severity, say
from generator.words.wording import CURRENCIES

RULE: Final = "award-limits"
_YEAR = timedelta(days=366)


class _Fault(NamedTuple):
    """A fault before its place in the file is known."""

    keys: Keys
    what: Message
    fix: Message
    severity: Severity = "error"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each award that breaks a rule of its fund, or names something of the wrong kind."""
    site = site_of(loaded)
    own = CURRENCIES.get(site.settings.language)
    for award in site["award"].values():
        if not isinstance(award, Award):
            continue
        fund = site["fund"].get(award.fund)
        faults = [*_named(site, award), *_applied(award), *_days(award)]
        if isinstance(fund, Fund):
            faults += _outside(award, fund)
            faults += _plan(award, fund, own)
            faults += _terms(award, fund, own)
            faults += _round(award, fund)
        for fault in faults:
            yield Problem(loaded.locate(award, fault.keys), RULE, fault.what, fault.fix, fault.severity)


def _named(site: Site, award: Award) -> Iterator[_Fault]:
    """Compare what an award rests on with the kinds that it may be."""
    if award.action is not None and not is_part(site, award.action, "plan"):
        yield _Fault(("action",), *no_action(award.action))
    if award.decision is not None and not is_part(site, award.decision, "meeting"):
        yield _Fault(("decision",), *no_item(award.decision))


def _applied(award: Award) -> Iterator[_Fault]:
    if award.applied_for is not None and award.amount > award.applied_for:
        what = say("the award is {amount}, and {most} was applied for", amount=award.amount, most=award.applied_for)
        yield _Fault(("amount",), what, say("mend the amount, or what was applied for"))
    if award.round is not None and award.awarded < award.round:
        what = say(
            "it was awarded on {day}, before the deadline of its round on {deadline}",
            day=award.awarded,
            deadline=award.round,
        )
        yield _Fault(("awarded",), what, say("mend the day, or the round"), "warning")


def _days(award: Award) -> Iterator[_Fault]:
    """Compare the days of what follows an award with the day it was decided."""
    begins = award.runs.from_ if award.runs else None
    if begins is not None and begins < award.awarded:
        what = say("the project runs from {day}, and it was awarded on {awarded}", day=begins, awarded=award.awarded)
        yield _Fault(("runs", "from"), what, say("mend the day, or the day under 'awarded'"), "warning")
    for name, day in (("accounts_due", award.accounts_due), ("accounts_received", award.accounts_received)):
        if day is not None and day < award.awarded:
            what = say("'{key}' is {day}, and it was awarded on {awarded}", key=name, day=day, awarded=award.awarded)
            yield _Fault((name,), what, say("mend the day, or the day under 'awarded'"), "warning")


def _outside(award: Award, fund: Fund) -> Iterator[_Fault]:
    if award.action is None and award.outside_plan is None and fund.plan and fund.plan.needed == "required":
        what = say("the fund gives only to projects in a plan, and the award names no action")
        yield _Fault((), what, say("name the action under 'action', or say why under 'outside_plan'"))


def _plan(award: Award, fund: Fund, own: str | None) -> Iterator[_Fault]:
    cap = fund.plan.outside_cap if fund.plan and award.action is None and award.currency == own else None
    if cap is not None and award.amount > cap:
        what = say(
            "outside the plan the fund gives at most {most}, and the award is {amount}", most=cap, amount=award.amount
        )
        yield _Fault(("amount",), what, say("name the action of the plan under 'action', or mend the amount"))


def _terms(award: Award, fund: Fund, own: str | None) -> Iterator[_Fault]:
    terms = terms_on(fund, award.awarded)
    if terms and terms.most is not None and award.currency == own and award.amount > terms.most:
        what = say(
            "on {day} the fund gave at most {most}, and the award is {amount}",
            day=award.awarded,
            most=terms.most,
            amount=award.amount,
        )
        yield _Fault(("amount",), what, say("mend the amount, or the terms of the fund on that day"))


def _round(award: Award, fund: Fund) -> Iterator[_Fault]:
    """Compare the deadline with those of the fund; one that was moved goes by its old day and by its new one."""
    day = award.round
    rounds = None if day is None else rounds_on(fund, day)
    if day is None or rounds is None or isinstance(rounds, Rolling):
        return
    days = {known for call in occurrences(fund, day - _YEAR, day + _YEAR) for known in (call.key, call.closes)}
    if day not in days:
        what = say("the fund has no deadline on {day}", day=day)
        near = min(days, key=lambda known: (abs(known - day), known), default=None)
        fix = say("write {day}, or add the round to the fund", day=near) if near else say("add the round to the fund")
        yield _Fault(("round",), what, fix, "warning")
