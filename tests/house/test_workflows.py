"""What the workflows may do: little, with actions that cannot change under them, and with an update robot."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.y*ml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")


def read(path: Path) -> dict[Any, Any]:
    """Read a workflow; YAML takes its key `on` for a yes."""
    found: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_there_is_a_workflow() -> None:
    assert WORKFLOWS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_named_by_its_whole_hash_and_its_version(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses: *(.*?)\s*$", path.read_text("utf-8"), re.MULTILINE)

    assert len(used) == sum("uses" in step for step in steps(read(path)))
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_reads_the_code_and_nothing_else(path: Path) -> None:
    workflow = read(path)

    assert workflow["permissions"] == {"contents": "read"}
    assert [
        name for name, job in workflow["jobs"].items() if job.get("permissions", {}) not in ({}, {"contents": "read"})
    ] == []
    assert not {"pull_request_target", "workflow_run"} & set(workflow[True])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_step_keeps_the_key_it_fetched_the_code_with(path: Path) -> None:
    fetching = [step for step in steps(read(path)) if step.get("uses", "").startswith("actions/checkout@")]

    assert [step for step in fetching if step.get("with", {}).get("persist-credentials") is not False] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_command_holds_what_a_stranger_may_have_written(path: Path) -> None:
    assert [step["run"] for step in steps(read(path)) if "${{" in step.get("run", "")] == []


def test_the_robot_looks_wherever_versions_are_pinned() -> None:
    robot = yaml.safe_load((REPOSITORY / ".github/dependabot.yml").read_text("utf-8"))

    looked = {(entry["package-ecosystem"], entry["directory"]) for entry in robot["updates"]}

    assert robot["version"] == 2
    assert looked == {("github-actions", "/"), ("pip", "/"), ("npm", "/tests/js")}
    assert (REPOSITORY / "requirements.lock").is_file()
