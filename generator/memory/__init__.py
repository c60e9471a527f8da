"""A memory between builds: what was made is kept under the content of all that it was made of.

    memory = Memory.at(root, edition=edition())
    text = memory.once("page", facts, lambda: page_of(facts))

Whoever makes something hands over the facts it is made of and the way to make it; equal facts have given the same
thing before, so it is not made again. Nothing is tracked and nothing is guessed: what is not among the facts cannot
reach what is made, since the way to make it is a function of the facts and of the program alone. The program itself is
in every key: the `edition`. So the memory may be deleted, shared between branches or be of another day, and the bytes
are the same with it and without it.
"""

from generator.memory.compiled import compiled
from generator.memory.edition import digest_of_folder, digest_of_others, edition
from generator.memory.facts import Facts
from generator.memory.store import FOLDER, Memory

__all__ = ["FOLDER", "Facts", "Memory", "compiled", "digest_of_folder", "digest_of_others", "edition"]
