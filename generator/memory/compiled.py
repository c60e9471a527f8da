"""Templates as Jinja compiled them, kept beside the program as Python keeps its modules.

To compile them all takes longer than to build a small site. They lie in a folder of the edition that compiled them,
since Jinja works out parts of a template while it compiles; folders of other editions are deleted. Where nothing can be
written, as in a program that root installed, each process compiles what it needs.
"""

import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.memory.edition import PACKAGE, edition

FOLDER: Final = PACKAGE / "memory/__pycache__"
_NAME: Final = "templates-"


class Compiled(BytecodeCache):
    """Compiled templates, by their name and text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text."""
        name = _file_name(bucket)
        made = self._made.get(name)
        if made is None:
            with suppress(OSError):
                made = self._made[name] = (self._folder / name).read_bytes()
        if made is not None:
            with suppress(EOFError, ValueError, TypeError, UnpicklingError):  # half of a file: it is compiled anew
                bucket.bytecode_from_string(made)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        name = _file_name(bucket)
        self._made[name] = bucket.bytecode_to_string()
        with suppress(OSError):
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                file.write(self._made[name])
            Path(file.name).replace(self._folder / name)


@cache
def compiled() -> Compiled:
    """Open the folder of this edition, once a process."""
    folder = FOLDER / f"{_NAME}{edition().hex()}"
    if not folder.is_dir():
        with suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            for other in FOLDER.glob(f"{_NAME}*"):
                shutil.rmtree(other, ignore_errors=True)
            folder.mkdir(exist_ok=True)
    return Compiled(folder)


def _file_name(bucket: Bucket) -> str:
    return f"{bucket.key}-{bucket.checksum}"
