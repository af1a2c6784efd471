"""Writes small files of R data in the binary form (XDR), from R's description of it and apart from the reader."""

import bz2
import gzip
import lzma
import struct
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PACK: Mapping[str, Callable[[bytes], bytes]] = {
    "none": bytes, "gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress
}  # fmt: skip
NA_REAL = struct.pack(">Q", 0x7FF00000000007A2)


class Factor(list[str | None]):
    """A column that is written as numbers and labels."""


class Days(list[int | None]):
    """A column of dates, as days since 1970."""


class Deferred(list[int]):
    """A column of texts that R keeps as numbers (a form of version 3)."""


def i(number: int) -> bytes:
    return struct.pack(">i", number)


def chars(text: str | None) -> bytes:
    if text is None:
        return i(9) + i(-1)
    try:
        raw = text.encode("latin-1") if not text.isascii() else text.encode()
    except UnicodeEncodeError:
        raw = text.encode()
        return i(9 | 8 << 12) + i(len(raw)) + raw
    return i(9 | (4 if not text.isascii() else 64) << 12) + i(len(raw)) + raw


def symbol(text: str) -> bytes:
    return i(1) + chars(text)


def strings(values: Sequence[str | None], flags: int = 0) -> bytes:
    return i(16 | flags) + i(len(values)) + b"".join(map(chars, values))


def integers(values: Sequence[int | None], flags: int = 0) -> bytes:
    return i(13 | flags) + i(len(values)) + b"".join(i(-(2**31) if each is None else each) for each in values)


def reals(values: Sequence[float | None], flags: int = 0) -> bytes:
    cells = (NA_REAL if each is None else struct.pack(">d", each) for each in values)
    return i(14 | flags) + i(len(values)) + b"".join(cells)


def pairs(named: Mapping[str, bytes]) -> bytes:
    return b"".join(i(2 | 0x400) + symbol(name) + held for name, held in named.items()) + i(254)


def column(values: Any) -> bytes:
    if isinstance(values, Factor):
        levels = sorted({each for each in values if each is not None}, reverse=True)
        numbers = [None if each is None else levels.index(each) + 1 for each in values]
        return integers(numbers, 0x300) + pairs({"levels": strings(levels), "class": strings(["factor"])})
    if isinstance(values, Days):
        return reals(values, 0x300) + pairs({"class": strings(["Date"])})
    if isinstance(values, Deferred):
        info = i(2) + symbol("deferred_string") + i(2) + symbol("base") + i(254)
        return i(238) + info + i(2) + integers(values) + integers([0]) + i(254)
    if isinstance(values, range):
        info = i(2) + symbol("compact_intseq") + i(2) + symbol("base") + i(254)
        return i(238) + info + reals([len(values), values.start, values.step]) + i(254)
    first = next((each for each in values if each is not None), None)
    kind = {str: strings, float: reals, int: integers}[type(first)]
    return kind(values)


def frame(columns: Mapping[str, Any]) -> bytes:
    rows = max(map(len, columns.values()))
    about = {
        "names": strings(list(columns)),
        "row.names": integers([None, -rows]),
        "class": strings(["tbl_df", "tbl", "data.frame"]),
    }
    return i(19 | 0x300) + i(len(columns)) + b"".join(map(column, columns.values())) + pairs(about)


def rda(path: Path, packed: str = "bzip2", version: int = 3, **frames: Mapping[str, Any]) -> Path:
    """A file as ``save`` writes it; of one frame named ``rds``, as ``saveRDS`` does."""
    head = i(version) + i(0x40000) + i(0x30500) + (i(5) + b"UTF-8" if version == 3 else b"")
    if list(frames) == ["rds"]:
        raw = b"X\n" + head + frame(frames["rds"])
    else:
        raw = f"RDX{version}\nX\n".encode() + head + pairs({name: frame(held) for name, held in frames.items()})
    path.write_bytes(PACK[packed](raw))
    return path
