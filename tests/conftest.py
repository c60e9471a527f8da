"""What several tests need: the small fictional municipality, on the disk and built."""

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.engine.plugin import run_build
from generator.load import load
from generator.views.scene import Scene, scene_of

REPOSITORY = Path(__file__).parent.parent
TOWN = Path(__file__).parent / "golden" / "town"
"""A small municipality: each test adds to its copy what it is about."""
CITY = Path(__file__).parent / "golden" / "city"
"""A furnished one: every kind of page in every state."""

LILLEBY = REPOSITORY / "examples/lilleby"
"""A whole municipality after six years of use."""

Build = Callable[..., Path]
_REAL = tuple(str(REPOSITORY / folder) for folder in ("content", "funds", "meetings", "plans"))


def _leave_the_real_content_alone(event: str, values: tuple[object, ...]) -> None:
    if event in {"open", "os.scandir", "os.listdir"} and values and str(values[0]).startswith(_REAL):
        raise RuntimeError(f"the tests of the generator do not read {values[0]}: take a town under tests/golden")


sys.addaudithook(_leave_the_real_content_alone)  # editors may change it at any time, and the tests stay green


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Give a copy of the fictional municipality that a test may spoil."""
    return Path(shutil.copytree(TOWN, tmp_path / "town"))


@pytest.fixture
def build_site() -> Build:
    """Give a function that builds a repository and returns the site."""

    def build(root: Path, *, searched: bool = False) -> Path:
        done = run_build(root, site_dir=root / "site", searched=searched)
        assert done is not None, "the build was refused; see the log"
        return root / "site"

    return build


@pytest.fixture(autouse=True)
def _quiet_engine() -> Iterator[None]:
    """Keep the engine's chatter out of the output of tests."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    yield
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def tree(folder: Path) -> dict[str, bytes]:
    """Read a whole folder: path -> bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def city_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the furnished municipality once, with its search, as on a fixed day."""
    target = tmp_path_factory.mktemp("city") / "site"
    assert run_build(CITY, site_dir=target, today=date(2026, 11, 21)) is not None
    return target


@pytest.fixture(scope="session")
def lilleby() -> Scene:
    """See the whole municipality on a fixed day."""
    site = load(LILLEBY).site
    assert site is not None
    return scene_of(site, date(2026, 11, 27))


@pytest.fixture(scope="session")
def lilleby_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole municipality once, with its search, as on a fixed day."""
    target = tmp_path_factory.mktemp("lilleby") / "site"
    assert run_build(LILLEBY, site_dir=target, today=date(2026, 11, 27)) is not None
    return target
