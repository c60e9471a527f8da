"""The locks pin all that is installed, by hash, and name no address."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]


def pinned(lock: str) -> dict[str, str]:
    """Read the names and versions of a lock."""
    text = (REPOSITORY / lock).read_text("utf-8")
    return {name.casefold(): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def names(requirements: list[str]) -> set[str]:
    """Take the names out of requirements such as `mkdocs>=1.6`."""
    return {re.split(r"[\[<>=;! ]", requirement)[0].casefold() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned(lock: str) -> None:
    wanted = names(PROJECT["dependencies"])
    if lock == "requirements-dev.lock":
        wanted |= names(PROJECT["optional-dependencies"]["dev"])

    assert wanted - set(pinned(lock)) == set()


def test_both_locks_pin_the_same_versions() -> None:
    site, development = (pinned(lock) for lock in LOCKS)

    assert {name: development.get(name) for name in site} == site


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", (REPOSITORY / lock).read_text("utf-8"), flags=re.MULTILINE)[1:]

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(pinned(lock))


@pytest.mark.parametrize("lock", [*LOCKS, "tests/js/package-lock.json"])
def test_no_lock_names_an_address_to_fetch_from(lock: str) -> None:
    text = (REPOSITORY / lock).read_text("utf-8")

    assert re.findall(r'"resolved"|--(?:extra-)?index-url|--find-links|--trusted-host', text) == []


def test_a_package_brings_its_templates_and_words() -> None:
    brought = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    kinds = {path.suffix for path in Path(REPOSITORY / "generator/words/locales").iterdir()}

    assert {f"words/locales/*{kind}" for kind in kinds} | {"theme/**"} <= set(brought["generator"])
