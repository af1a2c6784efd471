"""Stata files (.dta) as columns, without Stata: the formats of Stata 8 to 18 (113 to 115, 117 to 119).

Read from Stata's own description of the formats (``help dta``). Value labels and long texts (strL) are not read. Every
length is held against the bytes that are there.
"""

import re
from collections.abc import Callable
from datetime import datetime
from struct import calcsize, iter_unpack, pack, unpack_from
from struct import error as StructError  # noqa: N812

from comity.datasets.rdata import Cell
from comity.model import Record, Refused

_NEW = re.compile(rb"<stata_dta><header><release>(11[789])</release><byteorder>(LSF|MSF)</byteorder><K>")
_MAP_ENTRIES = 14
_NEW_TYPES = {65530: "b", 65529: "h", 65528: "i", 65527: "f", 65526: "d", 32768: "8x"}
_OLD_TYPES = {251: "b", 252: "h", 253: "i", 254: "f", 255: "d"}
_LARGEST = {
    "b": 100, "h": 32740, "i": 2147483620, "f": float.fromhex("0x1.fffffep+126"), "d": float.fromhex("0x1.fffffffffffffp+1022")
}  # fmt: skip
"""The largest value of each type; what is above it stands for a missing one."""


class Table(Record, frozen=True, kw_only=True):
    """The columns of a file by name, and the day on which it was saved (empty if it does not say)."""

    columns: dict[str, list[Cell]]
    saved: str = ""


class _Form(Record, frozen=True, kw_only=True):
    """What is needed to read the rows: byte order (``<`` or ``>``), names, one type letter each, place, count."""

    order: str
    names: tuple[str, ...]
    letters: tuple[str, ...]
    start: int
    rows: int
    saved: str
    encoding: str


def table(raw: bytes, where: str) -> Table:
    """The one table of a Stata file. Missing values are None; a number kept as a float is the shortest one it stands for."""
    try:
        form = _new(raw) if raw.startswith(b"<stata_dta>") else _old(raw)
        columns = _columns(raw, form)
    except (StructError, IndexError) as error:
        raise Refused("cannot be read as a Stata file: it is cut off or damaged", where=where) from error
    except ValueError as error:
        raise Refused(f"cannot be read as a Stata file: {error}", where=where) from None
    return Table(columns=columns, saved=form.saved)


def _columns(raw: bytes, form: _Form) -> dict[str, list[Cell]]:
    row = form.order + "".join(form.letters)
    end = form.start + calcsize(row) * form.rows
    if end > len(raw):
        raise ValueError("it is cut off or damaged: it ends before its last row")
    kept = [pair for pair in zip(form.names, form.letters, strict=True) if pair[1] != "8x"]
    cells = list(zip(*iter_unpack(row, raw[form.start : end]), strict=True)) or [() for _ in kept]
    return {
        name: list(map(_reader(letter, form.encoding), found))
        for (name, letter), found in zip(kept, cells, strict=True)
    }


def _new(raw: bytes) -> _Form:
    """The tagged formats, 117 and up."""
    opening = _NEW.match(raw)
    if opening is None:
        raise ValueError("expected format 117 to 119, found another")
    release, order = int(opening[1]), "<" if opening[2] == b"LSF" else ">"
    at = opening.end()
    wide = "I" if release == 119 else "H"
    (count,) = unpack_from(order + wide, raw, at)
    at += calcsize(order + wide) + len("</K><N>")
    (rows,) = unpack_from(order + ("I" if release == 117 else "Q"), raw, at)
    at += (4 if release == 117 else 8) + len("</N><label>")
    (label,) = unpack_from(order + ("B" if release == 117 else "H"), raw, at)
    at += (1 if release == 117 else 2) + label + len("</label><timestamp>")
    stamp = raw[at + 1 : at + 1 + raw[at]]
    at += 1 + raw[at] + len("</timestamp></header><map>")
    places = unpack_from(f"{order}{_MAP_ENTRIES}Q", raw, at)
    if places[-1] != len(raw) or not raw.endswith(b"</stata_dta>"):
        raise ValueError(f"it is cut off or damaged: expected {places[-1]:,} bytes, found {len(raw):,}")
    if max(places) > len(raw) or rows > len(raw):
        raise ValueError("it is damaged: its map leads out of it")
    kinds = unpack_from(f"{order}{count}H", raw, places[2] + len("<variable_types>"))
    size = 33 if release == 117 else 129
    names = _texts(raw, places[3] + len("<varnames>"), count, size)
    return _Form(
        order=order,
        names=names,
        letters=tuple(_letter(kind, _NEW_TYPES, 2045) for kind in kinds),
        start=places[9] + len("<data>"),
        rows=rows,
        saved=_day(stamp),
        encoding="cp1252" if release == 117 else "utf-8",
    )


def _old(raw: bytes) -> _Form:
    """The formats without tags, 113 to 115."""
    release = raw[0]
    if release not in (113, 114, 115):
        raise ValueError(f"expected format 113 to 119, found {release}: save it again with a newer Stata")
    order = {1: ">", 2: "<"}.get(raw[1], "")
    if not order:
        raise ValueError("it is cut off or damaged: it names no byte order")
    count, rows = unpack_from(f"{order}HI", raw, 4)
    at = 10 + 81
    stamp = raw[at : at + 18]
    kinds = unpack_from(f"{count}B", raw, at := at + 18)
    names = _texts(raw, at := at + count, count, 33)
    at += 33 * count + 2 * (count + 1) + (12 if release == 113 else 49) * count + 33 * count + 81 * count
    while True:  # what Stata notes about the data, each with its length; the last has none
        kind, length = unpack_from(f"{order}BI", raw, at)
        at += 5 + length
        if not kind:
            break
    letters = tuple(_letter(kind, _OLD_TYPES, 244) for kind in kinds)
    return _Form(order=order, names=names, letters=letters, start=at, rows=rows, saved=_day(stamp), encoding="cp1252")


def _letter(kind: int, numbers: dict[int, str], longest: int) -> str:
    if kind not in numbers and not 0 < kind <= longest:
        raise ValueError(f"it is damaged: a column has the type {kind}")
    return numbers.get(kind) or f"{kind}s"


def _texts(raw: bytes, at: int, count: int, size: int) -> tuple[str, ...]:
    if at + count * size > len(raw):
        raise ValueError("it is cut off or damaged: it ends within the names of its columns")
    return tuple(_text(raw[at + size * number : at + size * (number + 1)], "utf-8") for number in range(count))


def _text(raw: bytes, encoding: str) -> str:
    return raw.partition(b"\0")[0].decode(encoding, "replace")


def _day(stamp: bytes) -> str:
    """``28 Jul 2025 08:36`` as ``2025-07-28``."""
    text = _text(stamp, "latin-1").strip()
    try:
        return datetime.strptime(f"{text} +0000", "%d %b %Y %H:%M %z").date().isoformat()
    except ValueError:
        return ""


def _reader(letter: str, encoding: str) -> Callable[[bytes | float], Cell]:
    """What turns one cell of a type into its value."""
    if letter.endswith("s"):
        return lambda cell: _text(cell, encoding) if isinstance(cell, bytes) else None
    largest = _LARGEST[letter]
    shortest = _shortest if letter == "f" else lambda number: number
    return lambda cell: shortest(cell) if not isinstance(cell, bytes) and -largest <= cell <= largest else None


def _shortest(number: float) -> float:
    """The number with the fewest digits that is the same as a float of four bytes: 1.663375, not 1.66337502002."""
    for digits in (6, 7, 8):
        short = float(f"{number:.{digits}g}")
        if pack("f", short) == pack("f", number):
            return short
    return float(f"{number:.9g}")
