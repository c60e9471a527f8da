"""Templates that were compiled before: the same result, also from a file that was cut short or cannot be written."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from generator.memory.compiled import Compiled

TEXT = "{{ name|upper }}, {{ 3 * 7 }}"


def say(folder: Path, text: str = TEXT) -> str:
    environment = Environment(loader=DictLoader({"one.html": text}), bytecode_cache=Compiled(folder), autoescape=True)
    return environment.get_template("one.html").render(name="gjøl")


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = say(tmp_path)
    monkeypatch.setattr(Environment, "compile", None)

    assert say(tmp_path) == said == "GJØL, 21"


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    say(tmp_path)

    assert say(tmp_path, "{{ name }}!") == "gjøl!"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("left", [0, 3, 40])
def test_half_a_file_is_compiled_anew(tmp_path: Path, left: int) -> None:
    said = say(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:left])

    assert say(tmp_path) == said
    assert file.stat().st_size > left, "and kept"


def test_where_nothing_can_be_written_each_process_compiles(tmp_path: Path) -> None:
    assert say(tmp_path / "missing") == "GJØL, 21"
