"""Reading a whole repository: nothing that is in it stops the reading, and nothing disappears without a word."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.load import ReadBefore, load
from generator.memory import Memory
from generator.model.kinds import KINDS
from generator.problems import Problem
from generator.reading.source import read_found, read_source
from tests.conftest import REPOSITORY

BASE = REPOSITORY / "tests/cases" / "base"
SPECIAL_RULES = frozenset(
    {
        "leads-outside",
        "linked-file",
        "linked-folder",
        "more-problems",
        "too-large",
        "unreadable-file",
        "unreadable-folder",
    }
)
"""Rules whose faults cannot stand in `tests/cases/`: they are made here."""
NOBODY = 65534
"""The user id without any rights, by custom."""
FUND = "funds/landsbypuljen.md"
SETTINGS = "content/site.yml"
WHEEL = "content/wheel.yml"
FILES = {
    "award": "content/awards/2026/bro.md",
    "body": "content/bodies/raadet.md",
    "checklist": "content/checklists/tre-raad.md",
    "community": "content/communities/strandby.md",
    "contact": "content/contacts/anna-holm.yml",
    "document": "content/documents/politik.md",
    "form": "content/forms/skema.md",
    "fund": FUND,
    "meeting": "meetings/2026/2026-10-01-fundraising.md",
    "news": "content/news/ny-pulje.md",
    "page": "content/om.md",
    "plan": "plans/strandby/2026.md",
    "programme": "content/programmes/kursus.md",
    "project": "content/projects/ny-bro.md",
    "report": "content/reports/aaret.md",
    "site": SETTINGS,
    "story": "content/stories/shelter.md",
    "theme": "content/themes/natur.md",
}
"""One file of every kind."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a sound repository that a test may spoil, with nothing beside it."""
    return Path(shutil.copytree(BASE, tmp_path / "town"))


@pytest.fixture
def open_root() -> Iterator[Path]:
    """Give a sound repository in a place that every user may enter."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(shutil.copytree(BASE, Path(place) / "town"))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of the superuser, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file as an editor would."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(root: Path) -> list[tuple[str, str]]:
    """Read, and list what is wrong as file and rule."""
    return sorted((problem.at.file, problem.rule) for problem in load(root).problems)


def stands_in_its_file(root: Path, problem: Problem) -> bool:
    """Whether a problem points at a place that is there."""
    path = root / problem.at.file
    if problem.rule == "missing-file":
        return not path.exists()
    if not path.is_file():
        return (problem.at.line, problem.at.column) == (1, 1) and os.path.lexists(path)
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return problem.at.line <= len(lines) and 1 <= problem.at.column <= len(lines[problem.at.line - 1]) + 1


def test_a_sound_repository_is_read_whole(root: Path) -> None:
    loaded = load(root)

    assert loaded.problems == ()
    assert loaded.site is not None
    assert {kind: list(records) for kind, records in loaded.site.records.items()} == {
        "award": ["bro"],
        "body": ["raadet"],
        "checklist": ["tre-raad"],
        "community": ["strandby"],
        "contact": ["anna-holm", "bo-lund"],
        "document": ["politik"],
        "form": ["skema"],
        "fund": ["landsbypuljen"],
        "meeting": ["2026-10-01-fundraising", "2027-06-10-eksempel"],
        "news": ["ny-pulje"],
        "page": ["index", "om"],
        "plan": ["strandby/2026"],
        "programme": ["kursus"],
        "project": ["ny-bro"],
        "report": ["aaret"],
        "story": ["shelter"],
        "theme": ["natur"],
    }
    assert loaded.attachments == ("files/skema.txt",)
    assert set(FILES) == {kind.name for kind in KINDS} | {"site"}


def test_a_value_is_found_in_its_file(root: Path) -> None:
    loaded = load(root)
    assert loaded.site is not None
    plan = loaded.site["plan"]["strandby/2026"]

    at = loaded.locate(plan, ("goals", 0, "actions", 0, "updates"))
    settings_at = loaded.locate(None, ("sections", "fund", "path"))

    assert (at.file, at.line, at.column) == (FILES["plan"], 14, 18)
    assert (settings_at.file, settings_at.line, settings_at.column) == (SETTINGS, 19, 11)
    assert loaded.file(plan) == FILES["plan"]
    assert loaded.source(plan).body == "\nPlanen er lavet på et møde.\n"


def _after_the_facts(text: str, new: str) -> str:
    """Add a line to the facts of a file of either form."""
    return text.replace("\n---\n", f"\n{new}\n---\n", 1) if text.startswith("---\n") else f"{text}{new}\n"


SPOILED: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "a letter that is not UTF-8": (lambda text: _after_the_facts(text, "# ø").encode("latin-1"), "not-utf-8"),
    "a tab": (lambda text: _after_the_facts(text, "x:\n\ty: z"), "tab-indentation"),
    "a key that is there twice": (lambda text: _after_the_facts(text, "title: a\ntitle: b"), "duplicate-key"),
    "an unknown key": (lambda text: _after_the_facts(text, "upublished: 2026-01-01"), "unknown-key"),
    "a missing field": (
        lambda text: text.replace("published:", "updated:", 1).replace("identity:", "identty:"),
        "missing-field",
    ),
    "a list in place of a text": (
        lambda text: (
            text.replace("published: 2026", "published: [2026", 1)
            .replace("tagline: Alt om at udvikle Lilleby.", "tagline: [Alt]")
            .replace("-01-16\n", "-01-16]\n", 1)
            .replace("-01-20\n", "-01-20]\n", 1)
            .replace("-02-02\n", "-02-02]\n", 1)
            .replace("-02-01\n", "-02-01]\n", 1)
            .replace("-09-02\n", "-09-02]\n", 1)
        ),
        "wrong-type",
    ),
    "an impossible day": (
        lambda text: text.replace("published: 2026-", "published: 2026-13-", 1).replace("since: 2026-", "since: 26-"),
        "wrong-value",
    ),
    "no bytes": (lambda _: "", "empty-file"),
    "50 MB": (lambda text: text + "x" * 50_000_000, "too-large"),
    "10,000 levels": (lambda text: _after_the_facts(text, "x: " + "[" * 10_000), "too-deep"),
    "an alias bomb": (
        lambda text: _after_the_facts(
            text, "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 30))
        ),
        "alias",
    ),
}
"""What can be wrong with any file: how a text is spoiled, and the rule that must be named."""


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("fault", SPOILED)
def test_a_fault_is_a_problem_in_a_file_of_any_kind(root: Path, kind: str, fault: str) -> None:
    spoil, rule = SPOILED[fault]
    path = root / FILES[kind]
    spoiled = spoil(path.read_text(encoding="utf-8"))
    path.write_bytes(spoiled.encode() if isinstance(spoiled, str) else spoiled)

    problems = load(root).problems

    assert {problem.at.file for problem in problems} == {FILES[kind]}
    assert rule in {problem.rule for problem in problems}
    assert [problem for problem in problems if not stands_in_its_file(root, problem)] == []


def test_more_than_a_hundred_problems_of_one_file_are_counted(root: Path) -> None:
    replace(root / FILES["theme"], "title: Natur", "title: Natur\nsource: [" + "x, " * 149 + "x]")

    problems = load(root).problems

    assert len(problems) == 101
    assert [dict(problem.what.values) for problem in problems if problem.rule == "more-problems"] == [{"count": 50}]


def test_links_that_lead_out_of_the_repository_are_not_followed(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text((root / FUND).read_text(encoding="utf-8"), encoding="utf-8")
    (root / "funds/file.md").symlink_to("../../outside/secret.md")
    (root / "funds/absolute.md").symlink_to(outside / "secret.md")
    (root / "funds/folder").symlink_to(outside)
    (root / "content/files/secret.txt").symlink_to(outside / "secret.md")
    (root / "content/files/folder").symlink_to(outside)
    shutil.rmtree(root / "content/news")
    (root / "content/news").symlink_to(outside)

    loaded = load(root)

    assert sorted(problem.at.file for problem in loaded.problems if problem.rule == "leads-outside") == [
        "content/files/folder",
        "content/files/secret.txt",
        "content/news",
        "funds/absolute.md",
        "funds/file.md",
        "funds/folder",
    ]
    assert len(loaded.problems) == 6
    assert loaded.attachments == ("files/skema.txt",)
    assert loaded.site is not None
    assert list(loaded.site["fund"]) == ["landsbypuljen"]


def test_settings_behind_a_link_out_of_the_repository_are_not_read(root: Path) -> None:
    (root / SETTINGS).rename(root.parent / "site.yml")
    (root / SETTINGS).symlink_to("../../site.yml")

    loaded = load(root)

    assert loaded.site is None
    assert faults(root) == [(SETTINGS, "leads-outside")]


def test_links_to_folders_and_to_nothing_are_problems(root: Path) -> None:
    (root / "plans/kopi").symlink_to("strandby")
    (root / "plans/strandby/rundt").symlink_to("..")
    (root / "content/files/planer").symlink_to("../../plans")
    (root / "funds/intet.md").symlink_to("findes-ikke.md")
    (root / "funds/ring.md").symlink_to("ring.md")
    (root / "content/files/intet.pdf").symlink_to("findes-ikke.pdf")
    shutil.rmtree(root / "content/themes")
    (root / "content/themes").symlink_to("findes-ikke")

    assert faults(root) == [
        ("content/files/intet.pdf", "unreadable-file"),
        ("content/files/planer", "linked-folder"),
        ("content/themes", "unreadable-file"),
        ("funds/intet.md", "unreadable-file"),
        ("funds/ring.md", "unreadable-file"),
        ("plans/kopi", "linked-folder"),
        ("plans/strandby/rundt", "linked-folder"),
    ]


@pytest.mark.parametrize("secret", [".git/config", ".env", "content/contacts/anna-holm.yml", "content/files/skema.txt"])
@pytest.mark.parametrize("name", ["content/files/skema-2.txt", "content/om.txt", "plans/strandby/2030.md"])
def test_no_link_is_followed_wherever_it_leads(root: Path, name: str, secret: str) -> None:
    (root / ".git").mkdir(exist_ok=True)
    for file in (".git/config", ".env"):
        (root / file).write_text("token = 1234", encoding="utf-8")
    (root / name).symlink_to(root / secret)

    loaded = load(root)

    assert [(problem.at.file, problem.rule) for problem in loaded.problems] == [(name, "linked-file")]
    assert loaded.attachments == ("files/skema.txt",)


def test_a_folder_of_records_that_is_a_link_is_not_read(root: Path) -> None:
    (root / "funds").rename(root / "puljer")
    (root / "funds").symlink_to("puljer")

    assert ("funds", "linked-folder") in faults(root)


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "funds/pipe.md")
    os.mkfifo(root / "content/files/pipe.pdf")

    assert faults(root) == [("content/files/pipe.pdf", "unreadable-file"), ("funds/pipe.md", "unreadable-file")]


def test_what_may_not_be_read_is_a_problem(open_root: Path) -> None:
    (open_root / FUND).chmod(0)
    (open_root / "content/files/skema.txt").chmod(0)
    (open_root / "meetings/2026").chmod(0)
    (open_root / "plans").chmod(0o444)

    with as_nobody():
        found = faults(open_root)

    assert found == [
        ("content/files/skema.txt", "unreadable-file"),
        (FUND, "unreadable-file"),
        ("meetings/2026", "unreadable-folder"),
        ("plans/strandby", "unreadable-folder"),
    ]


def test_settings_that_may_not_be_read_are_a_problem(open_root: Path) -> None:
    (open_root / "content").chmod(0o444)

    with as_nobody():
        found = {problem.at.file: problem.rule for problem in load(open_root).problems}

    assert found[SETTINGS] in ("missing-file", "unreadable-file")


def test_names_that_are_no_text_are_problems(root: Path) -> None:
    odd = b"bl\xe5b\xe6r"
    for folder, suffix in ((b"funds", b".md"), (b"content", b".md"), (b"content/files", b".pdf"), (b"plans", b"")):
        path = os.path.join(os.fsencode(root), folder, odd + suffix)  # noqa: PTH118  pathlib takes no bytes
        if suffix:
            Path(os.fsdecode(path)).write_bytes(b"---\n---\n")
        else:
            Path(os.fsdecode(path)).mkdir()
            Path(os.fsdecode(path), "2026.md").write_bytes(b"---\n---\n")

    problems = load(root).problems

    assert [problem.rule for problem in problems] == ["file-name"] * 4
    assert all("\udce5" in problem.at.file for problem in problems)


def test_hidden_files_and_missing_folders_are_no_problem(root: Path) -> None:
    for folder in ("content/news", "content/files", "meetings"):
        shutil.rmtree(root / folder)
    (root / "funds/.landsbypuljen.md.swp").write_text("x", encoding="utf-8")
    (root / "content/.gitignore").write_text("*.tmp\n", encoding="utf-8")
    (root / "plans/.git").mkdir()
    (root / "plans/.git/config").write_text("x", encoding="utf-8")

    assert load(root).problems == ()


def test_no_repository_at_all_is_two_missing_files(tmp_path: Path) -> None:
    assert faults(tmp_path / "nothing") == [("content/index.md", "missing-file"), (SETTINGS, "missing-file")]


def test_folders_fifty_deep_are_one_problem(root: Path) -> None:
    (root / "content/files" / "/".join("a" * 50)).mkdir(parents=True)

    assert faults(root) == [("content/files" + "/a" * 10, "wrong-folder")]


def test_a_record_with_a_fault_is_left_out_and_not_missed(root: Path) -> None:
    replace(root / FILES["body"], "type: council", "type: råd")

    loaded = load(root)

    assert loaded.site is not None
    assert "raadet" not in loaded.site["body"]
    assert ("body", "raadet") in loaded.site.unreadable
    assert [problem.rule for problem in loaded.problems] == ["wrong-value"]


def test_wrong_settings_are_stood_in_for_and_right_ones_are_kept(root: Path) -> None:
    replace(root / SETTINGS, "language: da", "language: nl")
    replace(root / SETTINGS, "address: https://lilleby.example/", "address: lilleby")
    replace(root / SETTINGS, "    path: moeder", "    path: Møder")

    loaded = load(root)

    assert sorted(problem.rule for problem in loaded.problems) == ["wrong-value", "wrong-value"]
    assert loaded.site is not None
    assert loaded.site.settings.language == "nl"
    assert loaded.site.settings.title == "Lilleby"
    assert loaded.site.settings.address == "https://site.example/"
    assert list(loaded.site.settings.sections) == ["fund", "plan"]


def test_a_file_that_has_not_changed_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ReadBefore()
    first = load(root, before=before)
    read: list[str] = []
    for room in ("settings", "documents"):
        monkeypatch.setattr(f"generator.load.{room}.read_source", _noting(read))
    monkeypatch.setattr("generator.load.records.read_found", _noting_found(read))

    replace(root / FUND, "Landsbypuljen", "Puljen")
    second = load(root, before=before)

    assert first.site is not None
    assert second.site is not None
    assert sorted(read) == [SETTINGS, WHEEL, FUND]
    assert second.site["fund"]["landsbypuljen"].title == "Puljen"  # type: ignore[attr-defined]
    assert second.site["news"]["ny-pulje"] is first.site["news"]["ny-pulje"]


def _noting(read: list[str]) -> Callable[..., object]:
    def note(root: Path, path: Path) -> object:
        read.append(path.relative_to(root).as_posix())
        return read_source(root, path)

    return note


def _noting_found(read: list[str]) -> Callable[..., object]:
    def note(root: Path, file: str, memory: Memory) -> object:
        read.append(file)
        return read_found(root, file, memory)

    return note


def test_what_a_faulty_file_was_told_is_remembered_and_forgotten(root: Path) -> None:
    before = ReadBefore()
    replace(root / FUND, "provider:", "povider:")

    told = [[problem.rule for problem in load(root, before=before).problems] for _ in range(2)]
    replace(root / FUND, "povider:", "provider:")
    mended = load(root, before=before).problems

    assert told == [["missing-field", "unknown-key"]] * 2
    assert mended == ()


def test_a_file_that_is_gone_is_forgotten(root: Path) -> None:
    before = ReadBefore()
    load(root, before=before)

    (root / FILES["news"]).unlink()
    loaded = load(root, before=before)

    assert loaded.site is not None
    assert dict(loaded.site["news"]) == {}
    assert FILES["news"] not in before.files


def test_two_readings_of_one_repository_say_the_same_in_the_same_order(root: Path) -> None:
    for name in ("z", "a", "m"):
        (root / f"funds/{name}.md").write_text("---\nx: 1\n---\n", encoding="utf-8")

    first, second = load(root).problems, load(root).problems

    assert first == second
    assert list(dict.fromkeys(problem.at.file for problem in first)) == ["funds/a.md", "funds/m.md", "funds/z.md"]
