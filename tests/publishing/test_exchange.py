"""Two folders change places, in one step or in two."""

import ctypes
import errno
import os
import platform
import sys
from pathlib import Path

import pytest
from trees import beside, identity, made_of, tree_of, write_tree

from generator.publishing import exchange
from generator.publishing.publish import Published, publish


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_two_folders_change_places_at_once(tmp_path: Path) -> None:
    write_tree(tmp_path, {"one/a": "1", "other/b": "2"})

    exchanged = exchange.exchange(str(tmp_path / "one"), str(tmp_path / "other"))

    assert exchanged
    assert tree_of(tmp_path) == {"one/b": "2", "other/a": "1"}


@pytest.mark.skipif(platform.machine() not in {"x86_64", "aarch64"} or sys.platform != "linux", reason="Linux numbers")
def test_a_c_library_without_the_function_still_has_the_system_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libc = ctypes.CDLL(None, use_errno=True)

    class Musl:
        syscall = libc.syscall

    write_tree(tmp_path, {"one/a": "1", "other/b": "2"})
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Musl)
    exchanged = exchange.exchange(str(tmp_path / "one"), str(tmp_path / "other"))
    monkeypatch.setattr(platform, "machine", lambda: "abacus")
    unknown = exchange.exchange(str(tmp_path / "one"), str(tmp_path / "other"))

    assert (exchanged, unknown) == (True, False)
    assert tree_of(tmp_path) == {"one/b": "2", "other/a": "1"}


def test_an_exchange_with_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()

    with pytest.raises(FileNotFoundError):
        exchange.exchange(str(tmp_path / "one"), str(tmp_path / "nothing"))


def test_without_an_exchange_two_renames_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(made_of({"kept": "1", "changed": "2"}), site)
    before = identity(site / "kept")
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)

    published = publish(made_of({"kept": "1", "changed": "3"}), site)

    assert published == Published(written=1, kept=1, removed=0)
    assert tree_of(site) == {"kept": "1", "changed": "3"}
    assert identity(site / "kept") == before
    assert beside(site) == [".site.lock", ".site.made"]


def test_when_the_second_rename_fails_the_first_is_undone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(made_of({"a": "old"}), site)
    rename = os.rename

    def refuse_staging(one: str, other: str) -> None:
        if ".staging-" in one:
            raise PermissionError(errno.EACCES, "no", one)
        rename(one, other)

    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", refuse_staging)
    with pytest.raises(PermissionError):
        publish(made_of({"a": "new"}), site)

    assert tree_of(site) == {"a": "old"}
    assert beside(site) == [".site.lock", ".site.made"]
