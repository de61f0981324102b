"""Smaller pieces of the search index."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from cbor2 import dumps, loads

from teach_forward.site.chunks import ALIKE, MARK, SIZE, NotUnderstood, Value, split


def write(path: Path, value: Value) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(MARK + dumps(value)))


def read(path: Path) -> Value:
    return loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def test_pieces_become_small_cover_all_words_and_keep_beginnings_together(tmp_path: Path) -> None:
    words: list[Value] = [[f"w{n:04}", [[0, [n]]], []] for n in range(4000)]
    write(tmp_path / "index" / "en_abc.pf_index", [words])
    write(tmp_path / "pagefind.en_1.pf_meta", ["1.5.2", [["page", 9]], [["w0000", "w3999", "en_abc"]], [], []])
    split(tmp_path)
    version, pages, pieces, *rest = read(tmp_path / "pagefind.en_1.pf_meta")  # type: ignore[misc]
    assert (version, pages, rest) == ("1.5.2", [["page", 9]], [[], []])
    assert len(pieces) > 3  # type: ignore[arg-type]
    assert not (tmp_path / "index" / "en_abc.pf_index").exists()
    found: list[Value] = []
    for first, last, name in pieces:  # type: ignore[misc, union-attr]
        (group,) = read(tmp_path / "index" / f"{name}.pf_index")  # type: ignore[misc]
        assert (group[0][0], group[-1][0]) == (first, last)
        assert len(dumps(group)) < 2 * SIZE
        if found:
            assert found[-1][0][:ALIKE] != first[:ALIKE]  # type: ignore[index]
        found += group
    assert found == words


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pagefind.en_1.pf_meta").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(NotUnderstood):
        split(tmp_path)
