"""Which pages search engines are shown: those that tell of something real."""

from collections.abc import Iterable
from typing import Protocol


class MayBeMadeUp(Protocol):
    """A record, or a part of a document, that may be made up to show how the site works."""

    @property
    def example(self) -> bool:
        """Whether it is made up."""


def is_indexed(told: Iterable[MayBeMadeUp]) -> bool:
    """Say whether a page that tells of these is for search engines: not when it is empty or all of it is made up."""
    return any(not one.example for one in told)
