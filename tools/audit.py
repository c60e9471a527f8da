"""Asks whether known weaknesses touch the pinned packages, those of Python and those of Node.

Ends with 0 when none does, 1 when some do, and 2 when it could not ask: that is no pass.
The auditor lives in `.venv/audit`, away from what it looks at; `make audit` puts it there.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
Findings = list[str]
PATIENCE = 300
"""Seconds until an auditor that says nothing is given up."""


class UnansweredError(Exception):
    """No answer came; the text says what the program said instead."""


def asked(command: Sequence[str], folder: Path) -> Any:
    """Run an auditor that answers in JSON; without an answer, `UnansweredError` with the last line of what it said."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise UnansweredError(str(reason)) from reason
    try:
        return json.loads(done.stdout)
    except ValueError as nothing:
        raise UnansweredError((done.stderr or done.stdout).strip().rpartition("\n")[2] or "no answer") from nothing


def python_findings(answer: Any) -> Findings:
    """List the weaknesses that the auditor of Python packages names."""
    packages = answer["dependencies"]
    if skipped := [package["name"] for package in packages if "skip_reason" in package]:
        raise UnansweredError(f"nothing is known of {len(skipped)} packages, {skipped[0]} among them")
    return [
        f"{package['name']} {package['version']}: {weakness['id']}"
        + (f", mended in {', '.join(weakness['fix_versions'])}" if weakness["fix_versions"] else "")
        for package in packages
        for weakness in package["vulns"]
    ]


def node_findings(answer: Any) -> Findings:
    """List the weaknesses that the auditor of Node packages names."""
    if "vulnerabilities" not in answer:
        raise UnansweredError(answer.get("message") or "no answer")
    return [f"{name}: {found['severity']}" for name, found in sorted(answer["vulnerabilities"].items())]


def audit(parts: Sequence[tuple[str, Callable[[], Findings]]]) -> int:
    """Ask for each part, tell what came, and give the exit code of the whole."""
    code = 0
    for name, ask in parts:
        try:
            found = ask()
        except UnansweredError as reason:
            print(f"{name}: could not ask ({reason}). Remedy: look at the network, then run 'make audit' again.")
            code = code or 2
            continue
        print(f"{name}: {len(found)} known weaknesses" if found else f"{name}: no known weakness")
        for line in found:
            print(f"  {line}")
        if found:
            print("  Remedy: 'make upgrade', then 'make test'.")
            code = 1
    return code


def main() -> int:
    """Audit the development lock, which holds all that is installed, and the packages of the tests in Node."""
    auditor = str(ROOT / ".venv/audit/bin/pip-audit")
    lock = str(ROOT / "requirements-dev.lock")
    python = [
        auditor,
        "--requirement",
        lock,
        "--require-hashes",
        "--disable-pip",
        "--format=json",
        "--progress-spinner=off",
    ]
    node = [str(ROOT / ".venv/bin/npm"), "audit", "--json"]
    return audit([
        ("Python packages", lambda: python_findings(asked(python, ROOT))),
        ("Node packages", lambda: node_findings(asked(node, ROOT / "tests/js"))),
    ])  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
