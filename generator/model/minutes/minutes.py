"""The items of a meeting, what was decided, and what somebody promised to do."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.entity import Part
from generator.model.fields import AnyRecord, Count, Day, Line, Refers, Slug, Text

VoteCount = Annotated[Count, Field(ge=0, le=100_000)]
"""How many voted in one way."""


class Votes(Part):
    """How an item was voted on, counted or by role and party; never by name."""

    for_: Annotated[VoteCount, Field(alias="for")] = 0
    """How many voted for it."""
    against: VoteCount = 0
    """How many voted against it."""
    abstain: VoteCount = 0
    """How many did not vote."""
    who: tuple[Text, ...] = ()
    """Who voted how, by role or party: "Liste A stemte imod"."""

    @property
    def total(self) -> int:
        """How many votes are counted, with those who did not vote."""
        return self.for_ + self.against + self.abstain


class AgendaItem(Part):
    """One numbered item; it is the same item in the minutes."""

    id: Slug
    """Unique in the meeting and never changed."""
    title: Line
    """The topic."""
    case: Text | None = None
    """What it is about."""
    recommendation: Text | None = None
    """What the administration recommends."""
    economy: Text | None = None
    """What it costs."""
    decision: Text | None = None
    """What the meeting decided."""
    kind: Literal["decision", "direction", "discussion", "information", "formal"] | None = None
    """What sort of item it is; left out, one with a decision counts as `decision`. Only those stand among decisions,
    and `direction`, by which a committee says what is to be worked on in the coming year."""
    present: tuple[Text, ...] = ()
    """Who was there for this item, by role or organisation, when it was not everybody who was at the meeting."""
    absent: tuple[Text, ...] = ()
    """Who was not there for this item, by role or organisation: they came later, left, or were partial."""
    votes: Votes | None = None
    """How it was voted on, when the minutes say so."""
    affects: Annotated[tuple[AnyRecord, ...], Refers("*")] = ()
    """What the decision is about, as `kind:slug`: fund:kultur-og-landdistrikt, plan:gjol/2023#havnen."""

    @property
    def decides(self) -> bool:
        """Whether something was decided: a formality, a talk or a piece of news is none, though it has words."""
        return bool(self.decision) and self.kind in (None, "decision", "direction")


class ActionPoint(Part):
    """Something somebody promised to do."""

    id: Slug
    """Unique in the meeting and never changed."""
    what: Text
    """What is to be done."""
    item: Slug | None = None
    """The id of the agenda item it follows from."""
    owner: Annotated[Slug | None, Refers("body")] = None
    """The body that does it."""
    role: Text | None = None
    """The role that does it, when it is no body."""
    due: Day | None = None
    """The day it should be done."""
    state: Literal["open", "done", "dropped"] = "open"
    """How it went."""
    ended: Day | None = None
    """The day it was done or dropped: until then it comes back at the body's next meeting."""
    reason: Text | None = None
    """Why it was dropped."""


class Correction(Part):
    """A mistake that was mended in published minutes."""

    on: Day
    """The day it was mended."""
    what: Text
    """What was wrong, and what is right, in one sentence."""


class Withdrawal(Part):
    """Why published minutes are no longer shown."""

    on: Day
    """The day they were withdrawn."""
    why: Text
    """The reason, shown in their place."""


class Minutes(Part):
    """What was said and decided."""

    status: Literal["draft", "approved"]
    """Whether the body has approved them."""
    published: Day | None = None
    """The day they were first published; else the day they were approved. Before it nobody reads them."""
    approved: Day | None = None
    """The day they were approved."""
    present: tuple[Text, ...] = ()
    """Who was there, by role or organisation."""
    apologies: tuple[Text, ...] = ()
    """Who had sent apologies, by role or organisation."""
    action_points: tuple[ActionPoint, ...] = ()
    """What somebody promised to do."""
    corrections: tuple[Correction, ...] = ()
    """What was mended after they were published, oldest first."""
    withdrawn: Withdrawal | None = None
    """Set when the minutes may not be read: they, decisions, action points and materials are then not shown."""
