"""Runs Pagefind, the search engine, over a finished site, and makes its files the same for the same pages.

Pagefind 1.5 writes the values of a filter in the order of a hash table, which is another one in every run. The values
are sorted here, and the files that are named after their content get the name of the sorted content.
"""

import gzip
import hashlib
import json
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import cbor2

FOLDER = "pagefind"
_MAGIC = b"pagefind_dcd"
"""The first bytes of Pagefind's packed files; CBOR (RFC 8949) follows."""


class IndexingError(Exception):
    """Pagefind failed; its own words are the message."""


def build_index(site: Path, language: str, *, output: Path | None = None) -> None:
    """Write the search index of the pages in `site` to `output`, or to `site/pagefind`."""
    made = output or site / FOLDER
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", language]
    command += ["--output-path", str(made)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise IndexingError((done.stdout + done.stderr).strip())
    _settle_order(made)


def _settle_order(made: Path) -> None:
    """Sort the values of every filter, then rename what is named after its content."""
    entry_path = made / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language, index in sorted(entry["languages"].items()):
        old_meta = made / f"pagefind.{index['hash']}.pf_meta"
        meta = _unpack(old_meta)
        filters = meta[3]
        for row in filters:
            row[1] = _sorted_filter(made / "filter", language, row[1])
        filters.sort()
        index["hash"] = _write(made, "pagefind.{}.pf_meta", language, meta, length=10)
        if made / f"pagefind.{index['hash']}.pf_meta" != old_meta:
            old_meta.unlink()
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _sorted_filter(folder: Path, language: str, name: str) -> str:
    old = folder / f"{name}.pf_filter"
    facet, values = _unpack(old)
    fresh = _write(folder, "{}.pf_filter", language, [facet, sorted(values)], length=7)
    if fresh != name:
        old.unlink()
    return fresh


def _unpack(path: Path) -> Any:
    try:
        data = gzip.decompress(path.read_bytes())
        if not data.startswith(_MAGIC):
            raise IndexingError(f"{path.name} does not begin as Pagefind 1.5 does; see generator/search/indexer.py")
        return cbor2.loads(data.removeprefix(_MAGIC))
    except (OSError, zlib.error, cbor2.CBORDecodeError) as error:
        raise IndexingError(f"{path.name} is not packed as Pagefind 1.5 does ({error})") from error


def _write(folder: Path, pattern: str, language: str, value: Any, *, length: int) -> str:
    """Pack a value, write it under the name of its content, and return that name."""
    data = _MAGIC + cbor2.dumps(value)
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:length]}"
    (folder / pattern.format(name)).write_bytes(gzip.compress(data, 9, mtime=0))
    return name
