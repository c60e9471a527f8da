"""A telephone number has as many digits as numbers of its country have.

Passes: `72 57 77 77` on a Danish site; `+46 8 508 290 00`, which is Swedish; `0512 75 22 00` on a Dutch site.
Fails:  `72 57 77 7` and `72 57 77 777` on a Danish site; `+45 72 57 77`; `+999 12 34 56 78`, which is of no country.
"""

from collections.abc import Iterator
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, ValidationResult

from generator.checks.people.shared_number import phones_of
from generator.checks.reading import site_of
from generator.load import Loaded
from generator.problems import Message, Problem, say

RULE: Final = "phone-number"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each number that cannot be one."""
    site = site_of(loaded)
    country = site.settings.country
    for record, keys, number in phones_of(site):
        what = _fault(number, country)
        if what is not None:
            fix = say(
                "look the number up, and write all of it; a foreign one begins with + and the code of its country"
            )
            yield Problem(loaded.locate(record, keys), RULE, what, fix)


def _fault(number: str, country: str) -> Message | None:
    """Compare the digits with the plan of the country (ITU-T E.164, by way of Google's library of plans)."""
    try:
        parsed: PhoneNumber = phonenumbers.parse(number, country)
    except NumberParseException:
        return say("'{value}' is of no country", value=number)
    match phonenumbers.is_possible_number_with_reason(parsed):
        case ValidationResult.TOO_SHORT:
            return say("'{value}' has too few digits for a number of its country", value=number)
        case ValidationResult.TOO_LONG:
            return say("'{value}' has too many digits for a number of its country", value=number)
        case ValidationResult.INVALID_COUNTRY_CODE:
            return say("'{value}' is of no country", value=number)
        case ValidationResult.INVALID_LENGTH:
            return say("'{value}' has not as many digits as a number of its country", value=number)
    return None
