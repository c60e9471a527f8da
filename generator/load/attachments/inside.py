"""What stands in a file that is given out: nothing that runs, nothing that asks another site, no place of somebody's.

A file opened from the site has the site's own rights: a script in a picture could read and send what a page holds. And
a photo tells where it was taken, which may be somebody's home. What a library cannot read here is passed over.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.load.attachments.pictures import tells_a_place
from generator.load.attachments.svg import svg_faults
from generator.problems import Message, Position, Problem, say

LARGEST: Final = 30_000_000
"""Most bytes of a file that is looked into: films are larger."""
_PROGRAM = re.compile(rb"(MZ|\x7fELF|#!\s*/|\xca\xfe\xba\xbe|\xfe\xed\xfa[\xce\xcf]|\xcf\xfa\xed\xfe)", re.DOTALL)
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|script|head|body|iframe)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(rb"(?:@import\s+(?:url\()?|url\()\s*['\"]?\s*(?:https?:)?//", re.IGNORECASE)
_PROGRAMS: Final = (
    ".exe", ".msi", ".bat", ".cmd", ".com", ".scr", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".jar", ".sh", ".app",
    ".dmg", ".apk", ".hta", ".lnk", ".docm", ".xlsm", ".pptm", ".dotm", ".xlam",
)  # fmt: skip
_MACRO = re.compile(r"(?:^|/)vba(?:project\.bin|data\.xml)$|^Basic/[^/]+/(?!script-l[bc]\.xml$).+\.xml$", re.IGNORECASE)
"""Where Word and Excel, and LibreOffice, keep the programs of a document."""
_OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_MACROS: Final = say("the document holds macros, which are programs")
_WITHOUT_MACROS: Final = say("save it without macros, best as PDF")
Fault = tuple[int, Message, Message]
"""On which line, what is wrong, and the mend."""


def inside_faults(root: Path, file: str) -> Iterator[Problem]:
    """Find what may not be in a file; the path is from the root."""
    try:
        found = (root / file).stat()
        if found.st_size > LARGEST:
            return
        faults = _looked_into(str(root / file), found.st_mtime_ns, found.st_size)
    except OSError:
        return  # that it cannot be read has been told
    for line, what, fix in faults:
        yield Problem(Position(file, line), "unsafe-attachment", what, fix)


@lru_cache(maxsize=5_000)  # the preview looks again after each save, and few files have changed
def _looked_into(path: str, _changed: int, size: int) -> tuple[Fault, ...]:
    if size == 0:
        return ((1, say("the file is empty"), say("delete it, or put the right file in its place")),)
    raw = Path(path).read_bytes()
    suffix = path.rpartition(".")[2].lower()
    if _PROGRAM.match(raw):
        return ((1, say("the file is a program, whatever its name says"), say("delete it")),)
    if _PAGE.match(raw):
        what = say("the file is a web page, whatever its name says")
        return ((1, what, say("write its text as a page in 'content/', or save it as PDF")),)
    look = _LOOKS.get(suffix)
    return tuple(look(path, raw)) if look else ()


def _svg(_: str, raw: bytes) -> Iterator[Fault]:
    return svg_faults(raw)


def _picture(path: str, raw: bytes) -> Iterator[Fault]:
    if tells_a_place(path, raw):
        what = say("the picture tells where it was taken")
        fix = say("save it without its place: in most programs 'Export' or 'Save for the web', without location")
        yield 1, what, fix


def _style(_: str, raw: bytes) -> Iterator[Fault]:
    found = _ELSEWHERE.search(raw)
    if found:
        what = say("the style sheet asks another site for a file")
        yield raw.count(b"\n", 0, found.start()) + 1, what, say("put that file into 'content/', and name it there")


def _archive(path: str, _: bytes) -> Iterator[Fault]:
    names = _names(path)
    if any(_MACRO.search(name) for name in names):
        yield 1, _MACROS, _WITHOUT_MACROS
    program = next((name for name in names if name.lower().endswith(_PROGRAMS)), None)
    if program is not None:
        what = say("the archive holds a program, '{name}'", name=program.rpartition("/")[2])
        yield 1, what, say("pack it anew without the program")
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") for name in names):
        yield 1, say("the archive would write outside its own folder"), say("pack it anew")


def _names(path: str) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []  # it is no archive, and no program would open it as one


def _old_document(_: str, raw: bytes) -> Iterator[Fault]:
    if raw.startswith(b"\xd0\xcf\x11\xe0") and _OLD_MACROS in raw:
        yield 1, _MACROS, _WITHOUT_MACROS


_LOOKS: Final[Mapping[str, Callable[[str, bytes], Iterator[Fault]]]] = {
    "svg": _svg,
    "css": _style,
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "tif", "tiff", "avif", "heic", "gif"), _picture),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip", "epub"), _archive),
    **dict.fromkeys(("doc", "xls", "ppt"), _old_document),
}
"""How a file is looked into, by the end of its name."""
