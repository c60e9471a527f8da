"""What one can apply for or sign up to in rounds: a fund, a programme."""

from typing import Literal

from generator.model.entity import Titled
from generator.model.fields import Day
from generator.model.money.rounds import AnyRounds
from generator.model.money.terms import Terms

State = Literal["paused", "budget-used", "ended", "unconfirmed"]


class Applied(Titled):
    """A record with rounds: their deadlines are reckoned, told and put into calendars in one way for all."""

    rounds: AnyRounds | None = None
    """When one can apply; left out when no source says."""
    state: State | None = None
    """Set when the rounds alone do not tell: paused, the money or the places are used, ended, or not confirmed
    lately."""
    look_again: Day | None = None
    """The day to look again when it is paused or used up."""

    @property
    def editions(self) -> tuple[Terms, ...]:
        """The periods that had rounds of their own; only funds have them."""
        return ()

    @property
    def fixed_state(self) -> State | Literal["given"] | None:
        """What counts more than any day: the state that the editors gave."""
        return self.state

    @property
    def given_by(self) -> str | None:
        """Who gives or offers it; None is the municipality of the site."""
        return getattr(self, "provider", None)

    @property
    def who_may(self) -> str | None:
        """Who may apply or sign up, in one sentence."""
        return None
