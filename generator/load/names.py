"""What the name of a file means: which record it is, or what is wrong with the name; and what need not be written."""

from collections.abc import Sequence

from generator.load.folders_meant import meant_folder
from generator.model.fields import LONGEST_SLUG, is_path, slugify
from generator.model.kinds import Kind
from generator.problems import Message, Position, Problem, say
from generator.reading.source import Source


def slug_of(kind: Kind, file: str) -> str | Problem:
    """Make the slug of a file of its name, and of its folder where the kind says so; `file` is from the root."""
    inner = file.removeprefix(f"{kind.folder}/")
    if not inner.endswith(kind.suffix):
        what = say("the file is not read: here a file name ends in '{suffix}'", suffix=kind.suffix)
        fix = say("rename the file, or move an attachment to 'content/files/'")
        return Problem(Position(file), "unexpected-file", what, fix)
    path = inner.removesuffix(kind.suffix)
    *folders, name = path.split("/")
    if len(folders) != (0 if kind.layout == "flat" else 1):
        return Problem(Position(file), "wrong-folder", *_misplaced(kind, folders, name))
    if not is_path(path) or max(map(len, (*folders, name))) > LONGEST_SLUG:
        return Problem(Position(file), "file-name", *_no_address(kind, inner, [*folders, name]))
    return name if kind.layout == "years" else path


def _misplaced(kind: Kind, folders: list[str], name: str) -> tuple[Message, Message]:
    if not folders:
        what = say("the file stands directly in '{folder}'", folder=kind.folder)
        if kind.layout == "years" and name[:4].isdecimal():
            return what, say("move it to '{file}'", file=f"{kind.folder}/{name[:4]}/{name}{kind.suffix}")
        return what, say("move it into a folder, as in '{file}'", file=f"{kind.folder}/…/{name}{kind.suffix}")
    what = say("the file stands too deep, in the folder '{folder}'", folder="/".join((kind.folder, *folders)))
    kept = () if kind.layout == "flat" else folders[:1]
    return what, say("move it to '{file}'", file="/".join((kind.folder, *kept, name + kind.suffix)))


def _no_address(kind: Kind, inner: str, parts: list[str]) -> tuple[Message, Message]:
    if max(map(len, parts)) > LONGEST_SLUG:
        what = say("the file name '{name}' is longer than {most} characters", name=inner, most=LONGEST_SLUG)
    else:
        what = say("the file name '{name}' cannot be an address", name=inner)
    better = [slugify(part) for part in parts]
    if all(better):
        return what, say("call it '{name}': only a-z, 0-9 and hyphens", name="/".join(better) + kind.suffix)
    return what, say("give it a name of a-z, 0-9 and hyphens only")


def taken(file: str, slug: str, first: str) -> Problem:
    """Complain of a second file with the same slug."""
    what = say("'{file}' already has the slug '{slug}'", file=first, slug=slug)
    return Problem(Position(file), "duplicate-slug", what, say("give one of the two files another name"))


def stray(file: str, kinds: Sequence[Kind]) -> Problem:
    """Complain of a text file in a folder of no kind."""
    folder, _, name = file.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    if folder == "content" and suffix.lower() not in ("yml", "yaml"):
        what = say("the file is not read: here a file name ends in '{suffix}'", suffix=".md")
        return Problem(Position(file), "unexpected-file", what, say("call it '{name}'", name=f"{slugify(stem)}.md"))
    what = say("the file is not read: no kind of record lives in this folder")
    meant = meant_folder(folder.rpartition("/")[2], kinds) if folder != "content" else None
    if meant is not None:
        fix = say("move it to '{file}'", file=f"{meant}/{name}")
    else:
        fix = say("move it to the folder of its kind, or to 'content/' if it is a page")
    return Problem(Position(file), "unexpected-file", what, fix)


def written_by_hand(key: str, source: Source) -> Problem:
    """Say that a key is given by the file itself: its slug and its text."""
    return Problem(
        source.position((key,), of="key"),
        "unknown-key",
        say("'{key}' is not written in the file", key=key),
        say("delete the line: it follows from the file itself"),
    )


def missing(file: str, fix: Message) -> Problem:
    """Complain of a file that every site needs."""
    return Problem(Position(file), "missing-file", say("there is no file '{file}'", file=file), fix)
