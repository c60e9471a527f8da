"""One file of the finished site, before it is on a disk: where it goes and what it holds.

It knows nothing of who made it nor of where the site is written.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site; text is published as UTF-8."""

    path: str
    """Site-relative POSIX path without a leading slash: `feed.xml`, `puljer/lag/index.html`."""
    content: str | bytes

    @property
    def data(self) -> bytes:
        """The bytes to publish; raises `UnicodeEncodeError` for text with lone surrogates."""
        return self.content.encode() if isinstance(self.content, str) else self.content
