"""Which folders may become a website, and which are refused because somebody would lose something.

Knows what would be lost; does not write anything.
"""

import os
from pathlib import Path

from generator.model.kinds import KINDS
from generator.problems import Message, render_message, say
from generator.publishing import belongings, files
from generator.publishing.belongings import Marks

_KEPT = frozenset(kind.folder.partition("/")[0] for kind in KINDS)
A_FOLDER_OF_ITS_OWN = say("name a folder that holds nothing but the published site")


class PublishError(Exception):
    """The site cannot be written as asked; `what` and `fix` are for people."""

    def __init__(self, what: Message, fix: Message) -> None:
        super().__init__(render_message(what, str))
        self.what = what
        self.fix = fix

    def __reduce__(self) -> tuple[type["PublishError"], tuple[Message, Message]]:
        """Travel between processes by what it was made of."""
        return PublishError, (self.what, self.fix)


def refuse_target(root: Path, target: Path) -> None:
    """Raise `PublishError` for a folder that somebody named and that holds the repository at `root`, or other files.

    A folder inside the repository is fine where nothing else lives, as `site/` is. `publish` looks again.
    """
    if files.is_within(root, target):
        what = say("'{path}' holds the repository, and everything in it would be replaced", path=str(target))
        raise PublishError(what, A_FOLDER_OF_ITS_OWN)
    for folder in sorted(_KEPT):
        if files.is_within(target, root / folder):
            what = say("'{path}' lies in '{folder}', where the content is", path=str(target), folder=folder)
            raise PublishError(what, A_FOLDER_OF_ITS_OWN)
    site = os.path.abspath(target)
    refuse_unfit(site, None)
    refuse_strangers(site, belongings.marks_of(site))


def refuse_unfit(site: str, base: Path | None) -> None:
    """Raise for a target that cannot be swapped, or whose loss nobody wants."""
    if os.path.islink(site):
        what = say("'{path}' is a symbolic link", path=site)
    elif os.path.lexists(site) and not os.path.isdir(site):
        what = say("'{path}' is not a folder", path=site)
    elif os.path.ismount(site):
        what = say("'{path}' is a mount point, which cannot be replaced", path=site)
    elif files.is_within(os.getcwd(), site):
        what = say("'{path}' holds the working folder, and everything in it would be replaced", path=site)
    elif os.path.lexists(os.path.join(site, ".git")):
        what = say("'{path}' holds a git repository, and everything in it would be replaced", path=site)
    elif base is not None and (files.is_within(base, site) or files.is_within(site, base)):
        what = say("'{path}' is where the parts of the site are made", path=site)
    else:
        return
    raise PublishError(what, A_FOLDER_OF_ITS_OWN)


def refuse_strangers(site: str, there: Marks) -> None:
    """Raise when the folder of the site holds what no build made."""
    found = belongings.strangers(site, there)
    if not found:
        return
    more, name = len(found) - 1, found[0]
    if not belongings.is_known(site):
        what = say("'{path}' holds files that no build of this website made: '{file}'", path=site, file=name)
        fix = say("name an empty or a new folder; if nothing in it is needed, delete it yourself")
    elif more:
        what = say(
            "'{path}' holds {count} files that the last build did not make, or that were changed since: '{file}' …",
            path=site, count=more + 1, file=name,
        )  # fmt: skip
        fix = say("move them to a folder of their own, or name another folder for the website")
    else:
        what = say("the last build did not make '{file}' in '{path}', or it was changed since", path=site, file=name)
        fix = say("move it to a folder of its own, or name another folder for the website")
    raise PublishError(what, fix)
