"""The one table of documents: single files in `content/` that are no records."""

from dataclasses import dataclass

from generator.model.entity import Part
from generator.model.meetings.topics import Topics
from generator.model.year.commitments import Commitments
from generator.model.year.wheel import Wheel


@dataclass(frozen=True)
class Document:
    """One file of facts that belongs to the whole site."""

    name: str
    """In the sources that were read."""
    file: str
    """From the root of the repository."""
    model: type[Part]
    """What it holds."""


DOCUMENTS: tuple[Document, ...] = (
    Document("wheel", "content/wheel.yml", Wheel),
    Document("topics", "content/topics.yml", Topics),
    Document("commitments", "content/commitments.yml", Commitments),
)
"""Documents that a site may have; `content/site.yml`, which it must have, is read before them."""
