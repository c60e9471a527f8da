"""A build that is killed at any moment, and builds at the same time."""

import errno
import json
import logging
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import publish_victim as victim
import pytest
from trees import Stop, beside, made_of, stopping, tree_of, write_tree

from generator.artifact import Artifact
from generator.publishing.publish import Published, publish

VICTIM = str(Path(__file__).with_name("publish_victim.py"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_leftovers_of_killed_builds_are_deleted_and_nothing_else(site: Path, tmp_path: Path) -> None:
    write_tree(tmp_path, {f".site.staging-{os.getpid()}-ab_12/a/b": "half", ".site.staging-1-x/a": "half"})
    others = {
        ".site.staging-notes/a": "",
        ".site.staging-1-x.keep/a": "",
        ".site2.staging-1-x/a": "",
        "site.staging-1-x/a": "",
        ".xsite.staging-1-x/a": "",
    }
    write_tree(tmp_path, others)

    publish(made_of({"a": "1"}), site)

    left = tree_of(tmp_path)
    assert json.loads(left.pop(".site.made")).keys() == {"a"}
    assert left == {**others, ".site.lock": "", "site/a": "1"}


def test_what_cannot_be_deleted_does_not_stop_a_publication(
    site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(errno.EACCES, "not yours", path)

    publish(made_of({"a": "1"}), site)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", refuse)
        published = publish(made_of({"a": "2"}), site)
    left = beside(site)
    publish(made_of({"a": "2"}), site)

    assert published == Published(written=1, kept=0, removed=0)
    assert "could not delete" in caplog.text
    assert len(left) == 4  # the lock, the notes, the old site, the empty folder of the restoring
    assert beside(site) == [".site.lock", ".site.made"]


def run_victim(*arguments: str) -> None:
    subprocess.run([sys.executable, VICTIM, *arguments], check=True, timeout=60)


@pytest.mark.parametrize("scenario", victim.SCENARIOS)
def test_a_build_killed_before_any_of_its_calls_leaves_the_old_or_the_new_site(tmp_path: Path, scenario: str) -> None:
    run_victim("every-call", str(tmp_path), scenario)
    sites = [folder / "site" for folder in sorted(tmp_path.iterdir(), key=lambda folder: int(folder.name))]
    found = [tree_of(site) if site.exists() else None for site in sites]
    absent = [site for site in sites if not site.exists()]
    asides = [tree_of(site.with_name(".site.aside")) for site in sites if site.with_name(".site.aside").exists()]
    for site in sites:
        with pytest.raises(Stop):
            publish(stopping(made_of({"a": "half"})), site)
    restored = [tree_of(site) if site.exists() else None for site in sites]
    for site in sites:
        victim.build_new(site)

    before = None if scenario == "first time" else victim.OLD
    assert len(sites) > (20 if scenario == "first time" else 40)
    assert (found[0], found[-1]) == (before, victim.NEW)
    assert all(tree in (before, victim.NEW) for tree in restored)
    assert restored == sorted(restored, key=lambda tree: tree == victim.NEW)  # once new, never old again
    if scenario == "exchange":
        assert found == restored
    if scenario == "two renames":
        assert len(absent) == 1  # killed between the two
        assert asides == [victim.OLD] * 2  # before the second, and before it is named a leftover
    assert [tree_of(site) for site in sites] == [victim.NEW] * len(sites)
    assert [beside(site) for site in sites] == [[".site.lock", ".site.made", "base"]] * len(sites)


def test_a_build_killed_at_any_time_leaves_one_version_and_never_none(site: Path) -> None:
    moments = random.Random(2)
    versions = []
    for _ in range(6):
        with subprocess.Popen([sys.executable, VICTIM, "loop", str(site)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            end = time.monotonic() + moments.uniform(0, 0.1)
            while time.monotonic() < end:
                assert site.is_dir()
            process.kill()
        tree = tree_of(site)
        versions.append(set(tree.values()))
        assert len(tree) == victim.LOOP_FILES
    publish(victim.version(-1), site)

    assert [len(version) for version in versions] == [1] * 6
    assert set(tree_of(site).values()) == {"version -1"}
    assert beside(site) == [".site.lock", ".site.made"]


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_a_second_build_waits_for_the_first(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    order = []
    free = threading.Event()
    started = threading.Event()

    def first_finish(_: Path) -> None:
        order.append("first begins")
        started.set()
        assert free.wait(10)
        order.append("first ends")

    def second_artifacts() -> Iterator[Artifact]:
        order.append("second begins")
        yield Artifact("b", "second")

    first = threading.Thread(target=publish, args=(made_of({"a": "first"}), site), kwargs={"finish": first_finish})
    second = threading.Thread(target=publish, args=(second_artifacts(), site))
    with caplog.at_level(logging.WARNING):
        first.start()
        assert started.wait(10)
        second.start()
        wait_for(lambda: "waiting for another build" in caplog.text)
        free.set()
        first.join(10)
        second.join(10)

    assert order == ["first begins", "first ends", "second begins"]
    assert tree_of(site) == {"b": "second"}
    assert beside(site) == [".site.lock", ".site.made"]
