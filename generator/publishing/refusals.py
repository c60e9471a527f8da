"""What the system refused, in words: a full disk, a missing right, a name that is too long.

Knows the numbers of `errno`. An error that is none of these is a bug and is left to show itself.
"""

import errno
import os

from generator.problems import Message, say

_ROOM = say("free some space on the disk, and try again; the website that was there is untouched")
_RIGHT = say("give yourself the right to write there, or name another folder")
_WORDS: dict[int, tuple[Message, Message]] = {
    errno.ENOSPC: (say("the disk is full"), _ROOM),
    errno.EDQUOT: (say("you have used all the space you are allowed on the disk"), _ROOM),
    errno.EFBIG: (say("the file is larger than the system allows"), _ROOM),
    errno.EROFS: (say("the disk can only be read"), say("name a folder on a disk that can be written")),
    errno.EACCES: (say("you have no right to do this there"), _RIGHT),
    errno.EPERM: (say("you have no right to do this there"), _RIGHT),
    errno.ENAMETOOLONG: (say("the name is longer than the system allows"), say("give it a shorter name")),
    errno.ELOOP: (say("the link leads round in a circle"), say("delete the link, or mend it")),
    errno.ENOTDIR: (say("a file stands where a folder is expected"), say("rename the file, or name another folder")),
    errno.EMFILE: (say("too many files are open"), say("close other programs, and try again")),
    errno.ENFILE: (say("too many files are open"), say("close other programs, and try again")),
    errno.ENOMEM: (say("the memory is used up"), say("close other programs, and try again")),
    errno.EIO: (say("the disk does not answer as it should"), say("look at the disk, or name a folder on another one")),
    errno.EADDRINUSE: (
        say("another program already shows something at this address"),
        say("stop the other program, or choose another address: --address 127.0.0.1:8001"),
    ),
    errno.EADDRNOTAVAIL: (
        say("this machine does not have the address"),
        say("choose one of its own: --address 127.0.0.1:8000"),
    ),
    errno.EBUSY: (say("another program is using it"), say("close the program that uses it, and try again")),
}


def words_of(error: OSError) -> tuple[Message, Message] | None:
    """Say what was refused and how to mend it; None for an error that only a programmer can mend."""
    found = _WORDS.get(error.errno or 0)
    if found is None:
        return None
    what, fix = found
    return (say("'{path}': {what}", path=os.fsdecode(error.filename), what=what), fix) if _names(error) else found


def _names(error: OSError) -> bool:
    return isinstance(error.filename, str | bytes)
