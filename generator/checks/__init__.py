"""The rules of the content: one rule a file, all in the one tuple below; their docstrings are the editors' manual."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.checks import unknown_reference
from generator.load import Loaded
from generator.problems import Problem

Check = Callable[[Loaded], Iterator[Problem]]

CHECKS: Final = (unknown_reference,)


def run_checks(loaded: Loaded) -> tuple[Problem, ...]:
    """Apply every rule to what was read."""
    return tuple(problem for rule in CHECKS for problem in rule.check(loaded))
