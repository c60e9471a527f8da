"""One file of the finished site, before it is on a disk: where it goes and what it holds.

It knows nothing of who made it nor of where the site is written.
"""

from collections.abc import Iterable, Iterator
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


def also_at(artifact: Artifact, paths: Iterable[str]) -> Iterator[Artifact]:
    """Give a file, and the same bytes at the addresses it had before: programs that subscribed follow no page there.

    What the file says of itself (`rel="self"` in RFC 4287, 4.2.7.2, SOURCE in RFC 7986, 5.8) is the address it is at
    now, so those who read that subscribe there.
    """
    yield artifact
    yield from (Artifact(path, artifact.content) for path in paths)
