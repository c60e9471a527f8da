"""Danish-looking Markdown for the synthetic records; each body is new, so that nothing can be kept from the last.

Knows words and Markdown. Does not know kinds or files; it is handed the links that a body should hold.
"""

from collections.abc import Sequence
from random import Random

BODY_BYTES = 2_500
"""The least a body holds, in bytes of UTF-8; it ends with the paragraph that reaches it."""

_LEXICON = """
foreningen landsbyen forsamlingshuset borgerne bestyrelsen kommunen ildsjælene skolen havnen stien legepladsen hallen
mødet planen puljen ansøgningen budgettet tilskuddet fristen aftalen idéen projektet fællesskabet kulturhuset skoven
arbejder mødes samler bygger søger holder planlægger inviterer hjælper støtter fortæller begynder fortsætter åbner
en ny fælles lokal større grøn hyggelig åben frivillig ældre ung vigtig flere mange alle nogle hver første hver
og med til for ved om på af i fra efter før under mellem hos når hvis fordi mens derfor også gerne ofte sammen
sommeren efteråret vinteren foråret lørdag torsdag aften formiddag kaffe kage værksted musik marked
naboer familier børn unge pensionister tilflyttere håndværkere kunstnere sportsfolk købmanden biblioteket stationen
"""
_WORDS = _LEXICON.split()
_TOPICS = (
    "Baggrunden",
    "Vejen frem",
    "Økonomien",
    "Tidsplanen",
    "Deltagerne",
    "Næste skridt",
    "Erfaringerne",
    "Reglerne",
)


class Prose:
    """Writes bodies; the same seed gives the same texts in the same order."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def words(self, least: int, most: int) -> str:
        """Give some words, without capital and full stop."""
        return " ".join(self._random.choices(_WORDS, k=self._random.randint(least, most)))

    def sentence(self) -> str:
        """Give one sentence."""
        text = self.words(6, 14)
        return f"{text[0].upper()}{text[1:]}."

    def body(self, links: Sequence[str]) -> str:
        """Give a body of about `BODY_BYTES`, with each of the links, given as Markdown, once."""
        waiting = list(links)
        parts = [self._paragraph(waiting)]
        size = len(parts[0].encode())
        while size < BODY_BYTES or waiting:
            parts.append(self._block(len(parts), waiting))
            size += len(parts[-1].encode()) + 2
        return "\n\n".join(parts) + "\n"

    def _block(self, place: int, waiting: list[str]) -> str:
        if place % 3 == 1:
            return f"## {self._random.choice(_TOPICS)} {place // 3 + 1}\n\n{self._paragraph(waiting)}"
        if place % 6 == 2:
            return "\n".join(f"- {self.sentence()}" for _ in range(4))
        if place % 9 == 5 and self._random.random() < 0.5:
            return self._table()
        return self._paragraph(waiting)

    def _paragraph(self, waiting: list[str]) -> str:
        sentences = [self.sentence() for _ in range(4)]
        if waiting:
            sentences.insert(2, f"Se også {waiting.pop()}, **{self.words(2, 3)}**.")
        return " ".join(sentences)

    def _table(self) -> str:
        rows = [f"| {self.words(1, 3)} | {self._random.randint(1, 90)}.000 |" for _ in range(4)]
        return "\n".join(["| Hvad | Kroner |", "|---|---:|", *rows])
