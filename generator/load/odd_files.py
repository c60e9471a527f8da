"""Names of files that some computers cannot hold, files that programs leave behind, and files that are hidden.

Sources: Microsoft, Naming Files, Paths, and Namespaces; what Finder, Explorer, Office and browsers leave in a folder.
"""

import re
from typing import Final

from generator.problems import Message, Position, Problem, say

_KEPT_BY_WINDOWS: Final = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE
)
_SIGNS: Final = re.compile(r'[<>:"|?*\\]')
_LITTER: Final = re.compile(
    r"""thumbs\.db | ehthumbs(_vista)?\.db | desktop\.ini | icon\r | __macosx | @eadir | \$recycle\.bin
    | system\ volume\ information                    # of the system
    | ~\$.* | ~wrl\d+\.tmp | \.~lock\..*\#           # of Office, while a file is open
    | .*[:.]zone\.identifier                         # of Windows, for what was fetched
    | .*\.(tmp|temp|swp|swo|bak|old|orig|rej|crdownload|part|partial|download|lnk|url|webloc) | .*~ | \#.*\#
    | \.ds_store | \._.* | \.localized | \.spotlight-v100 | \.trashes | \.fseventsd | \.directory""",
    re.IGNORECASE | re.VERBOSE,
)
_WHILE_OPEN: Final = re.compile(r"\..*\.sw[a-p] | \.~lock\..*\# | \.nfs.* | \.\#.*", re.VERBOSE)
"""Hidden files that are there only as long as another is being written."""
_OF_TOOLS: Final = frozenset({
    ".git", ".gitkeep", ".keep", ".gitignore", ".gitattributes", ".gitmodules", ".editorconfig", ".github", ".vscode",
    ".idea", ".obsidian", ".nojekyll", ".prettierrc", ".markdownlint.json",
})  # fmt: skip
"""Hidden names that programs of those who write use, and that nobody takes for content."""
_RECORDS: Final = (".md", ".markdown", ".yml", ".yaml")


def name_fault(file: str) -> Problem | None:
    """Complain of a file or folder by its name alone; the path is from the root."""
    name = file.rpartition("/")[2]
    if _LITTER.fullmatch(name):
        what = say("'{name}' was left by a program, and holds nothing for readers", name=name)
        return Problem(Position(file), "unexpected-file", what, say("delete it"))
    why = _why_not_everywhere(name)
    if why is None:
        return None
    return Problem(Position(file), "file-name", why, say("give it another name, best of a-z, 0-9 and hyphens"))


def _why_not_everywhere(name: str) -> Message | None:
    if _KEPT_BY_WINDOWS.fullmatch(name):
        return say("'{name}' is a name that Windows keeps for itself: the folder cannot be opened there", name=name)
    if found := _SIGNS.search(name):
        return say("the name '{name}' holds '{sign}', which no file on Windows can have", name=name, sign=found[0])
    if name.endswith((".", " ")):
        return say("the name '{name}' ends with a point or a space, which Windows leaves out", name=name)
    if name.startswith(" "):
        return say("the name '{name}' begins with a space", name=name)
    return None


def hidden_fault(file: str) -> Problem | None:
    """Complain of a file or folder whose name begins with a point: it is neither read nor published."""
    name = file.rpartition("/")[2]
    if name in _OF_TOOLS or _WHILE_OPEN.fullmatch(name):
        return None
    if _LITTER.fullmatch(name):
        what = say("'{name}' was left by a program, and holds nothing for readers", name=name)
        return Problem(Position(file), "unexpected-file", what, say("delete it"), "warning")
    what = say("'{name}' begins with a point: it is hidden, and neither read nor published", name=name)
    fix = say("delete the point, or the file")
    is_record = name.lower().endswith(_RECORDS) and name.lower() not in (*_RECORDS,)
    return Problem(Position(file), "unexpected-file", what, fix, "error" if is_record else "warning")
