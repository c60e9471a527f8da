"""The sentence that a list and a search engine show of a record."""

from generator.model.entity import Entity
from generator.text.markup import beginning


def summary(record: Entity) -> str:
    """Give the editor's sentence, else the beginning of the text."""
    return record.summary or beginning(record.body)
