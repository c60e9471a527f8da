"""A finished directory takes the place of another, in one step wherever the system can.

It knows names and system calls and nothing of sites. Sources: renameat2(2) of Linux, renamex_np(2) of macOS.
"""

import ctypes
import errno
import os
import platform
import sys

_AT_FDCWD = -100  # <fcntl.h> of Linux: a relative path starts at the working directory
_RENAME_EXCHANGE = 2  # <linux/fs.h>
_RENAME_SWAP = 2  # <sys/stdio.h> of macOS; the same number by chance
_SYS_RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276}

_NOT_SUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV})
"""A kernel without the call, a filesystem without the flag, a lower layer of overlayfs."""


def swap(fresh: str, target: str) -> None:
    """Put the directory `fresh` in the place of `target`; what was there, if anything, is then called `fresh`.

    One atomic step, except where the filesystem has no exchange: there two renames follow each other, and a process
    killed between them leaves no `target` until `restore` is called.
    """
    if not os.path.lexists(target):
        os.rename(fresh, target)
    elif not exchange(fresh, target):
        _rename_twice(fresh, target)


def _rename_twice(fresh: str, target: str) -> None:
    aside = _aside(target)
    os.rename(target, aside)
    try:
        os.rename(fresh, target)
    except OSError:
        os.rename(aside, target)
        raise
    os.rename(aside, fresh)  # before anybody deletes it: the name "aside" always means a whole tree


def restore(target: str, leftover: str) -> None:
    """Undo a swap that was killed between its two renames; `leftover` is an empty directory for what nobody needs."""
    aside = _aside(target)
    if os.path.lexists(aside):
        os.rename(aside, leftover if os.path.lexists(target) else target)


def _aside(target: str) -> str:
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{name}.aside")


def exchange(one: str, other: str) -> bool:
    """Let two existing paths change places at once; False, and nothing done, where system or filesystem cannot.

    Raises `OSError` for every other reason, such as a missing path or right.
    """
    if _rename(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), one, None, other)


def _rename(one: bytes, other: bytes) -> int:
    """Return 0, or -1 with the reason in errno, as the system call does."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return int(libc.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP)))
    here, flag = ctypes.c_int(_AT_FDCWD), ctypes.c_uint(_RENAME_EXCHANGE)
    if hasattr(libc, "renameat2"):
        return int(libc.renameat2(here, one, here, other, flag))
    number = _SYS_RENAMEAT2.get(platform.machine())  # musl has the system call but not always a function for it
    if number is None:
        ctypes.set_errno(errno.ENOSYS)
        return -1
    return int(libc.syscall(ctypes.c_long(number), here, one, here, other, flag))
